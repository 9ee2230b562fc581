/** Who is here and done, in lines: never what they gave, never how much, and of an anonymous step no names. */
import type { Presence } from '../../../room/presence.ts'
import type { Room } from '../../../room/room.ts'
import { currentStep, isHidden } from '../../../session/read.ts'
import { list } from '../../../text.ts'
import { counted, stateOf } from '../../../views/counts.ts'
import type { HostServices } from '../../../views/host-services.ts'
import { full, lineWords } from './words.ts'

/** `3 of 6 have voted.`, then by name who is done, who writes, who is not done and who is away. */
export function whoIsDone(room: Room, services: HostServices): string[] {
  const step = currentStep(room.session)
  if (!step) return []
  const count = counted(step, room, services.presence)
  if (!count) return []
  const said = full(count.told.replace(/ {2,}/g, ', '))
  if (step.anonymous || !isHidden(room.session, step)) return [said]
  const state = stateOf(step, room.session, services.presence, true)
  const who = (title: string, is: (word: string) => boolean) => {
    const names = room.session.people.filter(p => is(state(p))).map(p => p.name)
    return names.length ? [`${title}: ${list(names)}.`] : []
  }
  return [
    said,
    ...who('Done', word => word.startsWith('done')),
    ...who('Writing', word => word === 'writing'),
    ...who('Not done', word => word === ''),
    ...who('Expected', word => word === 'expected'),
    ...who('Away', word => word === 'away'),
  ]
}

/** Tells once a step that all have answered it. Undefined while some have not, and where it has been told. */
export function allDone(room: Room, presence: Presence): () => string | undefined {
  let told: string | undefined
  return () => {
    const step = currentStep(room.session)
    const count = step && counted(step, room, presence)
    if (!step || !count || count.done < count.of) {
      if (count) told = undefined
      return undefined
    }
    if (told === step.id) return undefined
    told = step.id
    return lineWords.everybodyIn(full(count.say))
  }
}
