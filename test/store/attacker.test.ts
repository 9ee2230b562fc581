/** Somebody who reads every byte of the folder at every moment, and tries to say who wrote what in an anonymous step. */
import { createHash, createHmac } from 'node:crypto'
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fold } from '../../src/room/log.ts'
import { workOf } from '../../src/session/read.ts'
import type { Move } from '../../src/session/types.ts'
import type { Disk } from '../../src/store/disk.ts'
import { disk } from '../../src/store/disk.ts'
import { keepDraft } from '../../src/store/drafts.ts'
import { openSession } from '../../src/store/file.ts'
import { asIfCrashed, folder, roomOn, session } from './given.ts'

const people = ['p1', 'p2', 'p3', 'p4', 'p5', 'p6', 'p7', 'p8']
const write = 'safe.write'
const scale = 'storm.safe'

type Seen = { name: string; text: string }

function look(path: string): Seen[] {
  return readdirSync(path).flatMap(name => {
    const file = join(path, name)
    return statSync(file).isFile() ? [{ name, text: readFileSync(file, 'utf8') }] : []
  })
}

/** A disk that calls back before and after every change, so that no file is there unseen, however short. */
function watched(call: () => void): Disk {
  return new Proxy(disk, {
    get(on, key, self) {
      const what = Reflect.get(on, key, self)
      if (typeof what !== 'function' || !/^(create|append|rename|remove|link|replace)$/.test(String(key))) return what
      return async (...args: unknown[]) => {
        call()
        const came = await (what as (...a: unknown[]) => Promise<unknown>).apply(on, args)
        call()
        return came
      }
    },
  })
}

async function roomFor(path: string, on?: Disk) {
  const room = roomOn(await session(path, on))
  for (const by of people.slice(room.session.people.length)) room.submit({ by }, { do: 'join', name: `Person ${by}` })
  return room
}

/** A box, or one under the name it is written under first. */
function isBox({ name, text }: Seen): boolean {
  return name.endsWith('.box') || (name.endsWith('.tmp') && text.includes('"texts"'))
}

/** Texts and counts of answers as the newest box has them: one that is being written before the one it takes the place of. */
function contents(seen: Seen[]): { texts: Set<string>; counts: string } {
  const boxes = seen.filter(isBox)
  const text = (boxes.find(s => s.name !== 't-2.box') ?? boxes[0])?.text ?? '{}'
  const box = JSON.parse(text) as Record<string, { counts: object }>
  return { texts: new Set(text.match(/words-\d+-p\d/g)), counts: JSON.stringify(box[scale]?.counts ?? {}) }
}

const act = fc.record({
  by: fc.constantFrom(...people),
  what: fc.constantFrom('add', 'add', 'answer', 'draft', 'park', 'drop'),
  point: fc.nat(2),
})

test('between any two moments the folder changes by the words of four people or by nobody’s', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 12, maxLength: 28 }), async acts => {
      const path = join(folder(), 't-2.json')
      let known: ReturnType<typeof contents> = { texts: new Set(), counts: '{}' }
      let since = { write: new Set<string>(), scale: new Set<string>() }
      let written = 0
      // What is left at the end is written whole: nobody could put it in again.
      let left = false
      const told: string[] = []
      const check = () => {
        if (left) return
        const seen = look(dirname(path)).filter(isWhole)
        for (const { name, text } of seen)
          if (!isBox({ name, text }) && /words-\d+-p\d/.test(text)) told.push(`words in ${name}`)
        const now = contents(seen)
        const changes = [...now.texts, ...known.texts].filter(t => now.texts.has(t) !== known.texts.has(t))
        if (changes.length) {
          if (since.write.size < 4) told.push(`${changes} are of ${[...since.write]}`)
          since = { ...since, write: new Set() }
          written++
        }
        if (now.counts !== known.counts) {
          if (since.scale.size < 4) told.push(`${now.counts} are of ${[...since.scale]}`)
          since = { ...since, scale: new Set() }
        }
        known = now
      }
      const room = await roomFor(path, watched(check))
      for (const to of [write, scale]) room.submit({ by: 'p1' }, { do: 'go', to })
      const cards = new Map<string, string[]>()
      for (const [i, { by, what, point }] of acts.entries()) {
        const mine = cards.get(by) ?? []
        const text = `words-${i}-${by}`
        if (what === 'draft') await keepDraft(path, { person: by, step: write, text }, room.session)
        else if (what === 'park') await saved(room.submit({ by }, { do: 'park', text: `parked ${i}` }))
        else if (what === 'answer') {
          since.scale.add(by)
          await saved(room.submit({ by }, { in: scale, do: 'answer', row: 'trying', point }))
        } else if (what === 'drop' && mine.length) {
          since.write.add(by)
          await saved(room.submit({ by }, { in: write, do: 'drop', card: mine.pop()! }))
        } else {
          since.write.add(by)
          const outcome = room.submit({ by }, { in: write, do: 'add', text })
          if ('boxed' in outcome) cards.set(by, [...mine, outcome.card!])
          await saved(outcome)
        }
        check()
      }
      // The test would hold for a room that writes nothing: enough of these do write.
      if (new Set(acts.filter(a => a.what === 'add').map(a => a.by)).size >= 4) expect(written).toBeGreaterThan(0)
      expect(told).toEqual([])
      left = true
      await room.leave()
    }),
    { numRuns: 6, endOnFailure: true },
  )
})

