/** State of a screen that another process goes on with when this one is lost: what lies over the step, what is chosen there. */
import { useCallback, useEffect, useRef, useState } from 'react'
import * as v from 'valibot'
import { useSurface } from './context.ts'

/** State as React's, kept as a part of the terminal's stand: plain data of this shape, else it begins anew. */
export function useStood<T>(part: string, begin: () => T, shape: v.GenericSchema<unknown, T>): [T, (next: T) => void] {
  const { stand } = useSurface()
  const [value, set] = useState(() => {
    const was = stand?.was(part)
    const read = was === undefined ? undefined : v.safeParse(shape, was)
    return read?.success ? read.output : begin()
  })
  // What a key changed is kept with it, not with the drawing after it.
  const latest = useRef(value)
  useEffect(() => stand?.keep(part, () => latest.current), [stand, part])
  const become = useCallback((next: T) => {
    latest.current = next
    set(next)
  }, [])
  return [value, become]
}
