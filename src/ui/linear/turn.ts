/** One turn in lines: each step announced, each line obeyed, the time said when it matters. */
import { localDay } from '../../day.ts'
import { placeOf, stepsOf } from '../../session/agenda.ts'
import { currentStep, isHidden, isPaused, left as leftOf, neighbour, spent, stepNumber, stepOf } from '../../session/read.ts'
import type { StepOf } from '../../session/shapes.ts'
import { plural } from '../../text.ts'
import type { Doors, OpenSession } from '../doors.ts'
import { reminder, sayLeft, sayMinutes } from './clock.ts'
import { find } from './command.ts'
import { everywhere, noteAction, type Turning, unknown } from './everywhere.ts'
import type { At, Hands } from './hands.ts'
import { handsFor } from './kinds.ts'
import { movesIn } from './making.ts'
import type { Talk } from './talk.ts'
import { capital } from './words.ts'

/** Runs a turn until it is left or no more lines come; the room is let go of then. False when that could not be saved. */
export async function turn(talk: Talk, doors: Doors, open: OpenSession, now: () => number): Promise<boolean> {
  const { room } = open
  const { say } = talk
  const session = () => room.see()
  const live = () => !open.readOnly && !room.session.closed
  const moves = movesIn(open, doors, talk, live)
  const today = () => localDay(new Date(now()))
  let isLeft = false
  let here: { step: string; hands: Hands } | undefined

  const left = (): number => {
    const step = currentStep(session())
    const last = session().visits.at(-1)
    const time = isPaused(session()) ? Date.parse(last?.to ?? session().opened) : now()
    return step ? leftOf(session(), step, time) : 0
  }
  let news = ''
  const clock = reminder(
    () => (live() && !isPaused(session()) ? { step: session().at, ms: left() } : undefined),
    text => {
      // A terminal that shows the line itself does not tell whether one is begun; only where people talk, nobody types.
      const midLine = talk.midLine()
      if (midLine === true || (midLine === 'maybe' && currentStep(session())?.kind !== 'look')) news = text
      else say(text)
    },
  )
  const hear = async (hidden: boolean, ...texts: readonly string[]) => {
    clock.look()
    say(news, ...texts)
    news = ''
    return talk.hear(hidden)
  }

  const ask = async (...texts: readonly string[]): Promise<string | undefined> => {
    const at = session().at
    while (!isLeft && session().at === at) {
      const line = await hear(hands().typing?.() === 'hidden', ...texts)
      if (line === undefined || line === ':') return undefined
      if (!line.startsWith(':')) return line
      await obey(line)
    }
    return undefined
  }
  const at: Omit<At<never>, 'step'> = {
    session,
    mine: person => room.see(person),
    whole: () => room.session,
    me: () => room.session.facilitator ?? '',
    live,
    today,
    say,
    ask,
    submit: moves.make,
    note: text => noteAction({ talk, moves, ask, open }, text),
    read: id => {
      const step = stepOf(session(), id)
      return step ? handsFor(step, { ...at, live: () => false }).tell() : []
    },
  }
  const nothing: Hands = { tell: () => [], todo: () => [], commands: [] }
  const hands = () => here?.hands ?? nothing
  const turning: Turning = {
    open,
    talk,
    moves,
    ask,
    hands,
    todo: () => todo(),
    now,
    today,
    left,
    read: async step => {
      const reading = step.id === here?.step ? hands() : handsFor(step, { ...at, live: () => false })
      say(...heading(step), ...reading.tell())
      if (step.id === here?.step) say(...todo())
      if (step.id === here?.step) await reading.told?.()
    },
    notes: async () => {
      await talk.attempt(async () => say(`Notes: ${(await doors.notes(open.path)).join(' and ')}`))
    },
    leave() {
      isLeft = true
    },
  }
  const commands = everywhere(turning)

  const heading = (step: StepOf): string[] => {
    const place = placeOf(session().agenda, step.id)
    const number = `Step ${stepNumber(session(), step.id)} of ${stepsOf(session().agenda).length}: ${step.title}.`
    const { team, number: turnNumber } = session().turn
    const whose = here ? '' : `Turn ${turnNumber}, ${team}. `
    const begun = spent(session(), step.id, now()) >= 1_000
    const minutes =
      begun && step.id === session().at && live()
        ? `${sayLeft(left())}.`
        : `${sayMinutes(step.minutes + (session().extra[step.id] ?? 0))}.`
    return [
      `${whose}${place?.phase.title}. ${number}`,
      step.ask,
      capital(minutes),
      step.hint ? `Hint: ${step.hint}` : '',
    ]
  }
  const announce = async () => {
    news = ''
    const step = currentStep(session())
    if (!step) return say('This session has not begun yet.')
    const before = heading(step)
    here = { step: step.id, hands: handsFor(step, at) }
    say(...before, ...hands().tell())
    say(...todo())
    await hands().told?.()
  }
  const goesOn = () => Boolean(hands().goesOn?.()) && neighbour(session(), session().at, 1) !== undefined
  const todo = (): string[] =>
    live() ? [...hands().todo(), goesOn() ? 'An empty line goes on.' : ''] : ['Say read 3 to hear another step, or quit.']
  const obey = async (line: string): Promise<void> => {
    const isCommand = line.startsWith(':') || line === '?'
    const text = isCommand ? line.replace(/^:\s*/, '') : line
    if (hands().typing?.() && !isCommand && (await hands().line?.(text))) return
    const all = [...hands().commands, ...commands]
    const found = find(all, text)
    if (found) return found.command.run(found.rest)
    if (!text && goesOn()) return find(commands, 'next')?.command.run('')
    if (!text) return say(...todo())
    if (await hands().line?.(text)) return
    // What somebody meant to write unseen is not repeated either.
    const step = currentStep(session())
    const isUnseen = step?.kind === 'write' && isHidden(session(), step)
    say(isUnseen ? 'That is no command here; say help, or write and a name to type cards.' : unknown(text, all))
  }

  const begin = async () => {
    const first = stepsOf(session().agenda)[0]
    if (open.readOnly) return say('You are looking on; nothing changes.')
    if (session().closed) return say('This turn is closed; nothing in it changes any more.')
    if (!session().at && first) await moves.make({ do: 'go', to: first.id }, { quiet: true })
    else if (await moves.make({ do: 'resume' }, { quiet: true })) {
      const back = open.recovered
        ? ` ${plural(open.recovered, 'entry', 'entries')} came from the journal; nothing is lost.`
        : ''
      say(`Back at the same step.${back}`)
    }
    say('Plain lines: one line a thing, numbers and words choose. Say help at any time.')
  }
  const stopWatching = room.watch(clock.look)
  try {
    await begin()
    while (!isLeft) {
      if (!here || session().at !== here.step) await announce()
      const line = await hear(hands().typing?.() === 'hidden')
      if (line === undefined) break
      await obey(line)
    }
  } finally {
    stopWatching()
    clock.stop()
  }
  const isOpen = live()
  if (isOpen) await moves.make({ do: 'pause' }, { quiet: true })
  if (!(await talk.attempt(() => doors.close(open)))) return false
  const { team, number } = room.session.turn
  say(isOpen ? `Saved. ${team} turn ${number} goes on from here.` : '')
  return true
}
