/** The levels of a tree, and what it goes on with. */
import * as v from 'valibot'
import { type AgendaPart, flag, id, line } from '../agenda-part.ts'

const mostLevels = 6

export const agenda: AgendaPart<'tree'> = {
  fields: {
    levels: v.array(line(30)),
    base: v.optional(id),
    from: v.optional(id),
    keep: v.optional(id),
    test: v.optional(line(200)),
    numbers: flag,
    voted: v.optional(line(30)),
  },
  check({ levels, keep, from, test, base, voted }, { say, id, refer, earlier }) {
    if (levels.length < 1 || levels.length > mostLevels)
      say(['levels'], `a tree has 1 to ${mostLevels} levels, not ${levels.length}`)
    levels.forEach((level, i) => {
      if (levels.indexOf(level) < i) say(['levels', i], `there are two levels "${level}"`)
    })
    if (voted !== undefined && !levels.includes(voted))
      say(['voted'], `voted is one of the levels ${levels.join(', ')}, not ${voted}`)
    id(keep, ['keep'])
    refer('from', from, ['write', 'group'])
    if (test !== undefined && !(test.includes('{1}') && test.includes('{2}')))
      say(['test'], 'a test sentence has a gap {1} for the top and a gap {2} for the part below it')
    refer('base', base, ['tree'])
    const before = base === undefined ? undefined : earlier(base)
    if (before?.kind === 'tree' && before.levels.some((level, i) => level !== levels[i]))
      say(['levels'], `a tree goes on with its base: its levels begin with ${before.levels.join(', ')}`)
  },
}
