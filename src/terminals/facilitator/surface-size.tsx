/** Gives every screen the terminal's size and look as they are now. */
import { type ReactNode, useLayoutEffect, useMemo, useState } from 'react'
import { frameIn, sparedRows } from '../../screen/small-drawing.ts'
import type { InkOut } from '../../screen/streams.ts'
import type { Theme } from '../../screen/theme.ts'
import { type Surface, SurfaceContext } from './context.ts'

export function SurfaceSize({
  sink,
  surface,
  theme,
  children,
}: {
  sink: InkOut
  surface: Omit<Surface, 'width' | 'height' | 'reduced' | 'theme'>
  /** The look at first. */
  theme: Theme
  children: ReactNode
}) {
  const [look, setLook] = useState(theme)
  const [size, setSize] = useState({ width: sink.columns, height: sink.rows })
  useLayoutEffect(() => {
    const resized = () => setSize({ width: sink.columns, height: sink.rows })
    sink.on('resize', resized)
    sink.on('look', setLook)
    return () => {
      sink.off('resize', resized)
      sink.off('look', setLook)
    }
  }, [sink])
  useLayoutEffect(() => void sink.emit('drawn', size), [sink, size])
  const value = useMemo(() => {
    const reduced = frameIn(size.width, size.height) === 'reduced'
    return { ...surface, theme: look, ...size, height: size.height + (reduced ? sparedRows : 0), reduced }
  }, [surface, look, size])
  return <SurfaceContext value={value}>{children}</SurfaceContext>
}
