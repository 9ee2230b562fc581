/** The commands that work at every step, with the keys of the full screen as their short forms. */

import { readMeeting } from '../../interact/read-day.ts'
import { wholeOf } from '../../numbers.ts'
import { toKeyboard } from '../../room/headcount.ts'
import { placeOf, stepsOf } from '../../session/agenda.ts'
import { actionsHome, currentStep, isPaused, neighbour, parkedOf, plannedSteps } from '../../session/read.ts'
import type { StepOf } from '../../session/shapes.ts'
import type { FlowMove } from '../../session/types.ts'
import { list, plural } from '../../text.ts'
import { planOf } from '../../turn/plan.ts'
import type { OpenSession } from '../doors.ts'
import { readNames } from '../read-input.ts'
import { sayLeft, sayMinutes } from './clock.ts'
import { type Command, find, listed } from './command.ts'
import type { At, Hands } from './hands.ts'
import { hintLines } from './hints.ts'
import type { Moves } from './making.ts'
import { planCommands } from './replan.ts'
import { olderLines, planLines, stepLines, wheelLines } from './reports.ts'
import type { Talk } from './talk.ts'
import { full, numbered } from './words.ts'

/** What these commands need of the turn they are in. */
export type Turning = {
  open: OpenSession
  talk: Talk
  moves: Moves
  ask: At<'look'>['ask']
  hands(): Hands
  /** What to do at this step now. */
  todo(): string[]
  now(): number
  today(): string
  /** Milliseconds left of the current step. */
  left(): number
  /** Says a step and what it has gathered, without going there. */
  read(step: StepOf): Promise<void>
  notes(): Promise<void>
  leave(): void
}

