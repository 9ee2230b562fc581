import { defineConfig } from 'vitest/config'
import { patience } from './test/support/patience.ts'

// What plays through the built program needs it built; everything else runs without.
const throughTheProgram = [
  'test/cli/**/*.test.{ts,tsx}',
  'test/plays/**/*.test.{ts,tsx}',
  'test/remote/{gateway,hostile}*.test.ts',
  'test/service/serve*.test.ts',
]

// A test ends by what it sees. These end one that hangs, on a machine that does ten other things; nothing that passes comes near them.
const ends = {
  testTimeout: 4 * patience,
  hookTimeout: 4 * patience,
  expect: { poll: { timeout: patience, interval: 5 } },
}

export default defineConfig({
  test: {
    // As many as there are processors: left alone, vitest keeps one of them free, which on two is half of the machine.
    maxWorkers: '100%',
    projects: [
      {
        test: {
          // Projects run in the order of their names. The long files are here; the many short ones after them fill both processors to the end.
          name: 'built',
          include: throughTheProgram,
          globalSetup: 'test/build-once.ts',
          env: { TZ: 'UTC' },
          ...ends,
        },
      },
      {
        oxc: { jsx: { development: false } },
        test: {
          name: 'parts',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: throughTheProgram,
          // React as people get it: made for developers, it spends a quarter of the time of a screen on traces of where each element came from.
          env: { TZ: 'UTC', NODE_ENV: 'production' },
          // Loading Ink anew for every file costs as much as all the tests; they leave nothing behind in a module.
          isolate: false,
          ...ends,
        },
      },
    ],
  },
})
