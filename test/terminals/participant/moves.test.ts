/** The room moves while people type: what they type goes to the step that is drawn, and nothing of it is lost. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Entry } from '../../../src/session/types.ts'
import { before, exampleLog } from '../given.ts'
import { servicesOf } from './services.ts'

const steps = ['challenge.write', 'action.options', 'close.roti'] as const

/** The log at the writing, with people at terminals of their own, and the options without names. */
function log(): Entry[] {
  const [first, ...rest] = structuredClone(before(exampleLog(1), 'challenge.write'))
  if (first && 'agenda' in first.move)
    for (const { exercises } of first.move.agenda.phases)
      for (const step of exercises.flatMap(e => e.steps)) if (step.id === 'action.options') step.anonymous = true
  return [first!, ...rest].map(e =>
    e.move.do === 'join' && 'room' in e.move ? { ...e, move: { do: 'join' as const, name: e.move.name } } : e,
  )
}

const act = fc.oneof(
  fc.record({ do: fc.constant('go' as const), to: fc.constantFrom(...steps) }),
  fc.record({ do: fc.constant('type' as const) }),
  fc.record({ do: fc.constant('type' as const) }),
  fc.record({ do: fc.constant('send' as const) }),
  fc.record({ do: fc.constant('both' as const), to: fc.constantFrom(...steps) }),
)

test('no text lands in another step than the one drawn when it was typed, and none is lost', async () => {
  let moved = 0
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 6, maxLength: 18 }), async acts => {
      const services = servicesOf(log())
      const bo = await services.sit('Bo')
      await services.make('p1', { do: 'go', to: 'challenge.write' })
      const words = new Map<string, string>()
      const drawn = () => {
        const [head = ''] = bo.rows()
        return steps.find(s =>
          head.includes({ 'challenge.write': '›  write', 'action.options': '›  options', 'close.roti': '›  worth' }[s]),
        )
      }
      for (const [i, what] of acts.entries()) {
        const word = `zq${'abcdefghijklmnopqr'[i]} `
        if (what.do === 'go') {
          await services.make('p1', { do: 'go', to: what.to })
          // The screen moves with the room, whatever stands in a line.
          expect(drawn()).toBe(what.to)
        } else if (what.do === 'send') {
          if (bo.text().includes('WRITE')) await bo.type('\r')
        } else {
          const from = drawn()
          const typing = bo.text().includes('WRITE')
          // Keys that arrive with the move, before anything is drawn, were typed at the step before.
          if (what.do === 'both') services.room.submit({ by: 'p1' }, { do: 'go', to: what.to })
          if (typing && from) {
            words.set(word.trim(), from)
            if (what.do === 'both' && from !== what.to) moved++
            await bo.type(word)
          }
          await services.make('p1', { do: 'time', step: services.room.session.at, minutes: 0 }).catch(() => {})
        }
      }
      const found = new Map<string, string[]>()
      const note = (step: string, text: string) => {
        for (const word of text.match(/zq[a-r]/g) ?? []) found.set(word, [...(found.get(word) ?? []), step])
      }
      await bo.quit()
      const seen = services.room.see('p2')
      for (const step of steps) {
        const work = seen.work[step]
        if (work?.kind === 'write') for (const card of work.cards) if (card.by === 'p2') note(step, card.text)
        note(step, services.kept.get(`p2 ${step}`) ?? '')
      }
      for (const [word, step] of words) expect(found.get(word), word).toEqual([step])
      expect(found.size).toBe(words.size)
    }),
    { numRuns: 12, endOnFailure: true },
  )
  expect(moved).toBeGreaterThan(0)
})
