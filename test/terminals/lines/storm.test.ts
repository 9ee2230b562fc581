/** Any lines in any order: nothing breaks, nothing but plain lines comes out, and nothing hidden gets out. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { currentStep, isHidden } from '../../../src/session/read.ts'
import { converse, hosted, noon } from './conversation.ts'

const plain = /^[^\x00-\x09\x0b-\x1f\x7f-\x9f]*$/

const words =
  'next back go step read reveal undo redo more less pause action park wheel who join facilitator older notes clock cards card group name take out vote gates gate why bet option if we by until consent objection value number delivered values drop done open dropped hand score keep write said change owner due signal count close next turn help n b u U r p a w t q'.split(
    ' ',
  )
const rests = [
  '',
  '1',
  '2',
  'A',
  'A B',
  '5 3 2',
  '0 0 1 1',
  'y p n d',
  'hit',
  '1 to Bo',
  '61 21 Nov',
  '10 Jan, 24 Feb, search',
  'write',
  'group',
  '99',
  'yes',
  '\x1b[2J',
  '\u202e',
  '-1',
]
const line = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .tuple(fc.constantFrom(...words), fc.constantFrom(...rests), fc.boolean())
      .map(([w, r, c]) => `${c ? ':' : ''}${w} ${r}`.trim()),
  },
  { weight: 2, arbitrary: fc.constantFrom('', ':', '?', 'go write', ':go write', ':go group', 'yes') },
  { weight: 1, arbitrary: fc.string({ maxLength: 12 }).map(s => s.replace(/[\r\n]/g, ' ')) },
)
/** Lines at the hidden step: cards, and commands that were meant to be some. */
const secret = fc.constantFrom(
  '- zqzq',
  'zqzq',
  ':zqzq x',
  ':change 1 zqzq',
  '',
  ':undo',
  ':redo',
  ':done',
  'write',
  ':cards',
  ':read',
  '?',
)

test('storms of lines', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(line, secret), { maxLength: 60 }), async lines => {
      const clock = noon()
      const home = hosted(clock)
      const open = await home.appServices.create({ team: 'checkout', people: ['Ana', 'Bo', 'Chidi'], agenda: 'retro' })
      const it = await converse({ at: 'turn', open }, home.appServices, clock)
      const { room } = open
      const isCovered = () => {
        const step = currentStep(room.see())
        return step?.id === 'challenge.write' && isHidden(room.see(), step)
      }
      let isOver = false
      void it.exited.then(() => {
        isOver = true
      })
      for (const [any, own] of lines) {
        if (isOver) break
        const isOwn = isCovered() && any.length % 3 > 0
        // A question about something else, like the words of an action, is left first: its answer is no card.
        if (isOwn) await it.say(':')
        await it.say(isOwn ? own : any)
        clock.at += 7_000
        if (!room.log.some(e => !('in' in e.move) && e.move.do === 'reveal')) expect(it.all()).not.toContain('zqzq')
      }
      expect([0, 130]).toContain(await it.end())
      expect(it.all()).toMatch(plain)
    }),
    { numRuns: Number(process.env.FLYWHEEL_RUNS ?? 40) },
  )
})
