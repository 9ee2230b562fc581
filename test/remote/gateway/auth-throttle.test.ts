/** Codes wait their turn: a flood of wrong ones leaves room for people who gave none. The clock is a false one. */
import { beforeEach, expect, test, vi } from 'vitest'
import { type Attempt, authThrottle } from '../../../src/remote/gateway/auth-throttle.ts'
import { limits } from '../../../src/remote/gateway/settings.ts'

beforeEach(() => {
  vi.useFakeTimers()
  return () => vi.useRealTimers()
})

const who = (name: string, about: Partial<Attempt> = {}): Attempt => ({
  address: '10.0.0.7',
  software: 'OpenSSH_9.2',
  name,
  failures: 0,
  gone: false,
  ...about,
})

/** A door that counts what reaches it; `given` are the answers so far. */
function door() {
  const line = authThrottle(limits)
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
    ask: (attempt: Attempt, isRight: boolean) =>
      line
        .ask(attempt, check(isRight), right => right)
        .then(answer => {
          given.push(answer)
          return answer
        }),
  }
}

const within = (times: number[], ms: number) =>
  Math.max(0, ...times.map(from => times.filter(t => t >= from && t < from + ms).length))

/** Thirty people one after another, who try again when they are told to: how long each took, in ms. */
async function people(ask: ReturnType<typeof door>['ask'], about: (i: number) => Partial<Attempt>): Promise<number[]> {
  const times: number[] = []
  const come = async (i: number) => {
    const start = Date.now()
    while (!(await ask(who(`person ${i}`, about(i)), true)));
    times.push(Date.now() - start)
  }
  for (let i = 0; i < 30; i++) {
    void come(i)
    await vi.advanceTimersByTimeAsync(500)
  }
  await vi.advanceTimersByTimeAsync(10_000)
  return times
}

/** What an attacker's connection costs it: the key exchange, and the pause before a wrong code is answered. */
const pause = () => new Promise(resolve => setTimeout(resolve, 350))

test.each<[string, (n: number, tries: number) => Attempt, number]>([
  // What is told by its names and connections gets through sixty times a minute, whatever it does, after its first two on each.
  ['the same names', (n, tries) => who(`attacker ${n}`, { failures: tries % 5 }), 60],
  ['a new name for every try', (n, tries) => who(`${n} ${tries}`), 1_000],
  ['many addresses', (n, tries) => who(`${n} ${tries}`, { address: `10.${n}.${tries >> 8}.${tries & 255}` }), 1_000],
])(
  'forty workers with wrong codes, %s: people with the right one are in within three seconds',
  async (_, next, most) => {
    const { ask, wrongAt } = door()
    const worker = async (n: number) => {
      for (let tries = 0; ; tries++) {
        await ask(next(n, tries), false)
        await pause()
      }
    }
    for (let n = 0; n < 40; n++) void worker(n)
    await vi.advanceTimersByTimeAsync(60_000)
    for (const about of [() => ({}), (i: number) => ({ address: `192.168.0.${i}` })]) {
      const times = await people(ask, about)
      expect(times).toHaveLength(30)
      expect(Math.max(...times)).toBeLessThanOrEqual(3_000)
    }
    expect(within(wrongAt, 60_000)).toBeLessThanOrEqual(1_000)
    expect(
      within(
        wrongAt.filter(at => at > wrongAt[0]! + 60_000),
        60_000,
      ),
    ).toBeLessThanOrEqual(most)
  },
)

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

test('one wrong code is a slip: who gave it waits no longer than who gave none', async () => {
  const { ask, given } = door()
  for (let i = 0; i < 300; i++) void ask(who(`n${i}`), false)
  await vi.advanceTimersByTimeAsync(60_000)
  given.length = 0
  await ask(who('Ana'), false)
  await ask(who('Ana', { failures: 1 }), true)
  expect(given).toEqual([false, true])
})

test('who is gone is not asked for; who waited too long hears so', async () => {
  const { ask, reached, given, waiting } = door()
  for (let n = 0; n < 2; n++) await ask(who('n'), false)
  for (let i = 0; i < 10; i++) void ask(who('n', { failures: 2 }), false)
  await vi.advanceTimersByTimeAsync(0)
  const gone = who('n', { failures: 3 })
  void ask(gone, true)
  void ask(who('n', { failures: 4 }), true)
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