export function everywhere(turn: Turning): Command[] {
  const { talk, moves, ask } = turn
  const { room } = turn.open
  const session = () => room.see()
  const { say } = talk
  const make = (move: FlowMove, quiet = false) => moves.make(move, { quiet })

  const go = async (by: 1 | -1) => {
    const to = neighbour(session(), session().at, by)
    if (!to) return say(by > 0 ? 'This is the last step.' : 'This is the first step.')
    await make({ do: 'go', to: to.id }, true)
  }
  const time = (sign: 1 | -1) => async (text: string) => {
    const minutes = text ? wholeOf(text.replace(/ ?min(ute)?s?$/, '')) : 1
    if (Number.isNaN(minutes) || minutes <= 0 || minutes > 120) return say('Say how many minutes, for example: more 2')
    if (await make({ do: 'time', step: session().at, minutes: sign * minutes }, true))
      say(`${plural(minutes, 'minute')} ${sign > 0 ? 'more' : 'less'}: ${sayLeft(turn.left())}.`)
  }
  const stepFor = (text: string): StepOf | undefined => {
    const steps = stepsOf(session().agenda)
    if (/^\d+$/.test(text)) {
      const planned = plannedSteps(session())
      const step = planned[wholeOf(text) - 1]
      if (!step) say(`There are ${planned.length} steps; say a number from 1 to ${planned.length}.`)
      return step
    }
    const step =
      steps.find(s => s.title.toLowerCase() === text.toLowerCase()) ??
      steps.find(s => s.title.toLowerCase().startsWith(text.toLowerCase()))
    if (!step) say(`There is no step "${text}". Say steps to hear them all.`)
    return step
  }
  const sayTime = () => {
    const step = currentStep(session())
    if (!step) return
    const used = Math.round(planOf(session(), turn.now()).spent)
    const stopped = isPaused(session()) && !session().closed ? ' The clock stands still.' : ''
    say(
      `${step.title}: ${sayLeft(turn.left())}, of ${sayMinutes(step.minutes + (session().extra[step.id] ?? 0))}. The turn: ${used} of ${session().agenda.minutes} minutes used.${stopped}`,
    )
  }
  const help = () => {
    const place = placeOf(session().agenda, session().at)
    const hands = turn.hands()
    const colon = hands.typing?.() ? ['A line you type is a card here; commands begin with a colon, like :next'] : []
    say(
      ...turn.todo(),
      ...colon,
      ...(hands.commands.length ? ['Here:'] : []),
      ...listed(hands.commands),
      'Everywhere:',
      ...listed(own.filter(command => !hands.commands.some(c => c.on.some(on => command.on.includes(on))))),
    )
    if (place) say(full(`Why this step: ${place.exercise.title.replace(/[^.?!]$/, '$&.')} ${place.exercise.why}`))
  }
  const nextTurn = async (text: string) => {
    const typed = text || (await ask('When do we meet again, and who facilitates? For example: 5 Dec 14:00, Dee'))
    if (!typed) return
    const comma = typed.lastIndexOf(',')
    const on = (comma < 0 ? typed : typed.slice(0, comma)).trim()
    const by = comma < 0 ? '' : typed.slice(comma + 1).trim()
    if (!on) return say('A day, please; for example: next turn 5 Dec, Dee')
    const read = readMeeting(on, turn.today())
    if ('say' in read) return say(read.say)
    await make({ do: 'next', on: read.ok, ...(by ? { by } : {}) })
  }
  const close = async () => {
    const answer = await ask(
      'Close this turn? It cannot be opened again for changes; the next turn starts from it. Say yes or no.',
    )
    if (answer === undefined) return
    if (!/^(y|yes)$/i.test(answer)) return say('It stays open.')
    if (await make({ do: 'close' }, true))
      say('This turn is closed. notes writes the notes; quit goes home, where the next turn starts.')
  }
  const facilitate = async (name: string) => {
    const person = session().people.find(p => p.name.toLowerCase() === name.toLowerCase())
    if (!person) return say(`Say who facilitates: ${list(session().people.map(p => p.name))}.`)
    await make({ do: 'facilitate', to: person.id })
  }

  const own: Command[] = [
    { on: ['help', '?'], does: 'hear what can be said here', run: help },
    { on: ['next', 'n'], does: 'next step', run: () => go(1) },
    { on: ['back', 'b'], does: 'step before', run: () => go(-1) },
    {
      on: ['go', 'step', 'g'],
      takes: 'N or NAME',
      does: 'go to any step; nothing is deleted by moving',
      async run(text) {
        const to = text ? stepFor(text) : undefined
        if (!text) say(...stepLines(session()))
        else if (to?.id === session().at) await turn.read(to)
        else if (to) await make({ do: 'go', to: to.id }, true)
      },
    },
    { on: ['steps'], does: 'hear all steps', run: () => say(...stepLines(session())) },
    {
      on: ['read', 'again'],
      takes: 'N or NAME',
      does: 'hear this step again, or another one without going there',
      async run(text) {
        const step = text ? stepFor(text) : currentStep(session())
        if (step) await turn.read(step)
      },
    },
    {
      on: ['reveal', 'r', 'show'],
      does: 'show what is hidden',
      async run() {
        if (await make({ do: 'reveal', step: session().at })) say(...turn.hands().tell(), ...turn.todo())
      },
    },
    { on: ['clock', 'time', 't'], does: 'hear the time left', run: sayTime },
    { on: ['more', '+', '='], takes: 'N', does: 'a minute more, or so many', run: time(1) },
    { on: ['less', '-'], takes: 'N', does: 'a minute less, or so many', run: time(-1) },
    {
      on: ['pause', '.'],
      does: 'stop or start the clock',
      async run() {
        await make({ do: isPaused(session()) ? 'resume' : 'pause' })
      },
    },
    { on: ['undo', 'u'], does: 'take the last thing back', run: moves.undo },
    { on: ['redo', 'U'], does: 'give it back again', run: moves.redo },
    { on: ['action', 'a'], takes: 'TEXT', does: 'note an action', run: text => noteAction(turn, text) },
    {
      on: ['park', 'p'],
      takes: 'TEXT',
      does: 'park what does not belong here; alone, hear what is parked',
      async run(text) {
        const known = parkedOf(session())
        if (text) await make({ do: 'park', text })
        else say(...(known.length ? numbered(known.map(p => p.text)) : ['Nothing is parked; say park and the words.']))
      },
    },
    { on: ['wheel', 'w'], does: 'hear how the wheel turns', run: () => say(...wheelLines(session())) },
    {
      on: ['who', 'plan', 'i'],
      does: 'hear who is here, the plan and what is parked',
      run: () => say(...planLines(session(), turn.now(), room.presence)),
    },
    {
      on: ['hints', 'V'],
      does: 'hear what only the facilitator is told: what is next, who is stuck; not for the room',
      run: () => say(...hintLines(room, undefined, turn.now())),
    },
    ...planCommands({ session, now: turn.now, say, make }),
    {
      on: ['join'],
      takes: 'NAME',
      does: 'somebody joins; more names with commas between',
      async run(text) {
        const typed = text || (await ask('Who joins?'))
        for (const name of readNames(typed ?? '')) {
          const { move, by } = toKeyboard(session(), name, room.presence)
          if (!(await moves.make(move, by === undefined ? {} : { by }))) return
        }
      },
    },
    { on: ['facilitator'], takes: 'NAME', does: 'hand the facilitator over', run: facilitate },
    { on: ['older', 'o'], does: 'hear the turns before', run: () => say(...olderLines(session(), turn.today())) },
    { on: ['notes', 'e'], does: 'write the notes', run: turn.notes },
    {
      on: ['next turn', 'N'],
      takes: '5 Dec, Dee',
      does: 'the day of the next turn, and who facilitates',
      run: nextTurn,
    },
    { on: ['close'], does: 'close this turn', run: close },
    { on: ['quit', 'q'], does: 'leave; everything is saved', run: turn.leave },
  ]
  return own
}

/** Notes an action where the agenda keeps them; asks for its words when there are none. */
export async function noteAction(
  { talk, moves, ask, open }: Pick<Turning, 'talk' | 'moves' | 'ask' | 'open'>,
  text: string,
): Promise<void> {
  const home = actionsHome(open.room.see())
  if (!home) return talk.say('This agenda has no step for actions.')
  const typed = text || (await ask('What will be done?'))
  if (typed) await moves.make({ in: home.id, do: 'add', text: typed })
}

/** What to say about a line that is no command. */
export function unknown(line: string, commands: readonly Command[]): string {
  const word = line.split(/\s/)[0] ?? ''
  const known = find(commands, word)
  if (known && !known.command.takes) return `${known.command.on[0]} takes nothing after it.`
  return line
    ? `I do not know "${word}"; say help to hear what can be said here.`
    : 'Say help to hear what can be said here.'
}
