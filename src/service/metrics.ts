/** What a service tells of itself, as OpenMetrics text (version 1.0.0): numbers only, nothing that was written in a room. */
import type { Durations } from './durations.ts'

/** One worker as it is seen from outside; memory in bytes. */
export type WorkerFacts = { id: number; rooms: number; residentBytes: number }

/** What is known of the service on one machine. Counts run from `started` on. */
export type ServiceFacts = {
  version: string
  /** When this process began, in ms since 1970. */
  started: number
  /** Rooms open here, people at a terminal in them, terminals at home. */
  rooms: number
  people: number
  homes: number
  /** Moves that are durable. */
  moves: number
  keyToScreen: Durations
  /** Seconds since this machine last said that it is there; undefined when it never could. */
  leaseAge: number | undefined
  /** Refused by reason, in a word of ours: `wrong-code`. */
  refusals: Readonly<Record<string, number>>
  /** People let in. */
  admitted: number
  workers: readonly WorkerFacts[]
  /** Workers that were lost and replaced. */
  lost: number
}

type Sample = { suffix?: string; labels?: Readonly<Record<string, string | number>>; value: number }
type Family = {
  name: string
  type: 'gauge' | 'counter' | 'histogram' | 'info'
  unit?: 'seconds' | 'bytes'
  help: string
  samples: readonly Sample[]
}

export const contentType = 'application/openmetrics-text; version=1.0.0; charset=utf-8'

/** The whole text, its last line `# EOF`. */
export function openMetrics(facts: ServiceFacts): string {
  return `${familiesOf(facts).flatMap(linesOf).join('\n')}\n# EOF\n`
}

function familiesOf(facts: ServiceFacts): Family[] {
  const { keyToScreen, workers, refusals, leaseAge } = facts
  const gauge = (name: string, help: string, value: number): Family => ({
    name,
    type: 'gauge',
    help,
    samples: [{ value }],
  })
  const counter = (name: string, help: string, value: number): Family => ({
    name,
    type: 'counter',
    help,
    samples: [{ suffix: '_total', value }],
  })
  return [
    {
      name: 'flywheel',
      type: 'info',
      help: 'Version of the program.',
      samples: [{ suffix: '_info', labels: { version: facts.version }, value: 1 }],
    },
    gaugeOf('flywheel_start_time_seconds', 'seconds', 'When the service began, since 1970.', [
      { value: facts.started / 1_000 },
    ]),
    gauge('flywheel_rooms', 'Rooms that are open on this machine.', facts.rooms),
    gauge('flywheel_people', 'People at a terminal in these rooms.', facts.people),
    gauge('flywheel_homes', 'Terminals that show home.', facts.homes),
    counter('flywheel_moves', 'Moves that are durable.', facts.moves),
    counter('flywheel_admissions', 'Terminals that were let in.', facts.admitted),
    {
      name: 'flywheel_refusals',
      type: 'counter',
      help: 'Terminals that were refused, by reason.',
      samples: Object.entries(refusals).map(([reason, value]) => ({ suffix: '_total', labels: { reason }, value })),
    },
    histogram(
      'flywheel_key_to_screen_seconds',
      'From a key to the next bytes for its terminal, in the worker.',
      keyToScreen,
    ),
    ...(leaseAge === undefined
      ? []
      : [
          gaugeOf('flywheel_lease_age_seconds', 'seconds', 'Since this machine last said that it is there.', [
            { value: leaseAge },
          ]),
        ]),
    gauge('flywheel_workers', 'Worker processes.', workers.length),
    counter('flywheel_worker_losses', 'Workers that were lost and replaced.', facts.lost),
    gaugeOf(
      'flywheel_worker_resident_memory_bytes',
      'bytes',
      'Resident memory of a worker.',
      workers.map(({ id, residentBytes }) => ({ labels: { worker: id }, value: residentBytes })),
    ),
    {
      name: 'flywheel_worker_rooms',
      type: 'gauge',
      help: 'Rooms in a worker.',
      samples: workers.map(({ id, rooms }) => ({ labels: { worker: id }, value: rooms })),
    },
  ]
}

function gaugeOf(name: string, unit: 'seconds' | 'bytes', help: string, samples: readonly Sample[]): Family {
  return { name, type: 'gauge', unit, help, samples }
}

function histogram(name: string, help: string, { buckets, sum, count }: Durations): Family {
  const rows = [...buckets.map(({ le, count }) => ({ le: decimal(le), count })), { le: '+Inf', count }]
  return {
    name,
    type: 'histogram',
    unit: 'seconds',
    help,
    samples: [
      ...rows.map(({ le, count }) => ({ suffix: '_bucket', labels: { le }, value: count })),
      { suffix: '_count', value: count },
      { suffix: '_sum', value: sum },
    ],
  }
}

function linesOf({ name, type, unit, help, samples }: Family): string[] {
  if (!samples.length) return []
  return [
    `# TYPE ${name} ${type}`,
    ...(unit ? [`# UNIT ${name} ${unit}`] : []),
    `# HELP ${name} ${help}`,
    ...samples.map(({ suffix = '', labels = {}, value }) => `${name}${suffix}${labelsOf(labels)} ${value}`),
  ]
}

function labelsOf(labels: Readonly<Record<string, string | number>>): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${escaped(String(value))}"`)
  return pairs.length ? `{${pairs.join(',')}}` : ''
}

/** Backslash, quote and line break, as the text format asks. */
function escaped(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')
}

/** A bound as OpenMetrics writes it, always with a point: `1.0`. */
function decimal(n: number): string {
  return Number.isInteger(n) ? `${n}.0` : String(n)
}
