/** Runs an interaction in plain lines: each act a command, things chosen by number or name, what lacks words asked for. */
import type { Kind, PersonId } from '../session/shapes.ts'
import type { Move } from '../session/types.ts'
import {
  type Act,
  type At,
  type Field,
  fits,
  type Interaction,
  type Memory,
  mayDo,
  type Outcome,
  type Spot,
} from './act.ts'
import type { Command } from './command.ts'
import { words } from './words.ts'

/** What lines need of the conversation they are said in. */
export type LinesHost<K extends Kind> = {
  at(): At<K>
  say(...texts: readonly string[]): void
  /** Asks for a line; undefined when the step was left instead of answering. Commands begin with a colon meanwhile. */
  ask(...texts: readonly string[]): Promise<string | undefined>
  /** Makes moves as one thing; `quiet` when what came of it is said here. True when all were accepted; a refusal is told. */
  submit(moves: readonly Move[], how: { by?: PersonId; quiet?: boolean }): Promise<boolean>
  next?(): Promise<void> | void
}

export type LinesStay = {
  commands: Command[]
  tell(): string[]
  todo(): string[]
  goesOn(): boolean
  /** Takes a line that is no command; false when the step has no use for it. */
  line(text: string): Promise<boolean>
}

/** A spot named at the beginning of a text, and what follows it. */
type Named = { spot: Spot; rest: string }

