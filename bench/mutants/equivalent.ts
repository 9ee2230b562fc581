/** Changes that no test can notice, because the program does the same with them. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Mutant, placeOf } from './mutant.ts'

/** `line`: the line of the source without its indentation, on which `before` becomes `after`. */
type Equivalent = { file: string; line: string; before: string; after: string; why: string }

const known = JSON.parse(readFileSync(join(import.meta.dirname, 'equivalent.json'), 'utf8')) as Equivalent[]

/** Why the change does nothing; undefined when it is not known to. */
export function whyEquivalent(mutant: Mutant, text: string): string | undefined {
  const line = lineAt(text, placeOf(mutant, text))
  return known.find(
    e => e.file === mutant.file && e.line === line && e.before === mutant.before && e.after === mutant.after,
  )?.why
}

/** Entries whose line is no longer in its file. */
export function outdated(root: string): string[] {
  return known
    .filter(({ file, line }) => !readFileSync(join(root, file), 'utf8').includes(line))
    .map(({ file, line }) => `${file}: ${line}`)
}

function lineAt(text: string, at: number): string {
  const end = text.indexOf('\n', at)
  return text.slice(text.lastIndexOf('\n', at - 1) + 1, end < 0 ? undefined : end).trim()
}
