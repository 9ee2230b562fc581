/**
 * How things look at each stage of evolution: what to hold a part against before placing it.
 *
 * The rows: Wardley Mapping courtesy of Simon Wardley, CC BY-SA 4.0 (Wardley Maps, chapter 2); this file is under the same
 * licence. The words are ours.
 */

/** One row: what is compared, and how it looks at stages I to IV. `quick`: worth asking even when there is a minute only. */
type CheatRow = { about: string; looks: readonly [string, string, string, string]; quick?: true }

export const cheatSource = 'Wardley Mapping courtesy of Simon Wardley, CC BY-SA 4.0 (Wardley Maps, ch. 2)'

export const cheatSheet: readonly CheatRow[] = [
  { about: 'how common', looks: ['rare', 'here and there', 'more and more', 'everywhere'], quick: true },
  { about: 'how sure', looks: ['barely understood', 'learning fast', 'does the job', 'well understood'], quick: true },
  {
    about: 'users find it',
    looks: ['strange, exciting', 'leading edge', 'usual; odd without', 'not worth a word'],
    quick: true,
  },
  { about: 'people write of', looks: ['its wonder', 'building it', 'running it', 'using it'], quick: true },
  { about: 'market', looks: ['none yet', 'forming', 'many rivals', 'mature'] },
  { about: 'knowing how', looks: ['nobody knows', 'by using it', 'by running it', 'all known'] },
  { about: 'outsiders see', looks: ['chaos', 'work for experts', 'rising hopes', 'order, dull'] },
  { about: 'the trade sees', looks: ['a gamble', 'an advantage', 'better features', 'cost of business'] },
  { about: 'worth lies in', looks: ['what may come', 'first profit', 'high margins', 'sheer volume'] },
  { about: 'understanding', looks: ['poor', 'first measures', 'finer measures', 'fully measured'] },
  { about: 'others do it', looks: ['each differently', 'we copy them', 'with other features', 'all the same way'] },
  { about: 'when it fails', looks: ['of course', 'a pity', 'not acceptable', 'a surprise'] },
  { about: 'we act on', looks: ['instinct', 'what we found', 'what users say', 'numbers'] },
  { about: 'we save on', looks: ['changing it', 'waste', 'waste', 'deviation'] },
  { about: 'we decide by', looks: ['habit, belief', 'analysis', 'analysis', 'experience'] },
]
