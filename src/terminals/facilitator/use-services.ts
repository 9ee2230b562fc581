/** Who is here, is done and writes, as React sees it: drawn anew a few times a second at most, however many people come and go. */
import { useEffect, useState } from 'react'
import type { HostServices, Projected } from '../../views/host-services.ts'

/** ms between two drawings for what changed among the people. */
const every = 200

/** The services; the screen is drawn again when something in them changed. */
export function useServices<H extends HostServices | undefined>(services: H): H {
  const [, draw] = useState(0)
  useEffect(() => {
    if (!services) return
    let timer: NodeJS.Timeout | undefined
    const changed = () => {
      timer ??= setTimeout(() => {
        timer = undefined
        draw(n => n + 1)
      }, every)
    }
    const stops = [services.watch(changed), services.presence.watch(changed)]
    return () => {
      clearTimeout(timer)
      for (const stop of stops) stop()
    }
  }, [services])
  return services
}

/** While this is on the facilitator's screen, it is on the stage, too; undefined leaves the stage as it is. */
export function useProjector(services: HostServices | undefined, projected: Projected | undefined): void {
  useEffect(() => {
    if (!projected) return
    services?.project(projected)
    return () => services?.project(undefined)
  }, [services, projected])
}
