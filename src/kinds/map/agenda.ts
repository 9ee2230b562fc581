/** What a map begins with and what is asked about it. */
import * as v from 'valibot'
import { parse } from '../../map/index.ts'
import { deckIds } from '../../session/shapes.ts'
import { type AgendaPart, id } from '../agenda-part.ts'

export const agenda: AgendaPart<'map'> = {
  fields: {
    role: id,
    base: v.optional(id),
    text: v.optional(v.pipe(v.string(), v.maxLength(20_000))),
    prompts: v.optional(v.array(v.picklist(deckIds))),
  },
  check(step, checking) {
    checking.id(step.role, ['role'])
    checking.refer('base', step.base, ['map', 'tree'])
    // A map an agenda brings along can be read whole: nobody finds out in front of the room.
    const trouble = parse(step.text ?? '').problems.find(p => p.level === 'error')
    if (trouble) checking.say(['text'], `line ${trouble.line} of the map: ${trouble.say}`)
  },
}
