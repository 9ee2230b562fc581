/** Taking back and giving again, twenty steps deep in every kind; and moving about, which deletes nothing. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { retro } from '../../src/agendas/retro.ts'
import { stepsOf } from '../../src/session/agenda.ts'
import type { Session } from '../../src/session/types.ts'
import { arrivedAt, before, begun, exampleLog, type Opened, opened } from './given.ts'

const enter = '\r'

/** What a person would miss: everything gathered, without who looked when. */
function gathered({ work, parked, revealed, extra, next }: Session) {
  const steps = Object.entries(work).map(([id, w]) => [id, 'seen' in w ? { ...w, seen: [] } : w])
  return { work: Object.fromEntries(steps), parked, revealed, extra, next }
}

/** Twenty and more changes at a step of each kind, as keys; escape is written as a word. */
const deeds: Record<string, { step: string; turn?: 1 | 2; keys: string[] }> = {
  settle: { step: 'open.settle', turn: 2, keys: ['1', `19 h${enter}`, ...'ddd', ...'sx'.repeat(9)] },
  write: { step: 'action.options', keys: [...Array.from({ length: 21 }, (_, i) => `option ${i}${enter}`), 'escape'] },
  group: {
    step: 'challenge.group',
    keys: [
      ...Array.from({ length: 13 }, (_, i) => `${String.fromCharCode(98 + i)}a`),
      ...'bcdefghi'.split('').map(c => `${c}\x7f`),
      'escape',
    ],
  },
  vote: { step: 'challenge.vote', keys: [...Array.from({ length: 21 }, (_, i) => `${i % 9} 1${enter}`), 'escape'] },
  scale: {
    step: 'close.gates',
    // Every round answers each gate otherwise than the one before.
    keys: [...['ynpd', 'npdy', 'pdyn', 'dynp', 'ynpd', 'npdy'].flatMap(r => [...r, '\x1b[A\x1b[A\x1b[A']), 'escape'],
  },
  series: {
    step: 'purpose.star',
    keys: [`orders${enter}`, ...Array.from({ length: 21 }, (_, i) => `${i} ${i + 1} Oct${enter}`), 'escape'],
  },
  decide: { step: 'action.bet', keys: [...Array.from({ length: 21 }, (_, i) => `text ${i}\t`), 'escape'] },
  actions: {
    step: 'close.actions',
    keys: [
      'a',
      ...Array.from({ length: 7 }, (_, i) => [`act ${i}${enter}`, `Bo${enter}`, `1 Dec${enter}`, enter]).flat(),
      'escape',
      'escape',
    ],
  },
}

async function press(shown: Opened, keys: readonly string[]): Promise<void> {
  for (const key of keys) await (key === 'escape' ? shown.escape() : shown.type(key))
}

describe.each(Object.keys(deeds))('at a step of the kind %s', kind => {
  it('twenty changes are taken back one by one and given again, each said', async () => {
    const { step, turn = 1, keys } = deeds[kind]!
    const shown =
      step === 'open.settle'
        ? await opened(before(exampleLog(turn), 'open.checkin').slice(0, 7))
        : await arrivedAt(step, turn)
    await press(shown, keys)
    const states = [gathered(shown.room.session)]
    for (let i = 0; i < 20; i++) {
      await shown.type('u')
      expect(shown.rows()[22], `undo ${i}`).toMatch(/^ Taken back: .+/)
      states.push(gathered(shown.room.session))
      expect(states.at(-1), `undo ${i}`).not.toEqual(states.at(-2))
    }
    for (let i = 0; i < 20; i++) {
      states.pop()
      await shown.type('U')
      expect(gathered(shown.room.session), `redo ${i}`).toEqual(states.at(-1))
      expect(shown.rows()[22], `redo ${i}`).toMatch(/^ Again: .+/)
    }
  })
})

it('there is an end to taking back, and it is said', async () => {
  const shown = await opened(begun())
  await shown.escape()
  await shown.type('u')
  expect(shown.text()).toContain('There is nothing to take back.')
  await shown.type('U')
  expect(shown.text()).toContain('There is nothing to bring back.')
})

describe('moving about', () => {
  it('next, back and going to any step delete nothing', async () => {
    const steps = stepsOf(retro())
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(fc.constantFrom('n', 'b'), fc.nat(steps.length - 1)), { maxLength: 25 }),
        async walk => {
          const log = exampleLog(1)
          const shown = await opened(
            log.slice(
              0,
              log.findIndex(e => e.move.do === 'close'),
            ),
          )
          const had = gathered(shown.room.session)
          for (const to of walk) {
            await shown.escape()
            await shown.escape()
            if (typeof to === 'string') await shown.type(to)
            else await shown.type(`g${steps[to]!.title}\r`)
          }
          expect(gathered(shown.room.session)).toEqual(had)
          await shown.quit()
        },
      ),
      { numRuns: Number(process.env.FLYWHEEL_RUNS ?? 8) },
    )
  })
})
