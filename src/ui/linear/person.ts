/** A participant in lines: their own cards, dots and answers, what the room shows, and, when it is them, the facilitator's few commands. */
import { localDay } from '../../day.ts'
import { exitCodes } from '../../errors.ts'
import { dotsLeft } from '../../kinds/vote/rules.ts'
import { headcount, headcountWords } from '../../room/headcount.ts'
import { say as inWords } from '../../room/log.ts'
import { revealGuard } from '../../room/reveal-warning.ts'
import { noConsentYet } from '../../session/bet.ts'
import {
  actionsHome,
  boardOf,
  cardsOf,
  currentStep,
  isHidden,
  neighbour,
  stepOf,
  titleOf,
  workOf,
} from '../../session/read.ts'
import type { PersonId, StepOf } from '../../session/shapes.ts'
import type { Entry, Move } from '../../session/types.ts'
import { capital, full, plural } from '../../text.ts'
import type { Hall } from '../hall.ts'
import type { Mounted, Terminal } from '../mount.tsx'
import { againWords } from '../person/again.ts'
import { counted } from '../person/counts.ts'
import { readMark } from '../read-input.ts'
import { sayLeft } from './clock.ts'
import { type Command, find, listed } from './command.ts'
import { hintLines } from './hints.ts'
import { handsFor } from './kinds.ts'
import { isSaved } from './making.ts'
import { askMeant, isCommandWord, readMeant } from './meant.ts'
import { type OwnStay, ownStay } from './own-lines.ts'
import { heading, leftNow } from './reading.ts'
import { remoteLines } from './remote-lines.ts'

export type PersonLinesOptions = { terminal: Terminal; hall: Hall; me?: PersonId; greeting?: string; now(): number }

