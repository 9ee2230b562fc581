/** Codes wait their turn: a flood of wrong ones leaves room for people who gave none. Clock and lot are handed in. */
import { beforeEach, expect, test, vi } from 'vitest'
import { limits } from '../../../src/remote/gateway/settings.ts'
import { type Trier, tries } from '../../../src/remote/gateway/tries.ts'

beforeEach(() => {
  vi.useFakeTimers()
  return () => vi.useRealTimers()
})

const who = (name: string, about: Partial<Trier> = {}): Trier => ({
  address: '10.0.0.7',
  software: 'OpenSSH_9.2',
  name,
  failures: 0,
  gone: false,
  ...about,
})

/** A door that counts what reaches it; `given` are the answers so far. */
function door() {
  const line = tries(limits)
  const reached = { right: 0, wrong: 0 }
  const wrongAt: number[] = []
  const given: (boolean | undefined)[] = []
  const check = (isRight: boolean) => async () => {
    reached[isRight ? 'right' : 'wrong']++
    if (!isRight) wrongAt.push(Date.now())
    return isRight
  }
  return {
    reached,
    wrongAt,
    given,
    waiting: line.waiting,
    ask: (trier: Trier, isRight: boolean) =>
      line
        .ask(trier, check(isRight), right => right)
        .then(answer => {
          given.push(answer)
          return answer
        }),
  }
}

/** Gives one wrong code after another, as fast as it is let. */
async function attack(ask: ReturnType<typeof door>['ask'], next: (tries: number) => Trier): Promise<never> {
  for (let tries = 0; ; tries++) await ask(next(tries), false)
}

test('fifty callers with wrong codes: 60 a minute get through, and thirty people at the same address at once', async () => {
  const { ask, reached } = door()
  for (let n = 0; n < 50; n++) void attack(ask, tries => who(`attacker ${n}`, { failures: tries % 5 }))
  await vi.advanceTimersByTimeAsync(1_000)
  const before = reached.wrong
  expect(before).toBeLessThanOrEqual(60)
  for (let i = 0; i < 30; i++) void ask(who(`person ${i}`), true)
  await vi.advanceTimersByTimeAsync(0)
  expect(reached.right).toBe(30)
  expect(reached.wrong).toBe(before)
})

test('a new name for every try, by another program than people use: they still come in at once', async () => {
  const { ask, reached } = door()
  for (let n = 0; n < 50; n++) void attack(ask, tries => who(`${n} ${tries}`, { software: 'hydra' }))
  await vi.advanceTimersByTimeAsync(500)
  for (let i = 0; i < 30; i++) void ask(who(`person ${i}`), true)
  await vi.advanceTimersByTimeAsync(0)
  expect(reached.right).toBe(30)
})

test('a flood that cannot be told from people: 60 wrong codes a minute, and who tries again is in within two minutes', async () => {
  const { ask, reached, wrongAt } = door()
  for (let n = 0; n < 30; n++) void attack(ask, tries => who(`${n} ${tries}`, { software: `${n} ${tries}` }))
  await vi.advanceTimersByTimeAsync(60_000)
  const comeIn = async (name: string) => {
    while (!(await ask(who(name), true)));
  }
  for (let i = 0; i < 30; i++) void comeIn(`person ${i}`)
  await vi.advanceTimersByTimeAsync(120_000)
  for (const at of wrongAt) expect(wrongAt.filter(t => t >= at && t < at + 60_000).length).toBeLessThanOrEqual(60)
  expect(wrongAt.length).toBeGreaterThan(110)
  expect(reached.right).toBe(30)
})

test('right codes cost nothing: three hundred people in one second', async () => {
  const { ask, reached } = door()
  for (let i = 0; i < 300; i++) void ask(who(`person ${i}`), true)
  await vi.advanceTimersByTimeAsync(0)
  expect(reached.right).toBe(300)
})

test('who mistyped goes after who did not, and in quiet times at once all the same', async () => {
  const { ask, given } = door()
  await ask(who('Ana'), false)
  await ask(who('Ana', { failures: 1 }), true)
  expect(given).toEqual([false, true])
})

test('who is gone is not asked for; who waited too long hears so', async () => {
  const { ask, reached, given, waiting } = door()
  for (let i = 0; i < 60; i++) await Promise.race([ask(who(`n${i}`, { software: `s${i}` }), false), Promise.resolve()])
  await vi.advanceTimersByTimeAsync(0)
  const gone = who('gone')
  void ask(gone, true)
  void ask(who('patient'), true)
  await vi.advanceTimersByTimeAsync(1_000)
  const before = waiting()
  ;(gone as { gone: boolean }).gone = true
  await vi.advanceTimersByTimeAsync(500)
  expect(waiting()).toBe(before - 1)
  await vi.advanceTimersByTimeAsync(45_000)
  expect(waiting()).toBe(0)
  expect(given).toContain(undefined)
  expect(reached.right).toBe(0)
})
