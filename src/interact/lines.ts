/** Runs an interaction in plain lines: each act a command, things chosen by number or name, what lacks words asked for. */
import type { Kind, PersonId, StepId } from '../session/shapes.ts'
import type { Move } from '../session/types.ts'
import { capital } from '../text.ts'
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
  /** What another step has gathered. */
  read?(step: StepId): string[]
  /** This person is done at the step, or not after all. */
  finish?(done: boolean): void
}

export type LinesStay = {
  commands: Command[]
  tell(): string[]
  todo(): string[]
  goesOn(): boolean
  /** Takes a line that is no command; false when the step has no use for it. */
  line(text: string): Promise<boolean>
  /** True for a line that is read as an answer before any command. */
  isAnswer(text: string): boolean
  /** Every line is text now, so commands begin with a colon; `hidden` while nobody may see it. */
  typing(): 'open' | 'hidden' | undefined
  /** What several pasted lines become where each of them cannot be a thing of its own: what is asked first, and what is then taken. */
  pasted(rows: readonly string[]): { ask: string; rows: string[] } | undefined
  /** Makes what is true once the step was read out. */
  told(): Promise<void>
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
    open: undefined,
    text: '',
    ...kind.begin?.(host.at()),
  }
  const spotsNow = () => kind.spots?.(host.at(), memory) ?? []

  /** The line to which every line belongs now. */
  const openNow = (): { act: Act<K>; field: Field } | undefined => {
    const at = host.at()
    if (!at.live || kind.waitsFor?.(at)) return undefined
    const change = kind.settle?.(at, memory)
    if (change?.open === null) memory.open = undefined
    if (change?.memory) memory.memory = { ...memory.memory, ...change.memory }
    const act = memory.open && kind.acts.find(a => a.id === memory.open!.act)
    if (!act?.field || fits(act, at, undefined, memory) !== true) return undefined
    const field = act.field(at, undefined, memory)
    return field.takesAll ? { act, field } : undefined
  }
  /** Opens the line of an act to which every line then belongs; false when it has none of that sort. */
  const openLine = (id: string | undefined): boolean => {
    const act = kind.acts.find(a => a.id === id)
    if (!act?.field || act.on || !act.field(host.at(), undefined, memory).takesAll) return false
    memory.open = { act: act.id }
    memory.line = {}
    return true
  }
  openLine(memory.open?.act)

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

  /** What is chosen, of the things an act is done on; the first or the last before anything is. */
  const chosenFor = (act: Act<K>) => {
    const all = spotsFor(act)
    return all.find(s => s.id === memory.chosen) ?? all.at(act.command?.chosen === 'last' ? -1 : 0)
  }

  /** The line that is typed unseen now. Of other lines none is open: they are commands. */
  const unseen = () => {
    const at = host.at()
    const { open } = memory
    const act = open && kind.acts.find(a => a.id === open.act)
    if (!act?.field || waits() || fits(act, at, undefined, memory) !== true) return undefined
    const field = act.field(at, undefined, memory)
    return field.masked && !field.takesAll ? { act, field } : undefined
  }

  /** Which things can be chosen, as a question. */
  const which = (act: Act<K>): string => {
    const all = spotsFor(act)
    if (!all.length) return words.none(act.on!)
    const names = all.flatMap(s => (s.name ? [s.name] : []))
    if (names.length === all.length) return words.whichName(act.on![0]!, names)
    return all.length === 1 ? words.onlyOne : words.whichNumber(act.on![0]!, all.length)
  }

  const follow = async (outcome: Outcome<K>): Promise<boolean> => {
    if ('say' in outcome) {
      host.say(outcome.say)
      memory.memory = { ...memory.memory, ...outcome.remember }
      return false
    }
    if ('read' in outcome) {
      host.say(...outcome.read)
      return true
    }
    const spoken = outcome.spoken ?? outcome.said
    if ('moves' in outcome && outcome.moves.length) {
      const { by } = outcome
      const quiet = spoken !== undefined
      if (!(await host.submit(outcome.moves, { ...(by ? { by } : {}), ...(quiet ? { quiet } : {}) }))) return false
    }
    if (spoken) host.say(...spoken.split('\n'))
    if ('moves' in outcome && outcome.aloud) host.say(...outcome.aloud(host.at()))
    const { stay } = outcome
    if (stay?.done !== undefined) host.finish?.(stay.done)
    if (stay?.memory) memory.memory = { ...memory.memory, ...stay.memory }
    if (stay?.choose !== undefined) memory.chosen = stay.choose ?? undefined
    if (stay?.open === null) memory.open = undefined
    if (stay?.next) await host.next?.()
    if (stay?.open && openLine(stay.open.act)) return true
    // The next line of a form is asked for.
    const following = stay?.open && !stay.open.more && kind.acts.find(a => a.id === stay.open!.act)
    if (following) {
      const { spot } = stay.open!
      memory.open = stay.open!
      const next = unseen()
      if (next) host.say(next.field.aloud ?? next.field.ask)
      else {
        await run(following, spot === undefined ? undefined : spotsNow().find(s => s.id === spot), '', true)
        memory.open = undefined
      }
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
    // Unseen lines are not asked for: they are taken as they come. What may be looked at is asked for while nothing is echoed.
    const { masked, peek } = act.field(host.at(), spot, memory)
    if (masked && !peek) {
      memory.open = { act: act.id }
      return host.say(...todoNow())
    }
    let typed: string | undefined = text
    for (let tries = 0; ; tries++) {
      const field: Field = act.field(host.at(), spot, memory)
      if (!typed && (follows || !field.optional)) typed = await host.ask(...(field.aloud ?? field.ask).split('\n'))
      const skipped = field.skipped ?? (follows ? field.empty : undefined)
      if (typed === undefined || (!typed && !field.optional && !skipped)) return
      if (!typed && skipped) {
        await follow(skipped)
        return
      }
      const read = field.parse(typed)
      if ('ok' in read) {
        if (read.confirm && !(await isMeant(read.confirm))) return
        const outcome = act.move(host.at(), spot, read.ok, memory)
        if (read.echo && !('spoken' in outcome)) host.say(read.echo)
        // What is refused is asked for again.
        if (await follow(outcome)) return
      } else host.say(read.say)
      if (text || tries >= 2) return
      typed = ''
    }
  }

  const isMeant = async (how: string): Promise<boolean> => {
    const answer = await host.ask(words.confirm(how))
    const yes = answer !== undefined && /^(?:y(?:es)?)?$/i.test(answer)
    if (answer !== undefined && !yes) host.say(words.notTaken)
    return yes
  }

  const commandOf = (act: Act<K>): Command => {
    const { words: on, takes, when, chosen } = act.command!
    const spotPart =
      act.on && !chosen
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
        if (chosen) return run(act, chosenFor(act), rest)
        const all = spotsFor(act)
        const found = named(act, rest) ?? (all.length === 1 && !rest ? { spot: all[0]!, rest } : undefined)
        if (!found) return host.say(which(act))
        await run(act, found.spot, found.rest)
      },
    }
  }

  const isFirst = ({ command }: Act<K>, text: string) =>
    Boolean(
      command?.first && command.bare?.(text, host.at()) && (command.first === true || command.first(text, host.at())),
    )
  const todoNow = () => {
    const line = unseen()?.field
    return line ? [line.aloud ?? line.ask] : []
  }
  /** A line for the act to which every line belongs. False for an empty line that goes on, where going on is not done here. */
  const typed = async (act: Act<K>, field: Field, text: string): Promise<boolean> => {
    if (!text && field.empty) {
      if ('stay' in field.empty && field.empty.stay?.next && !host.next) return false
      await follow(field.empty)
      return true
    }
    const read = field.parse(text)
    if ('say' in read) host.say(read.say)
    else await follow(act.move(host.at(), undefined, read.ok, memory))
    return true
  }

  const waits = () => kind.waitsFor?.(host.at())
  const tell = () => {
    const other = kind.reads?.(host.at())
    return [...kind.tell(host.at(), memory), ...((other !== undefined && host.read?.(other)) || [])]
  }
  const may = () => kind.acts.filter(a => mayDo(a, host.at()))
  /** For acts that are done on what is chosen: a command that chooses, by the name of such things. */
  const choosing = (): Command[] => {
    const acts = may().filter(a => a.command?.chosen)
    const types = [...new Set(acts.flatMap(a => a.on ?? []))].filter(
      type => !may().some(a => a.command?.words.includes(type)) && spotsNow().filter(s => s.type === type).length > 1,
    )
    return types.map(type => ({
      on: [type],
      takes: 'N',
      does: words.choose(type),
      run(rest) {
        const all = spotsNow().filter(s => s.type === type)
        const spot = /^\d{1,4}$/.test(rest) ? all[Number(rest) - 1] : undefined
        if (!spot) return host.say(words.whichNumber(type, all.length))
        memory.chosen = spot.id
        host.say(words.chosen(capital(type), all.indexOf(spot) + 1, spot.say))
      },
    }))
  }
  const sayUnseen = async (text: string): Promise<boolean> => {
    const { act, field } = unseen()!
    // Words are commands, with a colon or without.
    if (text && act.command?.unseen?.(text) === false) return false
    if (!text) await follow(field.empty ?? { stay: { open: null } })
    else {
      const read = field.parse(text)
      if ('say' in read) host.say(words.onceMore(read.say))
      else await follow(act.move(host.at(), undefined, read.ok, memory))
    }
    return true
  }
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
        run: () => host.say(...tell()),
      }
      const own = may().filter(a => a.command && !a.command.everywhere)
      return [...own.map(commandOf), ...choosing(), list]
    },
    tell() {
      const source = waits()
      return source ? [words.stillHidden(source.title)] : tell()
    },
    todo: () =>
      unseen() ? todoNow() : waits() ? (host.at().leads ? [words.sayReveal] : []) : kind.todo(host.at(), memory),
    goesOn: () => !waits() && (kind.goesOn?.(host.at(), memory) ?? false),
    typing() {
      const now = openNow()
      if (!now) return unseen() ? 'hidden' : undefined
      return now.field.masked ? 'hidden' : 'open'
    },
    pasted(rows) {
      const made = openNow()?.field.pasted?.(rows)
      return made && made.rows.length !== rows.length ? { ask: made.asLines, rows: made.rows } : undefined
    },
    async told() {
      const at = host.at()
      const moves = at.live && !waits() ? (kind.seen?.(at, undefined, memory) ?? []) : []
      if (moves.length) await host.submit(moves, { quiet: true })
    },
    isAnswer: text => !waits() && may().some(a => isFirst(a, text)),
    async line(text) {
      if (waits()) return false
      const now = openNow()
      if (now) return typed(now.act, now.field, text)
      if (unseen()) return sayUnseen(text)
      for (const act of may()) {
        const { command } = act
        if (!command?.bare?.(text, host.at())) continue
        const found = command.chosen ? { spot: chosenFor(act), rest: text } : act.on ? named(act, text) : undefined
        if (act.on && !found) continue
        await run(act, found?.spot, found ? found.rest : text)
        return true
      }
      return false
    },
  }
}
