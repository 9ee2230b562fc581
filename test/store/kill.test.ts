import { join } from 'node:path'
import { expect, test } from 'vitest'
import { folder, namesIn } from './given.ts'
import { kill } from './killing.ts'

const kills = Number(process.env.FLYWHEEL_KILLS ?? 10)

test(`killed ${kills} times while moves stream in, a room loses none it acknowledged and is back within 2 s`, async () => {
  const path = join(folder(), 't-2.json')
  let acknowledged = 0
  for (let i = 0; i < kills; i++) {
    const found = await kill(path, Math.random() * 150, i === 0)
    acknowledged += found.acknowledged
    expect(found.lost).toBe(0)
    expect(found.back).toBeLessThan(2_000)
    expect(namesIn(join(path, '..')).filter(n => /tmp$|journal$|lock$/.test(n))).toEqual([])
  }
  expect(acknowledged).toBeGreaterThan(kills)
}, 60_000)
