/** What this viewer may see: a session from which others' hidden input is already gone. */
import { rulesOf } from '../kinds/index.ts'
import { isHidden, stepOf } from '../session/read.ts'
import type { PersonId } from '../session/shapes.ts'
import type { Session } from '../session/types.ts'

/** The session as `me` may see it; without `me`, as the stage may show it. The same object when nothing is hidden. */
export function redact(session: Session, me?: PersonId): Session {
  let work = session.work
  for (const [id, kept] of Object.entries(session.work)) {
    const step = stepOf(session, id)
    if (!step) continue
    const rules = rulesOf(step.kind)
    const shown = isHidden(session, step) ? rules.redact(step, kept, me) : (rules.veil?.(step, kept, me) ?? kept)
    if (shown === kept) continue
    if (work === session.work) work = { ...work }
    work[id] = shown
  }
  return work === session.work ? session : { ...session, work }
}
