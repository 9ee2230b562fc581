/** Stands before a file of tests and writes down which stretches of the sources it ran, into the folder FLYWHEEL_RECORD. */
import { writeFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { afterAll, afterEach, expect } from 'vitest'
import type { Recorded } from './reach.ts'

declare global {
  var flywheelRan: Set<string> | undefined
}

const started = performance.now()
const ran = new Set<string>()
globalThis.flywheelRan = ran

let hasFailed = false
afterEach(({ task }) => {
  if (task.result?.state === 'fail') hasFailed = true
})

afterAll(() => {
  const file = relative(join(import.meta.dirname, '../..'), expect.getState().testPath ?? '').replaceAll(sep, '/')
  const recorded: Recorded = { file, ms: Math.round(performance.now() - started), passed: !hasFailed, ran: {} }
  for (const place of ran) {
    const [path = '', state = '', n] = place.split(' ')
    recorded.ran[path] ??= { state, stretches: [] }
    recorded.ran[path].stretches.push(Number(n))
  }
  writeFileSync(join(process.env.FLYWHEEL_RECORD ?? '', `${file.replaceAll('/', '~')}.json`), JSON.stringify(recorded))
})
