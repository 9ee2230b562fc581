/** Gives every screen the terminal's size as it is now. */
import { type ReactNode, useLayoutEffect, useMemo, useState } from 'react'
import { frameIn, sparedRows } from '../../screen/small-drawing.ts'
import type { InkOut } from '../../screen/streams.ts'
import { type Surface, SurfaceContext } from './context.ts'

export function SurfaceSize({
  sink,
  surface,
  children,
}: {
  sink: InkOut
  surface: Omit<Surface, 'width' | 'height' | 'reduced'>
  children: ReactNode
}) {
  const [size, setSize] = useState({ width: sink.columns, height: sink.rows })
  useLayoutEffect(() => {
    const resized = () => setSize({ width: sink.columns, height: sink.rows })
    sink.on('resize', resized)
    return () => void sink.off('resize', resized)
  }, [sink])
  useLayoutEffect(() => void sink.emit('drawn', size), [sink, size])
  const value = useMemo(() => {
    const reduced = frameIn(size.width, size.height) === 'reduced'
    return { ...surface, ...size, height: size.height + (reduced ? sparedRows : 0), reduced }
  }, [surface, size])
  return <SurfaceContext value={value}>{children}</SurfaceContext>
}
