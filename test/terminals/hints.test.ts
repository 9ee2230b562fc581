/** What the screens promise: every key in a footer, and every key in help, does something or says why not. */

import { describe, expect, it } from 'vitest'
import { kindOf } from '../../src/kinds/index.ts'
import { type KeyRow, keyTable, showKey } from '../../src/screen/keys/keys.ts'
import { kindNames } from '../../src/session/shapes.ts'
import { arrivedAt } from './given.ts'
import { views } from './views.ts'

/** Keys of the table as a terminal sends them; a range by one of its members. */
const bytes: Record<string, string> = {
  enter: '\r',
  escape: '\x1b\x1b[I',
  tab: '\t',
  'shift-tab': '\x1b[Z',
  up: '\x1b[A',
  down: '\x1b[B',
  left: '\x1b[D',
  right: '\x1b[C',
  backspace: '\x7f',
  delete: '\x1b[3~',
  'alt-enter': '\x1b\r',
  'ctrl-j': '\n',
  'ctrl-l': '\x0c',
  'ctrl-r': '\x12',
  f1: '\x1bOP',
  'a-z': 'b',
  '1-4': '3',
}

function sent(key: string): string {
  return bytes[key] ?? key
}

const acts = kindNames.flatMap(kind => kindOf(kind).ways).flatMap(way => way.acts)
const rows = [
  ...(Object.values(keyTable).flat() as KeyRow[]),
  ...acts.flatMap(({ id, keys, does }): KeyRow[] => (keys ? [{ id, on: keys, does }] : [])),
]

/** The keys a footer names: pieces of `enter save  up edit`, each looked up in the table. */
function promised(footer: string): string[] {
  const left = footer.replace(/(: more {2})?F1 help$/, '').trim()
  const pieces = left.split(/ {2,}/).filter(piece => !/^[A-Z ]+$/.test(piece))
  return pieces.map(piece => {
    const row = rows.find(r => piece.startsWith(`${showKey(r.on[0]!)} `))
    if (!row) throw new Error(`no key of the table begins "${piece}"`)
    return row.on[0]!
  })
}

describe.each(Object.keys(views))('%s', name => {
  it('does something for every key its footer names', async () => {
    const footer = (await views[name]!()).rows()[23]!
    const keys = promised(footer)
    expect(keys.length, footer).toBeGreaterThan(0)
    for (const key of keys) {
      const shown = await views[name]!()
      shown.taken()
      await shown.type(sent(key))
      expect(shown.taken(), `${key} in "${footer.trim()}"`).not.toBe('')
    }
  })
})

describe('at any step', () => {
  const always = [...keyTable.step, ...keyTable.everywhere].flatMap(row => row.on.map(key => [row.does, key] as const))
  it.each(always)('%s: %s', async (_, key) => {
    const shown = await arrivedAt('challenge.talk')
    shown.taken()
    await shown.type(sent(key))
    expect(shown.taken()).not.toBe('')
  })

  it('a key that does nothing now says why', async () => {
    const shown = await arrivedAt('open.checkin')
    await shown.escape()
    await shown.type('b')
    await shown.escape()
    await shown.type('b')
    expect(shown.rows()[22]).toContain('this is the first step')
  })
})
