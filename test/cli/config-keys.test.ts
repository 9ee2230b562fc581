/** Changed keys: what may be changed to what, and that footers, help, commands and sentences name them as they are. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, onTestFinished, test } from 'vitest'
import { keyActs, keyOf, keysOf, readKeys } from '../../src/cli/config/keys.ts'
import { readConfig } from '../../src/cli/config/read.ts'
import { sentence, UserError } from '../../src/errors.ts'
import { changed, type KeyChanges, reworded } from '../../src/screen/keys/changes.ts'
import { keyTable, type Scope } from '../../src/screen/keys/keys.ts'
import { edits, liveRows } from '../../src/screen/router.ts'
import { program } from '../support/program.ts'
import { arrivedAt } from '../terminals/given.ts'
import { flywheel, folder, plainEnv } from './program.ts'

function read(keys: string): KeyChanges | undefined {
  return readKeys(readConfig(new TextEncoder().encode(`keys:\n${keys}`), 'config.yaml'))
}

function refusal(keys: string): string {
  try {
    read(keys)
  } catch (error) {
    if (error instanceof UserError) return sentence(error)
    throw error
  }
  return ''
}

describe('a key that is given', () => {
  test.each([
    ['Z', 'Z'],
    ['7', '7'],
    ['space', ' '],
    ['Ctrl+N', 'ctrl-n'],
    ['alt-x', 'alt-x'],
    ['F3', 'f3'],
    ['insert', 'insert'],
    ['ctrl-c', undefined],
    ['ctrl-a', undefined],
    ['enter', undefined],
    ['up', undefined],
    ['nn', undefined],
    ['é', undefined],
  ])('%s is %s', (text, key) => {
    expect(keyOf(text)).toBe(key)
  })

  test.each([
    ['  step.nxt: Z\n', 'line 2, column 3: nothing is called "step.nxt"; did you mean step.next?'],
    ['  next: Z\n', 'line 2, column 3: nothing is called "next"; did you mean step.next?'],
    ['  zzzzzz: Z\n', 'nothing is called "zzzzzz"; to see all names: flywheel config --keys.'],
    ['  step.next: Z\n  step.back: enter\n', 'line 3, column 3: "enter" is no key that can be given'],
    ['  step.next: b\n', 'b is the key for "step before" (step.back) on the same screen'],
    ['  step.next: s\n', 's is the key for "'],
    ['  step.next: Z\n  step.back: Z\n', 'Z is the key for "step before" (step.back)'],
    ['  everywhere.quit: k\n', 'k is the key for "one up" (home.up)'],
    ['  person.done: Z\n', 'the keys of person.done cannot be changed: it belongs to terminals that come in over ssh'],
    ['  wheel.phase: Z\n', 'cannot be changed: it answers to several keys at once'],
    ['  step.next: z\n', 'z is the key for "only the links of its chain, or all" (editing.chain) on the same screen'],
    ['  editing.grid: n\n', 'n is the key for "next step" (step.next) on the same screen'],
    ['  editing.grid: ":"\n', ': is the key for "all commands" (everywhere.commands)'],
    ['  mapList.up: f\n', 'f is the key for "jump to any part by its letter" (editing.jump)'],
    ['  play.slower: t\n', 't is the key for "big clock" (step.clock) on the same screen'],
    ['  private.reveal: n\n', 'n is the key for "next step" (step.next) on the same screen'],
    ['  late.drop: r\n', 'r is the key for "reveal what is hidden" (private.reveal) on the same screen'],
    ['  line.save: Z\n', 'Z is typed as text where line.save works'],
    ['  step.next: [Z, 1, 2, 3, 4]\n', '"step.next" is a key, or a list of up to four'],
    ['  step.next: true\n', '"step.next" is a key, or a list of up to four, such as [Z, ctrl-n], not true'],
  ])('%j is refused', (keys, say) => {
    expect(refusal(keys)).toContain(say)
  })

  test('two acts may change places', () => {
    const changes = read('  step.undo: U\n  step.redo: u\n')
    expect(changes?.get('step.undo')).toEqual(['U'])
    expect(changes?.get('step.redo')).toEqual(['u'])
  })

  test.each([
    ['an act that the map hides by itself', '  step.action: P\n'],
    ['a key of a step that no map is on', '  editing.grid: "!"\n'],
    ['a key that is another one while something moves', '  moving.value: Z\n  editing.save: v\n'],
  ])('%s may be given', (_, keys) => {
    expect(refusal(keys)).toBe('')
  })

  test('any changes are refused in a sentence, or no two acts of one screen share a changed key', () => {
    const name = fc.constantFrom(...keyActs().map(act => act.name))
    const key = fc.constantFrom('Z', 'A', 'n', 'b', '#', 'ctrl-n', 'alt-x', 'F3', 'q', '1', 'nonsense')
    let taken = 0
    fc.assert(
      fc.property(
        fc.dictionary(name, fc.array(key, { minLength: 1, maxLength: 3 }), { minKeys: 1, maxKeys: 5 }),
        keys => {
          const text = Object.entries(keys).map(([act, on]) => `  ${act}: ${JSON.stringify(on)}\n`)
          let changes: KeyChanges | undefined
          try {
            changes = read(text.join(''))
          } catch (error) {
            expect(error).toBeInstanceOf(UserError)
            return
          }
          taken++
          for (const act of keyActs())
            for (const other of keyActs())
              if (act.name < other.name && act.group === other.group)
                for (const on of changes?.get(act.name) ?? []) expect(keysOf(other, changes)).not.toContain(on)
        },
      ),
      { numRuns: 1_000 },
    )
    expect(taken).toBeGreaterThan(50)
  })

  test('no letter that is typed is ever taken, whatever is changed', () => {
    const scopes = Object.keys(keyTable) as Scope[]
    const nothing = () => {}
    const layers = scopes.map(scope => ({
      scope,
      runs: Object.fromEntries(keyTable[scope].map(row => [row.id, nothing])),
    }))
    const changes = new Map(keyActs().map(act => [act.name, ['Z', 'ctrl-n']]))
    for (const { row } of liveRows(changed(layers, changes), true))
      for (const on of row.on) expect(on.length > 1 && !/^.-.$/.test(on), on).toBe(true)
    expect(Object.keys(edits).map(keyOf).filter(Boolean)).toEqual([])
  })
})

describe('sentences', () => {
  const rows = (was: string, on: string) => [
    { row: { id: 'x', on: [on], does: '', was }, run: undefined, scope: 'step' as const },
  ]
  test.each([
    ['Closed. u opens it again; Enter goes on.', 'u', 'Closed. Z opens it again; Enter goes on.'],
    ['d done · s still open', 's', 'd done · Z still open'],
    ['Taken back: "plan u of us".  u takes it', 'u', 'Taken back: "plan u of us".  Z takes it'],
    ['a notes another; note an action, a notes it', 'a', 'Z notes another; note an action, Z notes it'],
    ['This is a step that says a lot', 'a', 'This is a step that says a lot'],
    ['B turns it on.', 'B', 'Z turns it on.'],
    ['thumbs: + goes on', '+', 'thumbs: Z goes on'],
  ])('%s', (text, was, now) => {
    expect(reworded(text, rows(was, 'Z'))).toBe(now)
  })

  test('stay as they are where nothing is changed', () => {
    fc.assert(
      fc.property(fc.string(), text => {
        expect(reworded(text, [])).toBe(text)
      }),
    )
  })
})

describe('on the screen of a turn', () => {
  test('footer, help, commands and sentences show the changed key, and it alone works', async () => {
    const keys = read('  step.next: Z\n  step.undo: X\n') ?? new Map()
    const shown = await arrivedAt('challenge.talk', 1, { keys })
    await shown.type('?')
    expect(shown.text()).toMatch(/Z +next step/)
    expect(shown.text()).toMatch(/X +take the last thing back/)
    expect(shown.text()).not.toMatch(/\bn +next step/)
    await shown.type('?')
    await shown.type(':next step')
    expect(shown.text()).toMatch(/next step +Z/)
    await shown.escape()
    const at = shown.room.session.at
    await shown.type('n')
    expect(shown.room.session.at).toBe(at)
    await shown.type('Z')
    expect(shown.room.session.at).not.toBe(at)
  })

  test('a message names the key as it is now', async () => {
    const shown = await arrivedAt('challenge.talk', 1, {
      keys: read('  step.park: Z\n  step.undo: X\n') ?? new Map(),
    })
    await shown.type('Z')
    await shown.type('call the auditors\r')
    expect(shown.rows()[22]).toMatch(/X takes it back|X: undo/)
    await shown.type('X')
    expect(shown.rows()[22]).toContain('Taken back')
  })
})

describe('flywheel', () => {
  function configured(text: string) {
    const home = folder()
    writeFileSync(join(home, 'mine.yaml'), text)
    return { home, env: { ...plainEnv(), FLYWHEEL_CONFIG: join(home, 'mine.yaml') } }
  }

  test('home shows changed keys in its very first picture, and a letter that is typed is a letter', async () => {
    const { home, env } = configured('keys:\n  everywhere.quit: X\n  home.turn: Z\n')
    const running = program([], { env, cwd: home })
    onTestFinished(() => running.kill('SIGKILL'))
    await running.see('F1 help')
    expect(running.rows()[23]).toContain('X quit')
    expect(running.rows()[23]).toContain('Z new turn')
    expect(running.text()).toMatch(/^ {3}Z {16}a whole turn/m)
    running.type('q')
    await running.press('Z', 'Which team')
    await running.press('\x15XZ', 'team > XZ')
    await running.press('\x1b', 'F1 help')
    await running.press('?', /X +leave/)
    await running.press('X', 'a whole turn')
    running.type('X')
    expect((await running.exited).exitCode).toBe(0)
  })

  test('home does not open with a wrong file, and says why', async () => {
    const { home, env } = configured('keys:\n  step.next: b\n')
    const running = program([], { env, cwd: home })
    onTestFinished(() => running.kill('SIGKILL'))
    await running.see('line 2, column 3: b is the key')
    expect((await running.exited).exitCode).toBe(2)
    expect(running.text()).not.toContain('fault')
  })

  test('a clash is told with its line, and config lists what can be changed', () => {
    const { env } = configured('bell: off\nkeys:\n  step.next: b\n')
    const list = flywheel(['list'], { env })
    expect([list.code, list.stderr]).toEqual([
      2,
      expect.stringMatching(/mine\.yaml, line 3, column 3: b is the key for "step before" \(step\.back\)/),
    ])
    const { stdout } = flywheel(['config', '--keys'], { env: configured('keys:\n  step.next: Z\n').env })
    expect(stdout).toMatch(/^step\.next +Z +line 2 +next step$/m)
    expect(stdout).toMatch(/^step\.back +b +step before$/m)
    expect(flywheel(['config'], { env: configured('keys:\n  step.next: Z\n').env }).stdout).toMatch(
      /^keys\.step\.next +Z +line 2$/m,
    )
  })
})
