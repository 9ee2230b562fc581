/** Gives every screen the terminal's size as it is now. */
import { type ReactNode, useLayoutEffect, useMemo, useState } from 'react'
import type { InkOut } from '../../screen/streams.ts'
import { type Surface, SurfaceContext } from './context.ts'

export function SurfaceSize({
  sink,
  surface,
  children,
}: {
  sink: InkOut
  surface: Omit<Surface, 'width' | 'height'>
  children: ReactNode
}) {
  const [size, setSize] = useState({ width: sink.columns, height: sink.rows })
  useLayoutEffect(() => {
    const resized = () => setSize({ width: sink.columns, height: sink.rows })
    sink.on('resize', resized)
    return () => void sink.off('resize', resized)
  }, [sink])
  useLayoutEffect(() => void sink.emit('drawn', size), [sink, size])
  const value = useMemo(() => ({ ...surface, ...size }), [surface, size])
  return <SurfaceContext value={value}>{children}</SurfaceContext>
}
