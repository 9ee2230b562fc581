/** What a service tells of itself, for tests. */
import { durations } from '../../src/service/durations.ts'
import type { ServiceFacts } from '../../src/service/metrics.ts'

export function factsWith(some: Partial<ServiceFacts> = {}): ServiceFacts {
  const keys = durations()
  for (const seconds of [0.003, 0.004, 0.012, 0.3, 2]) keys.take(seconds)
  return {
    version: '1.2.3',
    started: Date.UTC(2026, 10, 24),
    rooms: 2,
    people: 7,
    homes: 1,
    moves: 41,
    keyToScreen: keys.read(),
    leaseAge: 0.4,
    refusals: { 'wrong-code': 3, revoked: 1 },
    admitted: 9,
    workers: [
      { id: 1, rooms: 2, residentBytes: 90_000_000 },
      { id: 2, rooms: 0, residentBytes: 70_000_000 },
    ],
    lost: 0,
    ...some,
  }
}
