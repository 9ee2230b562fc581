/** One turn in lines: each step announced, each line obeyed, the time said when it matters. */
import { localDay } from '../../day.ts'
import { stepsOf } from '../../session/agenda.ts'
import { currentStep, isHidden, isPaused, neighbour, stepOf } from '../../session/read.ts'
import type { StepOf } from '../../session/shapes.ts'
import { plural } from '../../text.ts'
import type { Doors, OpenSession } from '../doors.ts'
import { againWords } from '../person/again.ts'
import { reminder } from './clock.ts'
import { find } from './command.ts'
import { everywhere, noteAction, unknown } from './everywhere.ts'
import type { At, Hands } from './hands.ts'
import { handsFor } from './kinds.ts'
import { movesIn } from './making.ts'
import { askMeant, isCommandWord, readMeant } from './meant.ts'
import { heading, leftNow } from './reading.ts'
import type { Talk } from './talk.ts'

const nothing: Hands = { tell: () => [], todo: () => [], commands: [] }

/**
 * Runs a turn until it is left or no more lines come; the room is let go of then. While that cannot be saved it is not
 * left; false when it still could not be saved as no more lines came.
 */
export async function turn(talk: Talk, doors: Doors, open: OpenSession, now: () => number): Promise<boolean> {
  const { room } = open
  const { say } = talk
  const session = () => room.see()
  const live = () => !open.readOnly && !room.session.closed
  const today = () => localDay(new Date(now()))
  const left = () => leftNow(session(), now())
  const moves = movesIn(open, doors, talk, live)
  let isLeft = false
  let here: { step: string; hands: Hands } | undefined
  const hands = () => here?.hands ?? nothing
  const isUnseen = () => hands().typing?.() === 'hidden'

  // Time is never said in the middle of a line. A terminal that shows the line itself does not tell whether one is
  // begun, so there it is said at once only where people talk; elsewhere with the next line.
  let news = ''
  const clock = reminder(
    () => (live() && !isPaused(session()) ? { step: session().at, ms: left() } : undefined),
    text => {
      const midLine = talk.midLine()
      const step = currentStep(session())
      const isTalk = step?.kind === 'look' && !step.summary
      if (midLine === true || (midLine === 'maybe' && !isTalk)) news = text
      else say(text)
    },
  )
  const hear = async (...texts: readonly string[]) => {
    clock.look()
    say(news, ...texts)
    news = ''
    return talk.hear(isUnseen())
  }
  const ask = async (...texts: readonly string[]): Promise<string | undefined> => {
    const asked = session().at
    while (!isLeft && session().at === asked) {
      const line = await hear(...texts)
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
    presence: () => room.presence,
    log: () => room.log,
    note: text => noteAction({ talk, moves, ask, open }, text),
    read(id) {
      const step = stepOf(session(), id)
      return step ? elsewhere(step).tell() : []
    },
  }
  /** Hands for a step the room is not at: to read it, not to work in it. */
  const elsewhere = (step: StepOf) => handsFor(step, { ...at, live: () => false })

  const announce = async (step: StepOf) => {
    const before = heading(session(), step, { now: now(), whose: !here })
    here = { step: step.id, hands: handsFor(step, at) }
    news = ''
    await tell(before)
  }
  const tell = async (before: string[]) => {
    const step = currentStep(session())
    say(...before, ...hands().tell(), (step && againWords(room, step)) ?? '', ...todo())
    await hands().told?.()
  }
  const read = async (step: StepOf) => {
    const before = heading(session(), step, { now: now(), whose: false })
    if (step.id === here?.step) return tell(before)
    say(...before, ...(session().work[step.id] ? elsewhere(step).tell() : ['This step has not begun yet.']))
  }
  const goesOn = () => Boolean(hands().goesOn?.()) && neighbour(session(), session().at, 1) !== undefined
  const todo = (): string[] =>
    live()
      ? [...hands().todo(), goesOn() ? 'An empty line goes on.' : '']
      : ['Say read 3 to hear another step, or quit.']

  const commands = everywhere({
    open,
    talk,
    moves,
    ask,
    hands,
    todo,
    now,
    today,
    left,
    read,
    async notes() {
      await talk.attempt(async () => say(`Notes: ${(await doors.notes(open.path)).join(' and ')}`))
    },
    leave() {
      isLeft = true
    },
  })

  /** Asks whether a line is a card or a command; something else typed on makes it a card, and is obeyed itself. */
  const meantBy = async (text: string): Promise<'card' | 'command' | { line: string }> => {
    while (true) {
      const line = await hear(askMeant(text, isUnseen()))
      const meant = line === undefined ? 'card' : readMeant(line)
      if (meant === undefined) return { line: line ?? '' }
      if (meant !== 'again') return meant
    }
  }

  const obey = async (line: string): Promise<void> => {
    const isCommand = line.startsWith(':') || line === '?'
    const text = isCommand ? line.replace(/^:\s*/, '') : line
    const isCard = hands().typing?.() && !isCommand
    if (isCard && currentStep(session())?.kind === 'write' && isCommandWord(text, [...hands().commands, ...commands])) {
      const meant = (await talk.isBurst()) ? 'card' : await meantBy(text)
      if (meant === 'command') return obey(`:${text}`)
      await hands().line?.(text)
      return meant === 'card' ? undefined : obey(meant.line)
    }
    if (isCard && (await hands().line?.(text))) return
    if (!isCommand && hands().isAnswer?.(text) && (await hands().line?.(text))) return
    const all = [...hands().commands, ...commands]
    const found = find(all, text)
    if (found) return found.command.run(found.rest)
    if (!text && goesOn()) return find(commands, 'next')?.command.run('')
    if (!text) return say(...todo())
    if (!isCommand && (await hands().line?.(text))) return
    // What somebody meant to write unseen is not repeated either.
    const step = currentStep(session())
    const isCovered = step?.kind === 'write' && isHidden(session(), step)
    const isNoCommand = 'That is no command here; say help'
    if (isCovered) say(`${isNoCommand}, or write and a name to type cards.`)
    else say(isUnseen() ? `${isNoCommand}.` : unknown(text, all))
  }

  const begin = async () => {
    const first = stepsOf(session().agenda)[0]
    if (session().closed) return say('This turn is closed; nothing in it changes any more.')
    if (open.readOnly) return say('You are looking on; nothing changes.')
    say(open.torn ?? '')
    if (!session().at && first) await moves.make({ do: 'go', to: first.id }, { quiet: true })
    else if (await moves.make({ do: 'resume' }, { quiet: true })) {
      const back = open.recovered
        ? ` ${plural(open.recovered, 'entry', 'entries')} came from the journal; nothing is lost.`
        : ''
      say(`Back at the same step.${back}`)
    }
    say('Plain lines: one line a thing, numbers and words choose. Say help at any time.')
  }
  /** Until the person leaves or no more lines come. */
  const walk = async () => {
    isLeft = false
    while (!isLeft) {
      const step = currentStep(session())
      if (step && step.id !== here?.step) await announce(step)
      const line = await hear()
      if (line === undefined) return
      await obey(line)
    }
  }
  /** Lets go of the room. False when it could not be saved: then it is still open. */
  const close = async (): Promise<boolean> => {
    const goesOnLater = live()
    const stops = goesOnLater && !isPaused(session())
    if (goesOnLater) await moves.make({ do: 'pause' }, { quiet: true })
    if (!(await talk.attempt(() => doors.close(open)))) {
      if (stops && !talk.ended) await moves.make({ do: 'resume' }, { quiet: true })
      return false
    }
    const { team, number } = room.session.turn
    say(goesOnLater ? `Saved. ${team} turn ${number} goes on from here.` : '')
    return true
  }
  let known = room.news
  const stopWatching = room.watch(() => {
    clock.look()
    if (room.news && room.news !== known) say(room.news.say)
    known = room.news
  })
  try {
    await begin()
    if (!currentStep(session())) say('This session has not begun yet.')
    await walk()
    while (!(await close())) {
      if (talk.ended) return false
      say('You are still in this turn, because it is not all saved; say quit to try again.')
      await walk()
    }
    return true
  } finally {
    stopWatching()
    clock.stop()
  }
}