/** Begins a stay in plain lines; what it remembers goes with it. */
export function linesAt<K extends Kind>(kind: Interaction<K>, host: LinesHost<K>): LinesStay {
  const memory: Memory = {
    chosen: undefined,
    page: 0,
    memory: {},
    line: {},
    ...kind.begin?.(host.at()),
    open: undefined,
  }
  const spotsNow = () => kind.spots?.(host.at()) ?? []

  /** The spots an act is done on, of each type in the order in which it is numbered. */
  const spotsFor = (act: Act<K>) => spotsNow().filter(s => act.on!.includes(s.type))

  /** By number, or by the beginning of a name that fits no other. */
  const named = (act: Act<K>, text: string): Named | undefined => {
    const [first = '', ...others] = text.trim().split(/(?<=\S)[\s:]+/)
    const rest = () =>
      text
        .trim()
        .slice(first.length)
        .replace(/^[\s:]+/, '')
    const all = spotsFor(act)
    if (/^\d{1,4}$/.test(first)) {
      for (const type of act.on!) {
        const spot = all.filter(s => s.type === type)[Number(first) - 1]
        if (spot) return { spot, rest: rest() }
      }
      return undefined
    }
    const word = first.replace(/:$/, '').toLowerCase()
    // A name of several words may be said whole.
    const whole = all.find(s => s.name && text.trim().toLowerCase().startsWith(s.name.toLowerCase()) && others.length)
    if (whole)
      return {
        spot: whole,
        rest: text
          .trim()
          .slice(whole.name!.length)
          .replace(/^[\s:]+/, ''),
      }
    const fit = word ? all.filter(s => s.name?.toLowerCase().startsWith(word)) : []
    return fit.length === 1 ? { spot: fit[0]!, rest: rest() } : undefined
  }

  /** Which things can be chosen, as a question. */
  const which = (act: Act<K>): string => {
    const all = spotsFor(act)
    if (!all.length) return words.none(act.on!)
    const names = all.flatMap(s => (s.name ? [s.name] : []))
    if (names.length === all.length) return words.whichName(act.on![0]!, names)
    return all.length === 1 ? words.onlyOne : words.whichNumber(act.on![0]!, all.length)
  }

  const follow = async (outcome: Outcome): Promise<boolean> => {
    if ('say' in outcome) {
      host.say(outcome.say)
      return false
    }
    if ('moves' in outcome && outcome.moves.length) {
      const { by, said } = outcome
      const quiet = said !== undefined
      if (!(await host.submit(outcome.moves, { ...(by ? { by } : {}), ...(quiet ? { quiet } : {}) }))) return false
      if (said) host.say(said)
    }
    const { stay } = outcome
    if (stay?.memory) memory.memory = { ...memory.memory, ...stay.memory }
    if (stay?.choose !== undefined) memory.chosen = stay.choose ?? undefined
    if (stay?.next) await host.next?.()
    // The next line of a form is asked for.
    const following = stay?.open && !stay.open.more && kind.acts.find(a => a.id === stay.open!.act)
    if (following) {
      const { spot } = stay.open!
      await run(following, spot === undefined ? undefined : spotsNow().find(s => s.id === spot), '', true)
    }
    return true
  }

  /** `follows` for the next line of a form: it is asked for even when it may be empty. */
  const run = async (act: Act<K>, spot: Spot | undefined, text: string, follows = false): Promise<void> => {
    const fit = fits(act, host.at(), spot, memory)
    if (typeof fit === 'string') return host.say(fit)
    // What a full screen would not offer here is left to the rules: they say why not.
    if (!act.field) {
      await follow(act.move(host.at(), spot, text, memory))
      return
    }
    let typed: string | undefined = text
    for (let tries = 0; ; tries++) {
      const field: Field = act.field(host.at(), spot, memory)
      if (!typed && (follows || !field.optional)) typed = await host.ask(field.ask)
      if (typed === undefined || (!typed && !field.optional)) return
      if (!typed && follows && field.empty) {
        await follow(field.empty)
        return
      }
      const read = field.parse(typed)
      if ('ok' in read) {
        if (read.echo) host.say(read.echo)
        await follow(act.move(host.at(), spot, read.ok, memory))
        return
      }
      host.say(read.say)
      if (text || tries >= 2) return
      typed = ''
    }
  }

  const commandOf = (act: Act<K>): Command => {
    const { words: on, takes, when } = act.command!
    const spotPart = act.on
      ? spotsFor(act).every(s => s.name) && spotsFor(act).length
        ? act.on[0]!.toUpperCase()
        : 'N'
      : ''
    const shown = [spotPart, takes].filter(Boolean).join(' ')
    return {
      on,
      ...(shown ? { takes: shown } : {}),
      does: act.does,
      ...(when ? { when } : {}),
      async run(rest) {
        if (!act.on) return run(act, undefined, rest)
        const all = spotsFor(act)
        const found = named(act, rest) ?? (all.length === 1 && !rest ? { spot: all[0]!, rest } : undefined)
        if (!found) return host.say(which(act))
        await run(act, found.spot, found.rest)
      },
    }
  }

  const waits = () => kind.waitsFor?.(host.at())
  const may = () => kind.acts.filter(a => mayDo(a, host.at()))
  return {
    get commands() {
      const source = waits()
      if (source)
        return [
          {
            on: ['reveal', 'r'],
            does: words.reveal,
            run: async () => void (await host.submit([{ do: 'reveal', step: source.id }], {})),
          },
        ].filter(() => host.at().leads)
      const list: Command = {
        on: ['list', ...(kind.list ?? [])],
        does: words.list,
        run: () => host.say(...kind.tell(host.at())),
      }
      return [...may().flatMap(a => (a.command ? [commandOf(a)] : [])), list]
    },
    tell() {
      const source = waits()
      return source ? [words.stillHidden(source.title)] : kind.tell(host.at())
    },
    todo: () => (waits() ? (host.at().leads ? [words.sayReveal] : []) : kind.todo(host.at())),
    goesOn: () => !waits() && (kind.goesOn?.(host.at()) ?? false),
    async line(text) {
      if (waits()) return false
      for (const act of may()) {
        if (!act.command?.bare?.(text, host.at())) continue
        const found = act.on ? named(act, text) : undefined
        if (act.on && !found) continue
        await run(act, found?.spot, found ? found.rest : text)
        return true
      }
      return false
    },
  }
}
