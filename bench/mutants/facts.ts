/** Each entry of each kind's facts: taken away, and each of its conditions and constants turned round. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Mutant } from './mutant.ts'
import { mutantsIn } from './operators.ts'

/** Every mutant of the facts, file by file. An entry stands on lines of its own, or with others on the one line of its object. */
export function factMutants(root: string): Mutant[] {
  const kinds = join(root, 'src/kinds')
  const files = readdirSync(kinds, { recursive: true, encoding: 'utf8' }).filter(f => f.endsWith('/facts.ts'))
  return files.toSorted().flatMap(name => {
    const file = `src/kinds/${name}`
    const text = readFileSync(join(root, file), 'utf8')
    const found = [...entriesIn(text), ...mutantsIn(text, file).filter(m => m.before !== 'true')]
    return found.map(change => ({ ...change, file, floor: `facts/${name.split('/')[0]}` }))
  })
}

type Change = Pick<Mutant, 'at' | 'before' | 'after'>

/** The entries of the object that is exported: everything from a name at its depth to the next one. */
function entriesIn(text: string): Change[] {
  const from = text.indexOf(': Facts<')
  const open = text.indexOf('{', from)
  return membersAt(text, open)
}

/** Members of the object that opens at `open`; those of an object inside it follow their own. */
function membersAt(text: string, open: number): Change[] {
  const out: Change[] = []
  let depth = 0
  let start = open + 1
  for (let i = open; i < text.length; i++) {
    const sign = text[i]!
    if (text.startsWith('/**', i)) i = text.indexOf('*/', i) + 1
    else if (sign === "'" || sign === '`') i = text.indexOf(sign, i + 1)
    else if ('{[('.includes(sign)) depth++
    else if ('}])'.includes(sign)) depth--
    const isEnd = (depth === 1 && text[i] === ',') || depth === 0
    if (!isEnd) continue
    const before = text.slice(start, text[i] === ',' ? i + 1 : i)
    const at = start
    if (/^\s*(\/\*\*[\s\S]*?\*\/\s*)?\w/.test(before)) out.push({ at, before, after: '' }, ...inside(text, at, before))
    start = i + 1
    if (depth === 0) break
  }
  return out
}

function inside(text: string, at: number, member: string): Change[] {
  const nested = /^\s*\w+: \{/.exec(member)
  return nested ? membersAt(text, at + nested[0].length - 1) : []
}
