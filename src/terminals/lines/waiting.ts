/** What plain lines say before the first step: whom everybody waits for, who is here, what it will be. */
import type { HostServices } from '../../views/host-services.ts'
import { waitingFacts, waitsFor } from '../../views/online/waiting.ts'
import { waitingWords } from '../../views/online/words.ts'
import { full } from './reading/words.ts'

/** The lobby in sentences, one fact a line. */
export function waitingLines(services: HostServices, now: number): string[] {
  const { room } = services.open
  const waiting = { session: room.see(), presence: services.presence, meeting: services.meeting(), now }
  const facts = waitingFacts(waiting).map(({ label, text }) => full(`${label}: ${text}`))
  return [waitsFor(waiting), ...facts, waitingWords.message]
}
