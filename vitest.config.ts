import { defineConfig } from 'vitest/config'

// What plays through the built program needs it built; everything else runs without.
const throughTheProgram = [
  'test/cli/**/*.test.{ts,tsx}',
  'test/plays/**/*.test.{ts,tsx}',
  'test/remote/{gateway,hostile}*.test.ts',
]

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'parts',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: throughTheProgram,
          env: { TZ: 'UTC', NODE_ENV: 'test' },
          // Loading Ink anew for every file costs as much as all the tests; they leave nothing behind in a module.
          isolate: false,
          // Laws take a second or two on an idle machine; five seconds, the default, are not enough on a busy one.
          testTimeout: 20_000,
        },
      },
      {
        test: {
          name: 'program',
          include: throughTheProgram,
          globalSetup: 'test/build-once.ts',
          env: { TZ: 'UTC' },
          testTimeout: 20_000,
        },
      },
    ],
  },
})
