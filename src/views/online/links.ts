/** Links that stand in what is shown at the step the room is at, to be copied from any terminal. */

import { sourceOf } from '../../kinds/made/unseen.ts'
import { currentStep } from '../../session/read.ts'
import type { Session } from '../../session/types.ts'

/** So many links are found at one step. */
const mostLinks = 20
const link = /https?:\/\/[^\s"<>\\]{1,2000}/g

/** The links of the step's question, its work and the cards it is about, each once, in their order. The session is one that hides what is hidden. */
export function linksShown(session: Session): string[] {
  const step = currentStep(session)
  if (!step) return []
  const source = sourceOf(session, step.id)
  const found = new Set<string>()
  for (const shown of [step.ask, step.hint, session.work[step.id], source && session.work[source.id]])
    for (const [url] of (JSON.stringify(shown) ?? '').matchAll(link))
      if (found.size < mostLinks) found.add(trimmed(url))
  return [...found]
}

/** Without the stop or the bracket that ends the sentence around it. */
function trimmed(url: string): string {
  return url.replace(/[.,;:!?')\]]+$/, '')
}
