/** Every page the build writes beside the program: help, topics, manual pages, completions. */

import { commands } from '../commands/index.ts'
import { home } from '../commands/open.ts'
import { variables } from '../environment.ts'
import { about, codeRows, helpPages } from '../help-pages.ts'
import { completionFor, shells } from './index.ts'
import { manPages } from './man-page.ts'
import { plainPage } from './plain-page.ts'
import { pageTopics, topics } from './topics.ts'

/**
 * Texts by where they lie below the built program (`help/new.txt`, `man/flywheel.1`). `program` stands for what people type to start
 * this program, `day` (`2026-11-30`) is that of the sources, `docs` gives the Markdown of a page of docs/.
 */
export function builtPages(program: string, day: string, docs: (name: string) => string): Record<string, string> {
  const facts = {
    day,
    about,
    commands,
    home,
    exitCodes: codeRows('flywheel'),
    variables,
    topics: Object.entries(topics),
  }
  const all = [
    ...inFolder('help', '.txt', Object.entries(helpPages(program))),
    ...inFolder(
      'help',
      '.txt',
      Object.keys(pageTopics).map(name => [name, plainPage(docs(name))]),
    ),
    ...inFolder('man', '', Object.entries(manPages(facts))),
    ...inFolder(
      'completion',
      '',
      shells.map(shell => [shell, completionFor(shell, commands)]),
    ),
  ]
  return Object.fromEntries(all)
}

function inFolder(folder: string, ending: string, pages: readonly (readonly [name: string, text: string])[]) {
  return pages.map(([name, text]) => [`${folder}/${name}${ending}`, text] as const)
}
