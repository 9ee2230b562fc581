/**
 * People type at random, cards and halves of cards, while the workers of the service are killed with -9 at random moments. In the end each card is
 * in the log once, in the order it was typed, and the last line stands there unsent. FLYWHEEL_KILLS and FLYWHEEL_SEED make it longer, and another.
 */
import { expect, test } from 'vitest'
import { isStepMove } from '../../src/room/apply.ts'
import { fold } from '../../src/room/log.ts'
import type { Ssh } from '../remote/support/stock-ssh.ts'
import { eventually } from '../support/eventually.ts'
import { killWorkers, retroAt, room, workersOf } from './support/losing.ts'
import { serve } from './support/serving.ts'

const kills = Number(process.env.FLYWHEEL_KILLS ?? 3)
const seed = Number(process.env.FLYWHEEL_SEED ?? 1)
/** ms between two pieces at most: nobody is as fast as the room refuses, also not with what waited for it. */
const pause = 150
const step = 'challenge.write'

/** Numbers from 0 to below `n`, always the same for a seed. */
function random(from: number) {
  let state = from
  return (n: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * n)
  }
}

/** Types cards, one after the other, in pieces of any size at any pace, some of them mistyped and mended, until it is told to stop. */
function typist(ssh: Ssh, name: string, pick: (n: number) => number) {
  const cards: string[] = []
  let stopped = false
  const letters = (n: number) => Array.from({ length: n }, () => 'abcdefghijklmnop'[pick(16)]).join('')
  const send = async (keys: string) => {
    for (let at = 0; at < keys.length; ) {
      const size = 1 + pick(7)
      ssh.type(keys.slice(at, at + size))
      at += size
      await new Promise(resolve => setTimeout(resolve, pick(pause)))
    }
  }
  const typing = (async () => {
    while (!stopped) {
      const card = `${name}${cards.length} ${letters(20 + pick(60))}`
      cards.push(card)
      const wrong = pick(4) === 0 ? letters(2) : ''
      await send(`${card.slice(0, 4)}${wrong}${'\x7f'.repeat(wrong.length)}${card.slice(4)}\r`)
    }
    await send(`${name} half`)
  })()
  return {
    cards,
    stop() {
      stopped = true
      return typing
    },
  }
}

test(`after ${kills} kills of the workers every card is there once, and the line that was not sent (seed ${seed})`, async () => {
  const { sessions, state, keys, store } = await retroAt([{ do: 'go', to: step }])
  const served = await serve(sessions, state, ['--workers', '2'])
  const come = (name: string, env: Record<string, string> = {}) =>
    served.come({ user: 'checkout', identity: keys[name] ?? '', env })
  const screens = { Bo: come('Bo'), Di: come('Di') }
  const lines = come('Cy', { TERM: 'dumb' })
  for (const ssh of [...Object.values(screens), lines]) await ssh.see('What sped us up')
  const typists = {
    Bo: typist(screens.Bo, 'bo', random(seed)),
    Di: typist(screens.Di, 'di', random(seed + 1)),
    Cy: typist(lines, 'cy', random(seed + 2)),
  }
  const pick = random(seed + 3)
  const log = async () => (await store.read(room)).log
  for (let n = 1; n <= kills; n++) {
    // Somebody got on since the last one.
    const before = (await log()).length
    await eventually(async () => expect((await log()).length).toBeGreaterThan(before + pick(6)))
    await new Promise(resolve => setTimeout(resolve, pick(60)))
    killWorkers(served)
    await eventually(() => expect(workersOf(served)).toHaveLength(2))
  }
  await Promise.all(Object.values(typists).map(one => one.stop()))
  const people = fold(await log()).people
  for (const [name, { cards }] of Object.entries(typists)) {
    const person = people.find(p => p.name === name)?.id
    const sent = async () =>
      (await log()).flatMap(({ by, move }) =>
        by === person && isStepMove(move) && 'text' in move && typeof move.text === 'string' ? [move.text] : [],
      )
    await eventually(async () => expect(await sent()).toEqual(cards))
    await eventually(async () => {
      const drafts = await store.readDrafts(room, fold(await log()))
      expect(drafts.filter(d => d.person === person)).toEqual([{ person, step, text: `${name.toLowerCase()} half` }])
    })
  }
})
