/** Where a kind of step is asked for by its name outside kinds/ and agendas/. */
import { kindNames } from '../../src/session/shapes.ts'
import { type Source, sources } from './files.ts'

/** `.kind === 'vote'`, `case 'vote':`, `workOf(…, 'vote')`, `stepsWith(…, 'vote')` and `made('vote')`. */
const asked = (names: string) =>
  new RegExp(
    `(?:\\bkind [=!]==? |\\bcase |\\b(?:workOf|stepsWith|made|rulesOf|factsOf)\\([^()\\n]*(?:\\([^()\\n]*\\)[^()\\n]*)*)'(?:${names})'`,
    'g',
  )

/** The one list of kinds itself. */
const list = 'session/shapes.ts'

/** `path:line` of each use. A `case` counts only in a switch over a kind. */
export function usesByName(all: readonly Source[] = sources()): string[] {
  const pattern = asked(kindNames.join('|'))
  return all
    .filter(({ path }) => path !== list && !/^(?:kinds|agendas)\//.test(path))
    .flatMap(({ path, text }) =>
      [...text.matchAll(pattern)]
        .filter(hit => !hit[0].startsWith('case ') || isOverKind(text, hit.index))
        .map(hit => `${path}:${text.slice(0, hit.index).split('\n').length}`),
    )
}

function isOverKind(text: string, at: number): boolean {
  const from = text.lastIndexOf('switch (', at)
  return /^switch \([\w.?]*kind\)/.test(text.slice(from, from + 60))
}