/** A file half written is looked at once it is whole; its words are looked for even so. */
function isWhole({ name, text }: Seen): boolean {
  if (!isBox({ name, text })) return true
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

async function saved(outcome: object): Promise<void> {
  expect(outcome).toHaveProperty('saved')
  await (outcome as { saved: Promise<void> }).saved
}

test('no mark in any file is made from a person by a key that lies there', async () => {
  const path = join(folder(), 't-2.json')
  const room = await roomFor(path)
  for (const to of [write, scale]) room.submit({ by: 'p1' }, { do: 'go', to })
  for (const [i, by] of people.entries()) {
    await saved(room.submit({ by }, { in: write, do: 'add', text: `words-${i}-x` }))
    await saved(room.submit({ by }, { in: scale, do: 'answer', row: 'trying', point: i % 3 }))
  }
  const all = look(dirname(path))
    .map(s => s.text)
    .join('\n')
  const keys = new Set(all.match(/\b[0-9a-f]{16,}\b/g) ?? [])
  for (const by of people) {
    const marks = [createHash('sha256').update(by).digest('hex')]
    for (const key of keys)
      for (const bytes of [key, Buffer.from(key, 'hex')])
        marks.push(createHmac('sha256', bytes).update(by).digest('hex'))
    for (const mark of marks) expect(all).not.toContain(mark.slice(0, 16))
  }
  expect(all).toContain('words-0-x')
  expect(look(dirname(path)).map(s => s.name)).not.toContain('t-2.key')
  const box = look(dirname(path)).find(s => s.name === 't-2.box')!.text
  expect(box).not.toMatch(/p[1-8]\b|Person|Ana|Bo\b|2026/)
  // In the order of the alphabet, whoever came first.
  expect(box.match(/words-\d-x/g)).toEqual([...people.keys()].map(i => `words-${i}-x`))
  await room.leave()
})

test('after a crash the words are there once, and people are asked again', async () => {
  const path = join(folder(), 't-2.json')
  const room = await roomFor(path)
  room.submit({ by: 'p1' }, { do: 'go', to: write })
  for (const by of people.slice(0, 4)) await saved(room.submit({ by }, { in: write, do: 'add', text: `words-1-${by}` }))
  const again = roomOn(await openSession(asIfCrashed(path)))
  expect(again.leftInBox(write, 'p1')).toBe(4)
  await saved(again.submit({ by: 'p1' }, { in: write, do: 'add', text: 'once more' }))
  expect(again.leftInBox(write, 'p1')).toBeUndefined()
  await saved(again.submit({ by: 'p1' }, { do: 'reveal', step: write }))
  expect(
    workOf(again.session, write, 'write')!
      .cards.map(c => c.text)
      .sort(),
  ).toEqual(['once more', ...people.slice(0, 4).map(by => `words-1-${by}`)])
  await again.leave()
  await room.leave()
})

test('a room that is left before the reveal leaves every word', async () => {
  const path = join(folder(), 't-2.json')
  const room = await roomFor(path)
  room.submit({ by: 'p1' }, { do: 'go', to: write })
  await saved(room.submit({ by: 'p2' }, { in: write, do: 'add', text: 'the only one' }))
  await room.leave()
  const again = roomOn(await openSession(path))
  again.submit({ by: 'p1' }, { do: 'reveal', step: write })
  expect(workOf(fold(again.log), write, 'write')!.cards.map(c => c.text)).toEqual(['the only one'])
  await again.leave()
})

test('marks of people and their key that an older program left are taken away at the opening', async () => {
  const path = join(folder(), 't-2.json')
  const room = await roomFor(path)
  await room.leave()
  const key = 'ab'.repeat(32)
  const mark = (by: string) => createHmac('sha256', Buffer.from(key, 'hex')).update(by).digest('hex').slice(0, 32)
  const old = {
    [write]: { since: 9, cards: { ff00: { text: 'kept' } }, in: [mark('p1')], answers: {} },
    [scale]: { since: 9, cards: {}, in: [mark('p2')], answers: { [mark('p2')]: { trying: 2 } } },
  }
  writeFileSync(join(dirname(path), 't-2.box'), JSON.stringify(old))
  writeFileSync(join(dirname(path), 't-2.key'), JSON.stringify({ [write]: key, [scale]: key }))
  const again = roomOn(await openSession(path))
  const all = look(dirname(path))
  expect(all.map(s => s.name)).not.toContain('t-2.key')
  for (const by of people) expect(all.map(s => s.text).join()).not.toContain(mark(by))
  again.submit({ by: 'p1' }, { do: 'go', to: scale } as Move)
  for (const step of [write, scale]) again.submit({ by: 'p1' }, { do: 'reveal', step })
  expect(workOf(fold(again.log), write, 'write')?.cards.map(c => c.text) ?? []).toEqual(['kept'])
  expect(workOf(fold(again.log), scale, 'scale')?.tally).toEqual({ trying: [0, 0, 1] })
  await again.leave()
  expect(basename(path)).toBe('t-2.json')
})
