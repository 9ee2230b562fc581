import { expect, test } from 'vitest'
import { playHistory } from './history.ts'

/** How many histories are played; all 10,000 by FLYWHEEL_HISTORIES=10000. */
const histories = Number(process.env.FLYWHEEL_HISTORIES ?? 300)
const first = Number(process.env.FLYWHEEL_SEED ?? 1)

test(`in ${histories} histories of two and three writers no acknowledged entry is lost or doubled`, async () => {
  const did: Record<string, number> = {}
  const wrong: string[] = []
  let acknowledged = 0
  for (let seed = first; seed < first + histories; seed++) {
    const history = await playHistory(seed)
    acknowledged += history.acknowledged
    wrong.push(...history.wrong.map(what => `seed ${seed}: ${what}`))
    for (const [what, times] of Object.entries(history.did)) did[what] = (did[what] ?? 0) + times
  }
  if (process.env.FLYWHEEL_HISTORIES) console.log({ acknowledged, ...did })
  expect(wrong).toEqual([])
  // The histories had what they are for.
  expect(acknowledged).toBeGreaterThan(histories)
  for (const what of ['told', 'slept', 'killed', 'clock', 'refused', 'no snapshot', 'not closed'])
    expect(did[what] ?? 0, what).toBeGreaterThan(histories / 100)
}, 1_200_000)