/** Talks with one person until they leave; somebody without a person of the session only hears. */
export function personLines({ terminal, hall, me, greeting, now }: PersonLinesOptions): Mounted {
  const { room } = hall.open
  const session = () => room.see()
  const mine = () => room.see(me)
  const leads = () => me !== undefined && session().facilitator === me
  let here: string | undefined
  let shown = false
  let row = 0
  let finished = (_code: number) => {}
  const exited = new Promise<number>(resolve => {
    finished = resolve
  })
  let ended = false
  const end = (code: number) => {
    if (ended) return
    ended = true
    answered(undefined)
    stop()
    voice.close()
    finished(code)
  }
  const voice = remoteLines(terminal, (line, isBurst) => {
    if (line === undefined) return end(exitCodes.interrupted)
    if (me !== undefined && !currentStep(session())?.anonymous) hall.presence.touch(me, now())
    received(line.trim(), isBurst)
  })
  const { say } = voice

  const guard = revealGuard(room)
  const submit = (move: Move, words: string): boolean => {
    if (!me) return false
    const warning = guard(move)
    if (warning) {
      say(warning)
      return false
    }
    const outcome = room.submit({ by: me }, move)
    if ('refusal' in outcome) {
      say(outcome.refusal.say)
      return false
    }
    outcome.saved.then(
      () => say(words),
      () => say('Not on the disk yet; saving is tried again.'),
    )
    return true
  }
  /** Makes moves and waits until the disk has them; what came of the last is said unless `quiet`. */
  const make = async (moves: readonly Move[], { quiet = false }): Promise<boolean> => {
    for (const [i, move] of moves.entries()) {
      const warning = guard(move)
      const outcome = warning || !me ? { refusal: { say: warning ?? '' } } : room.submit({ by: me }, move)
      if ('refusal' in outcome) {
        say(outcome.refusal.say)
        return false
      }
      if (!(await isSaved(room, outcome.saved))) say('Not on the disk yet; saving is tried again.')
      if (quiet || i < moves.length - 1) continue
      say('boxed' in outcome ? 'It is in the box: who wrote it is not kept.' : sentence(outcome.entry))
    }
    return true
  }
  const sentence = (entry: Entry) => full(capital(inWords(entry, room.see(me), room.log)))
  /** What is asked and waits for its answer. */
  let asking: ((line: string | undefined) => void) | undefined
  const waiting: { line: string; isBurst: boolean }[] = []
  const ask = (...texts: readonly string[]): Promise<string | undefined> => {
    say(...texts)
    const next = waiting.shift()
    return next
      ? Promise.resolve(next.line)
      : new Promise(resolve => {
          asking = resolve
        })
  }
  const answered = (line: string | undefined) => {
    const resolve = asking
    asking = undefined
    resolve?.(line)
  }
  let isWorking = false
  /** Works lines off one after the other; what is asked meanwhile takes the next one. */
  const received = (line: string, isBurst: boolean) => {
    if (asking && line === ':') return answered(undefined)
    if (asking && !line.startsWith(':')) return answered(line)
    if (asking) return void hear(line, isBurst)
    waiting.push({ line, isBurst })
    if (!isWorking) void work()
  }
  const work = async () => {
    isWorking = true
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const done = hear(next.line, next.isBurst)
      if (done) await done
    }
    isWorking = false
  }
  const live = () => !room.session.closed && !hall.open.readOnly
  let stay: OwnStay | undefined
  const stayFor = (step: StepOf) =>
    ownStay(step, { room, me, live, today: () => localDay(new Date(now())), say, ask, submit: make })

  const tellStep = (step: StepOf): string[] => {
    if (stay && step.id === here) return stay.tell()
    return handsFor(step, {
      session,
      mine: person => room.see(person === me ? person : undefined),
      // Counting is all that hands do with the whole, and what they count here is what everybody may know.
      whole: session,
      presence: () => hall.presence,
      log: () => [],
      me: () => me ?? '',
      live: () => false,
      today: () => localDay(new Date(now())),
      say,
      ask: async () => undefined,
      submit: async () => false,
      note: async () => {},
      read: () => [],
    }).tell()
  }
  /** The step's heading; the facilitator's key at the end of a hint is theirs alone. */
  const headed = (step: StepOf, whose: boolean): string[] =>
    heading(session(), step, { now: now(), whose }).map(text => text.replace(/[,;.] enter goes on\.?$/i, '.'))
  const targets = () => boardOf(mine(), here ?? '')
  const todo = (): string[] => {
    const step = currentStep(session())
    if (!step || !me) return []
    if (stay?.takesPart()) return stay.todo()
    const open = isHidden(session(), step)
    switch (step.kind) {
      case 'write':
        return open
          ? ['Type a card and press enter; nobody sees it before the reveal. An empty line: you are done.']
          : ['Type a card and press enter.']
      case 'vote':
        return open
          ? [
              ...targets().map((t, i) => `${i + 1}. ${titleOf(t)}`),
              `You have ${plural(step.dots, 'dot')}. Numbers of your choices, for example: 1 1 3`,
            ]
          : []
      case 'scale': {
        const asked = step.rows[row]
        const [low, high] = [step.points[0] ?? '', step.points.at(-1) ?? '']
        return asked && session().revealed[step.id] === undefined
          ? [
              `${row + 1} of ${step.rows.length}: ${asked.say} Say one of: ${step.points.join(', ')}. (${low} to ${high})`,
            ]
          : []
      }
      case 'decide':
        return open
          ? [
              noConsentYet(workOf(session(), step.id, 'decide')?.fields ?? {}) ??
                'Your consent, a number from 0, never, to 5, all in. Private until all are in.',
            ]
          : []
      default:
        return ['Look up: the talk is in the room. Say help for what you may do meanwhile.']
    }
  }
  /** A line that was begun at the step the room left; it never goes to another one. */
  let kept: { step: StepOf; text: string } | undefined
  const keepLine = () => {
    const text = voice.take().trim()
    const from = here === undefined ? undefined : stepOf(session(), here)
    if (!text || !from || !me) return
    kept = { step: from, text }
    hall.keep(me, from.id, text)
    say(`The room went on. Your unsent line at "${from.title}" is kept; say :kept to send it there.`)
  }
  const announce = () => {
    const step = currentStep(session())
    if (!step) return
    const open = isHidden(session(), step)
    if (step.id === here && shown === !open) return
    if (step.id !== here) keepLine()
    if (step.id !== here) {
      row = 0
      answered(undefined)
      stay = stayFor(step)
      say(...headed(step, here === undefined))
    } else if (!open) say('It is shown now.')
    here = step.id
    shown = !open
    say(...tellStep(step), againWords(room, step, me) ?? '', ...todo())
  }

  /** A line that is no command: what it means at this step; false when it means nothing. */
  const answer = (text: string): boolean => {
    const step = currentStep(session())
    if (!step || !me) return false
    switch (step.kind) {
      case 'write': {
        if (!text) {
          hall.presence.finish(me, step.id)
          say(`You are done. ${counted(step, room, hall.presence)?.told ?? ''}`)
          return true
        }
        const { mark, text: rest } = readMark(text, step.marks)
        const n = cardsOf(mine(), step.id).filter(c => c.by === me).length + 1
        submit({ in: step.id, do: 'add', text: rest, ...(mark ? { mark } : {}) }, `Card ${n} saved.`)
        return true
      }
      case 'vote': {
        if (!/^[\d\s,]+$/.test(text)) return false
        vote(
          step,
          text
            .split(/[\s,]+/)
            .filter(Boolean)
            .map(Number),
        )
        return true
      }
      case 'scale': {
        const asked = step.rows[row]
        const point = step.points.findIndex(p => p.toLowerCase() === text.toLowerCase())
        if (!asked || point < 0) return false
        if (submit({ in: step.id, do: 'answer', row: asked.id, point }, `${step.points[point]}, kept.`)) {
          row = Math.min(step.rows.length - 1, row + 1)
          if (step.rows.length > 1) say(...todo())
        }
        return true
      }
      case 'decide': {
        if (!/^[0-5]$/.test(text)) return false
        const tooEarly = noConsentYet(workOf(session(), step.id, 'decide')?.fields ?? {})
        if (tooEarly) {
          say(tooEarly)
          return true
        }
        submit({ in: step.id, do: 'consent', value: Number(text) }, `Your consent: ${text}.`)
        return true
      }
      default:
        return false
    }
  }
  /** All dots anew: what was given before is taken back first, so that the numbers are the whole vote. */
  const vote = (step: StepOf<'vote'>, numbers: readonly number[]) => {
    const all = targets()
    if (numbers.some(n => !all[n - 1])) return say(`Numbers from 1 to ${all.length}, please.`)
    if (numbers.length > step.dots) return say(`You have ${plural(step.dots, 'dot')}, not ${numbers.length}.`)
    const given = workOf(mine(), step.id, 'vote')?.dots ?? {}
    const wanted = all.map((t, i) => ({ on: t.id, count: numbers.filter(n => n === i + 1).length }))
    const now = (on: string) => given[on]?.[me ?? ''] ?? 0
    const changes = wanted
      .filter(w => w.count !== now(w.on))
      .sort((a, b) => a.count - now(a.on) - (b.count - now(b.on)))
    for (const [i, { on, count }] of changes.entries()) {
      const isLast = i === changes.length - 1
      if (!submit({ in: step.id, do: 'dots', on, count }, isLast ? `${plural(numbers.length, 'dot')} given.` : ''))
        return
    }
    if (!changes.length)
      say(`That is how you voted. ${dotsLeft(step, workOf(mine(), step.id, 'vote')!, me!, mine())} left.`)
  }

  const flow = (move: () => Move | undefined) => () => {
    const made = move()
    if (made) submit(made, '')
    else say('There is no such step.')
  }
  const own: Command[] = [
    { on: ['help', '?'], does: 'hear what can be said', run: () => say(...todo(), ...listed(commands())) },
    {
      on: ['read', 'again'],
      does: 'hear this step again',
      run() {
        const step = currentStep(session())
        if (step) say(...headed(step, false), ...tellStep(step), ...todo())
      },
    },
    { on: ['time', 't'], does: 'hear the time left', run: () => say(`${sayLeft(leftNow(session(), now()))}.`) },
    {
      on: ['who'],
      does: 'hear who is here and how many are done',
      run() {
        const step = currentStep(session())
        const done = step && counted(step, room, hall.presence)?.say
        say(...(done ? [`${done}.`] : []), `${headcountWords(headcount(session(), hall.presence))}.`)
      },
    },
    {
      on: ['cards', 'g'],
      does: 'hear your own cards of this step',
      run: () => {
        const cards = cardsOf(mine(), here ?? '').filter(c => c.by === me)
        say(...(cards.length ? cards.map((c, i) => `${i + 1}. ${c.text}`) : ['You have none here yet.']))
      },
    },
    {
      on: ['action', 'a'],
      takes: 'TEXT',
      does: 'note an action',
      run(text) {
        const home = actionsHome(session())
        if (home && text) submit({ in: home.id, do: 'add', text }, 'Action noted.')
        else say('Say action and what will be done.')
      },
    },
    {
      on: ['park', 'p'],
      takes: 'TEXT',
      does: 'park what does not belong here',
      run: text => void submit({ do: 'park', text }, 'Parked.'),
    },
    {
      on: ['kept', 'K'],
      does: 'send the line you had not sent when the room went on, to the step it was typed at',
      run() {
        if (!kept || !me) return say('There is no unsent line.')
        const { step, text } = kept
        if (step.kind !== 'write') return say(`It was typed at "${step.title}", which takes no cards: ${text}`)
        const { mark, text: card } = readMark(text, step.marks)
        if (!submit({ in: step.id, do: 'add', text: card, ...(mark ? { mark } : {}) }, `Sent to "${step.title}".`))
          return
        kept = undefined
        hall.keep(me, step.id, '')
      },
    },
    { on: ['quit', 'q'], does: 'leave; the same line brings you back', run: () => end(exitCodes.ok) },
  ]
  const forLead: Command[] = [
    { on: ['reveal', 'r'], does: 'show what is hidden', run: flow(() => ({ do: 'reveal', step: session().at })) },
    { on: ['next', 'n'], does: 'next step', run: flow(() => to(1)) },
    { on: ['back', 'b'], does: 'step before', run: flow(() => to(-1)) },
    { on: ['hints', 'V'], does: 'hear what only you are told', run: () => say(...hintLines(room, hall, now())) },
    {
      on: ['hand over'],
      takes: 'NAME',
      does: 'hand the facilitator over',
      run(name) {
        const person = session().people.find(p => p.name.toLowerCase() === name.toLowerCase())
        const refusal = person ? hall.handOver(person.id) : undefined
        say(person ? (refusal?.say ?? `${person.name} facilitates now.`) : 'Nobody of that name is here.')
      },
    },
  ]
  const to = (by: 1 | -1): Move | undefined => {
    const step = neighbour(session(), session().at, by)
    return step && { do: 'go', to: step.id }
  }
  const commands = () =>
    me
      ? [...(stay?.takesPart() ? stay.commands : []), ...own, ...(leads() ? forLead : [])]
      : own.filter(c => !['action', 'park', 'cards'].includes(c.on[0]!))
  /** A card that could be a command, too, until it is said how it was meant. */
  let unsure: string | undefined
  const hear = (line: string, isBurst: boolean): Promise<void> | void => {
    const asked = unsure
    const meant = asked === undefined ? undefined : readMeant(line)
    unsure = undefined
    if (asked !== undefined) {
      if (meant === 'again') {
        unsure = asked
        return say(askMeant(asked, false))
      }
      if (meant === 'command') return obey(`:${asked}`)
      answer(asked)
      if (meant === 'card') return
    }
    const isCard = me !== undefined && currentStep(session())?.kind === 'write' && !line.startsWith(':') && line !== '?'
    if (!isCard || isBurst || !isCommandWord(line, commands())) return obey(line)
    unsure = line
    say(askMeant(line, false))
  }
  const obey = (line: string): Promise<void> | void => {
    const step = currentStep(session())
    if (stay && step?.id === here) return obeyStay(stay, line)
    // A line is a card while cards are written, so commands begin with a colon there.
    const isText = step?.kind === 'write' && !line.startsWith(':') && line !== '?'
    if (isText && answer(line)) return
    const text = line.replace(/^:\s*/, '')
    const found = find(commands(), text)
    if (found) return void found.command.run(found.rest)
    // What was meant as a command never becomes a card.
    if (line.startsWith(':') || !answer(text)) say('That means nothing here; say help to hear what does.')
  }

  const obeyStay = async (stay: OwnStay, line: string): Promise<void> => {
    const isCommand = line.startsWith(':') || line === '?'
    const text = line.replace(/^:\s*/, '')
    const takes = me !== undefined && !isCommand
    if (takes && (stay.typing() || stay.isAnswer(text)) && (await stay.line(text))) return
    const found = find(commands(), text)
    if (found) return found.command.run(found.rest)
    if (!text) return say(...todo())
    if (!takes || !(await stay.line(text))) say('That means nothing here; say help to hear what does.')
  }

  let led = leads()
  const stop = room.watch(() => {
    announce()
    if (led !== leads()) {
      led = leads()
      say(led ? 'You facilitate now: next, back, reveal and hand over are yours.' : 'You do not facilitate any more.')
    }
  })
  say(
    greeting ?? '',
    'Plain lines: say help at any time; where lines are cards, commands begin with a colon, like :help.',
  )
  announce()
  return {
    exited,
    async quit(code) {
      end(code)
      return exited
    },
    settled: async () => {},
  }
}
