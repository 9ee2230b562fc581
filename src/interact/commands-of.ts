/** The acts of a step as commands of plain lines, and commands that choose what acts are done on. */
import type { Kind } from '../session/shapes.ts'
import { capital } from '../text.ts'
import type { Act } from './act.ts'
import type { Command } from './command.ts'
import type { Here } from './here.ts'
import { type Named, namedBy, spotsFor, which } from './naming.ts'
import { words } from './words.ts'

type Does<K extends Kind> = { say(...texts: readonly string[]): void; run(act: Act<K>, on: Named): Promise<void> }

/** Commands for the acts that this person may do. What works at every step anyway is left out. */
export function commandsOf<K extends Kind>(here: Here<K>, acts: readonly Act<K>[], does: Does<K>): Command[] {
  return [...acts.flatMap(act => commandOf(here, act, does) ?? []), ...choosing(here, acts, does)]
}

function commandOf<K extends Kind>(here: Here<K>, act: Act<K>, { say, run }: Does<K>): Command | undefined {
  const { command } = act
  if (!command || command.everywhere) return undefined
  const { words: on, takes, when, chosen } = command
  const shown = () => {
    const all = act.on && !chosen ? spotsFor(here, act) : []
    const name = all.length && all.every(s => s.name) ? act.on?.[0]?.toUpperCase() : 'N'
    return [act.on && !chosen ? name : '', takes].filter(Boolean).join(' ') || undefined
  }
  // Looked up when they are asked for: a line is tried on all commands, and few of them are what it begins with.
  return {
    on,
    get takes() {
      return shown()
    },
    does: act.does,
    get isIdle() {
      return act.on ? spotsFor(here, act).every(spot => here.fits(act, spot) === false) : here.fits(act) === false
    },
    ...(when ? { when } : {}),
    async run(rest) {
      const [only, another] = spotsFor(here, act)
      const found = namedBy(here, act, rest) ?? (only && !another && !rest ? { spot: only, rest } : undefined)
      if (found) await run(act, found)
      else say(which(here, act))
    },
  }
}

/** For acts that are done on what is chosen: a command that chooses, by the name of such things. */
function choosing<K extends Kind>(here: Here<K>, acts: readonly Act<K>[], { say }: Does<K>): Command[] {
  const ofType = (type: string) => here.spots().filter(s => s.type === type)
  const types = new Set(acts.flatMap(act => (act.command?.chosen ? (act.on ?? []) : [])))
  const isNeeded = (type: string) => ofType(type).length > 1 && !acts.some(a => a.command?.words.includes(type))
  return [...types].filter(isNeeded).map(type => ({
    on: [type],
    takes: 'N',
    does: words.choose(type),
    run(rest) {
      const all = ofType(type)
      const spot = /^\d{1,4}$/.test(rest) ? all[Number(rest) - 1] : undefined
      if (!spot) return say(words.whichNumber(type, all.length))
      here.go({ choose: spot.id })
      say(words.chosen(capital(type), all.indexOf(spot) + 1, spot.say))
    },
  }))
}
