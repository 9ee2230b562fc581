/** Facts from a list of deployments or runs, as DevLake, `gh run list --json` and their like write them. Fields are known by name, whatever version. */
import { isDay } from '../day.ts'
import type { Offer, Row } from '../session/offer.ts'
import type { Day } from '../session/shapes.ts'
import { readJson } from '../store/json.ts'
import { aWeek, dayOf, middleHours } from './offer.ts'

/** Names of a field in the tools we know, the most exact first. */
const fields = {
  created: ['createdDate', 'createdAt', 'created_at', 'queuedDate', 'created'],
  started: ['startedDate', 'startedAt', 'run_started_at', 'started_at', 'started'],
  finished: [
    'finishedDate',
    'finishedAt',
    'completedAt',
    'completed_at',
    'finished_at',
    'updatedAt',
    'updated_at',
    'finished',
  ],
  result: ['result', 'conclusion', 'state', 'status'],
  place: ['environment', 'env'],
} as const

type Run = { created?: number; started?: number; finished: number; ok: boolean; place: string }

const good = /^(?:success|succeeded|successful|passed|done|ok|active)$/i
const bad = /^(?:failure|failed|error|errored|timed_out|timeout|broken|startup_failure)$/i
const live = /prod|live/i
const msAnHour = 3_600_000

/** What was found: how many runs counted and how many were left out (still running, skipped, cancelled, outside the days). */
export type RunFacts = { runs: number; leftOut: number; offers: Offer[] }

/**
 * Reads JSON text; only runs that ended well or badly between the days (both included) count, and only those of production
 * where several environments are named. Undefined when it is no list of runs.
 */
export function readDeployments(text: string, { since, until }: { since: Day; until: Day }): RunFacts | undefined {
  const list = listIn(text)
  if (!list) return undefined
  const [from, to] = [Date.parse(since), Date.parse(until) + 24 * msAnHour]
  const read = list.map(runOf)
  if (!read.some(Boolean)) return undefined
  const inTime = read.flatMap(run => (run && run.finished >= from && run.finished < to ? [run] : []))
  const isLive = inTime.some(({ place }) => live.test(place))
  const runs = inTime.filter(({ place }) => !isLive || live.test(place)).sort((a, b) => a.finished - b.finished)
  return {
    runs: runs.length,
    leftOut: list.length - runs.length,
    offers: offersOf(runs, from, Math.min(to, Date.now())),
  }
}

function offersOf(runs: readonly Run[], from: number, to: number): Offer[] {
  const newest = runs.at(-1)
  if (!newest) return []
  const at = dayOf(newest.finished)
  const source = 'deployments'
  const ok = runs.filter(run => run.ok).length
  const value = (row: Row, name: string, unit: string, amount: number | undefined, n: number): Offer[] =>
    amount === undefined ? [] : [{ what: 'value', row, name, unit, at, value: amount, source, n }]
  const repairs = repairsOf(runs)
  const waits = runs.flatMap(({ created, started }) =>
    created === undefined || started === undefined || started < created ? [] : [(started - created) / msAnHour],
  )
  const wait = middleHours(waits)
  return [
    ...value('deploys', 'Deployments', 'a week', aWeek(ok, from, to), ok),
    ...value(
      'change-failures',
      'Deployments that failed',
      '%',
      Math.round((100 * (runs.length - ok)) / runs.length),
      runs.length,
    ),
    ...value('recovery', 'From a failed one to the next that worked', 'h', middleHours(repairs), repairs.length),
    ...(wait === undefined
      ? []
      : [{ what: 'wait' as const, name: 'waits for its deployment', at, hours: wait, source, n: waits.length }]),
  ]
}

/** Hours from each first failure to the success that ended it; a failure nothing has ended yet is not counted. */
function repairsOf(runs: readonly Run[]): number[] {
  const hours: number[] = []
  let broken: number | undefined
  for (const { ok, finished } of runs) {
    if (!ok) broken ??= finished
    else if (broken !== undefined) {
      hours.push((finished - broken) / msAnHour)
      broken = undefined
    }
  }
  return hours
}

function listIn(text: string): unknown[] | undefined {
  let value: unknown
  try {
    value = readJson(text)
  } catch {
    return undefined
  }
  if (Array.isArray(value)) return value
  if (typeof value !== 'object' || value === null) return undefined
  return Object.values(value).find(Array.isArray)
}

function runOf(value: unknown): Run | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const all = new Map(Object.entries(value))
  const said = (names: readonly string[]) => names.map(name => all.get(name)).find(found => typeof found === 'string')
  const moment = (names: readonly string[]) => {
    const ms = Date.parse(`${said(names) ?? ''}`)
    return Number.isFinite(ms) && ms > 0 && isDay(dayOf(ms)) ? ms : undefined
  }
  // Of several fields that tell how it went (`status: completed`, `conclusion: success`) the one counts that says so.
  const result = fields.result.map(name => `${all.get(name) ?? ''}`).find(word => good.test(word) || bad.test(word))
  const [created, started] = [moment(fields.created), moment(fields.started)]
  const finished = moment(fields.finished) ?? started
  if (result === undefined || finished === undefined) return undefined
  return {
    finished,
    ok: good.test(result),
    place: `${said(fields.place) ?? ''}`,
    ...(created === undefined ? {} : { created }),
    ...(started === undefined ? {} : { started }),
  }
}
