/** The links a ring begins with. */
import * as v from 'valibot'
import { type AgendaPart, id, line } from '../agenda-part.ts'

const mostLinks = 12

export const agenda: AgendaPart<'ring'> = {
  fields: { links: v.optional(v.array(line(80))), base: v.optional(id), from: v.optional(id), keep: v.optional(id) },
  check({ links, base, from, keep }, { say, refer, id }) {
    if (links && (links.length < 2 || links.length > mostLinks))
      say(['links'], `a ring begins with 2 to ${mostLinks} links or with none, not ${links.length}`)
    refer('base', base, ['ring'])
    refer('from', from, ['write', 'group'])
    id(keep, ['keep'])
  },
}
