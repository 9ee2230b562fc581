/** How old the lease of a machine gets while the rest is measured, read from its page of metrics as monitoring does. */
import { readFileSync } from 'node:fs'
import { figure } from '../measure/figures.ts'
import type { BenchMachine } from './machines.ts'

/** From this age on, in seconds, a machine takes no moves. */
const standsDown = 2
const readEvery = 200

/** Reads it until the call that is returned, which prints it. */
export function watchLease(machine: BenchMachine): () => void {
  const [, page] = /"event":"health","address":"([^"]+)"/.exec(readFileSync(machine.logFile, 'utf8')) ?? []
  const ages: number[] = []
  let failed = 0
  const timer = setInterval(async () => {
    try {
      const text = await (await fetch(`http://${page}/metrics`)).text()
      const [, age] = /^flywheel_lease_age_seconds ([\d.]+)/m.exec(text) ?? []
      if (age !== undefined) ages.push(Number(age))
    } catch {
      failed++
    }
  }, readEvery)
  return () => {
    clearInterval(timer)
    const oldest = ages.length ? Math.max(...ages) : Number.POSITIVE_INFINITY
    const unread = failed ? `, ${failed} not read` : ''
    figure(
      `age of the lease meanwhile, at most of ${ages.length}`,
      `${oldest.toFixed(2)} s${unread}`,
      `≤ ${standsDown} s`,
      oldest <= standsDown,
    )
  }
}
