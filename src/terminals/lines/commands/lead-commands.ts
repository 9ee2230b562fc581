/** The commands of whoever facilitates: the way through the steps, the clock, the plan, the people, and the close. */
import { readMeeting } from '../../../interact/read-day.ts'
import { stepOnward } from '../../../kinds/facts.ts'
import { toKeyboard } from '../../../room/headcount.ts'
import { readNames } from '../../../screen/read-input.ts'
import { currentStep, isPaused } from '../../../session/read.ts'
import type { FlowMove } from '../../../session/types.ts'
import { list, plural } from '../../../text.ts'
import { viewWords } from '../../../views/words.ts'
import { sayLeft, sayMinutes } from '../reading/clock.ts'
import { hintLines } from '../reading/hints.ts'
import { stepLines } from '../reading/reports.ts'
import type { Submitted } from '../reading/step-lines.ts'
import { lineWords, splitNumber } from '../reading/words.ts'
import { minutesOf, stepFor, type Turning } from '../turning.ts'
import type { Command } from './command.ts'
import { planCommands } from './replan.ts'

/** What only the facilitator does, at any step. */
export function leadCommands(turn: Turning): Command[] {
  const { party, at, moves } = turn
  const make = (move: FlowMove, quiet = false) => moves.submit(move, { quiet })
  return [
    ...flow(turn, make),
    ...planCommands({ session: at.session, now: party.now, say: party.talk.say, make }),
    ...people(turn, make),
    ...ending(turn, make),
  ]
}

type Make = (move: FlowMove, quiet?: boolean) => Promise<Submitted>

/** Minutes more or less, for this step or another one. */
function lengthen(turn: Turning, make: Make, sign: 1 | -1) {
  const { session } = turn.at
  const { say } = turn.party.talk
  return async (text: string) => {
    const { number, rest } = splitNumber(text)
    const minutes = minutesOf(number)
    if (typeof minutes !== 'number') return say(minutes.say)
    const step = rest ? stepFor(turn, rest) : currentStep(session())
    if (!step || !(await make({ do: 'time', step: step.id, minutes: sign * minutes }, true))) return
    const has = step.minutes + (session().extra[step.id] ?? 0)
    const then = step.id === session().at ? sayLeft(turn.left()) : `${step.title} has ${sayMinutes(has)} now`
    say(`${plural(minutes, 'minute')} ${sign > 0 ? 'more' : 'less'}: ${then}.`)
  }
}

/** Through the agenda, and its clock. */
function flow(turn: Turning, make: Make): Command[] {
  const { at, party } = turn
  const { say } = party.talk
  const { session } = at
  const go = async (by: 1 | -1) => {
    const { to, passed } = stepOnward(session(), session().at, by)
    if (passed.length) say(viewWords.passedOver(passed.map(({ step, why }) => ({ title: step.title, why }))))
    if (!to) return say(by > 0 ? viewWords.lastStep : viewWords.firstStep)
    await make({ do: 'go', to: to.id }, true)
  }
  return [
    { on: ['next', 'n'], does: 'next step', run: () => go(1) },
    { on: ['back', 'b'], does: 'step before', run: () => go(-1) },
    {
      on: ['reveal', 'r', 'show'],
      does: 'show what is hidden',
      run: async () => void (await make({ do: 'reveal', step: session().at })),
    },
    {
      on: ['go', 'step', 'g'],
      takes: 'N or NAME',
      does: 'go to any step; nothing is deleted by moving',
      async run(text) {
        const to = text ? stepFor(turn, text) : undefined
        if (!text) say(...stepLines(session()))
        else if (to?.id === session().at) await turn.read(to)
        else if (to) await make({ do: 'go', to: to.id }, true)
      },
    },
    {
      on: ['more', ']', ')'],
      takes: 'N NAME',
      does: 'a minute more, or N; with a name, for another step',
      run: lengthen(turn, make, 1),
    },
    {
      on: ['less', '[', '('],
      takes: 'N NAME',
      does: 'a minute less, or N; with a name, for another step',
      run: lengthen(turn, make, -1),
    },
    {
      on: ['pause', '.'],
      does: 'stop or start the clock',
      run: async () => void (await make({ do: isPaused(session()) ? 'resume' : 'pause' })),
    },
    {
      on: ['hints', 'V'],
      does: 'hear what only the facilitator is told: what is next, who is stuck; not for the room',
      run: () => say(...hintLines(at.room, at.services, party.now())),
    },
  ]
}

/** Who is in the room, and who leads it. */
function people(turn: Turning, make: Make): Command[] {
  const { at, party, ask } = turn
  const { say } = party.talk
  const named = (name: string) => at.session().people.find(p => p.name.toLowerCase() === name.toLowerCase())
  const facilitate = async (name: string) => {
    const person = named(name)
    if (!person) return say(lineWords.sayWhoLeads(list(at.session().people.map(p => p.name))))
    if (!at.services) return void (await make({ do: 'facilitate', to: person.id }))
    say(at.services.handOver(person.id)?.say ?? '')
  }
  const commands: Command[] = [
    {
      on: ['join'],
      takes: 'NAME',
      does: at.services
        ? "somebody joins at the host's keyboard; more names with commas between"
        : 'somebody joins; more names with commas between',
      async run(text) {
        const typed = text || (await ask('Who joins?'))
        for (const name of readNames(typed ?? '')) {
          const { move, by } = toKeyboard(at.session(), name, at.room.presence)
          if (!(await turn.moves.submit(move, by === undefined ? {} : { by }))) return
        }
      },
    },
    { on: ['facilitator', 'hand over'], takes: 'NAME', does: 'hand the facilitator over', run: facilitate },
    ...aboutPeople(turn, make),
  ]
  if (at.place === 'keyboard') return commands
  const part = (on: boolean) => () => {
    at.takePart(on)
    turn.renew()
    say(on ? lineWords.ownPart : viewWords.leadsAgain, ...turn.todo())
  }
  return [
    ...commands,
    at.takesPart()
      ? { on: ['lead', 'F'], does: 'facilitate again', run: part(false) }
      : { on: ['my part', 'F'], does: 'answer for yourself, where you count for people at the host', run: part(true) },
  ]
}

/** Names, chairs, who is away, and who was added by mistake. */
function aboutPeople({ at, party }: Turning, make: Make): Command[] {
  const { say } = party.talk
  /** Who a line begins with, by name, and what follows behind a comma. */
  const change = (of: (id: string, text: string) => FlowMove) => async (line: string) => {
    const [name = '', ...rest] = line.split(',')
    const low = name.trim().toLowerCase()
    const { people } = at.session()
    const person = people.find(p => p.name.toLowerCase() === low)
    if (person) await make(of(person.id, rest.join(',').trim()))
    else say(lineWords.sayWho(list(people.map(p => p.name))))
  }
  const row = (on: string, takes: string, does: string, of: (person: string, text: string) => FlowMove): Command => ({
    on: [on],
    takes,
    does,
    run: change(of),
  })
  return [
    row('rename', 'BO, BOB', 'another name for somebody', (person, name) => ({ do: 'person', person, name })),
    row('chair', 'BO, SPONSOR', 'what somebody answers for; without it, nothing', (person, chair) => ({
      do: 'person',
      person,
      chair,
    })),
    row('away', 'NAME', 'nobody waits for them', person => ({ do: 'person', person, away: true })),
    row('here', 'NAME', 'somebody is back', person => ({ do: 'person', person, away: false })),
    row('remove', 'NAME', 'remove somebody added by mistake', person => ({ do: 'remove', person })),
  ]
}

/** The next date, the notes, and the end of the turn. */
function ending(turn: Turning, make: Make): Command[] {
  const { at, party, ask } = turn
  const { talk, appServices, open } = party
  const { say } = talk
  const nextTurn = async (text: string) => {
    const typed = text || (await ask(lineWords.nextTurnAsk))
    if (!typed) return
    const comma = typed.lastIndexOf(',')
    const on = (comma < 0 ? typed : typed.slice(0, comma)).trim()
    const by = comma < 0 ? '' : typed.slice(comma + 1).trim()
    if (!on) return say(lineWords.dayPlease)
    const read = readMeeting(on, at.today())
    if ('say' in read) return say(read.say)
    await make({ do: 'next', on: read.ok, ...(by ? { by } : {}) })
  }
  const close = async () => {
    const answer = await ask(lineWords.closeAsk)
    if (answer === undefined) return
    if (!/^(y|yes)$/i.test(answer)) return say(lineWords.staysOpen)
    if (!(await make({ do: 'close' }, true))) return
    const then = at.services ? 'quit leaves' : 'quit goes home, where the next turn starts'
    say(lineWords.closedNow(then))
  }
  return [
    {
      on: ['notes', 'e'],
      does: 'write the notes',
      run: async () =>
        void (await talk.attempt(async () => say(`Notes: ${(await appServices.notes(open.key)).join(' and ')}`))),
    },
    {
      on: ['next turn', 'N'],
      takes: '5 Dec, Dee',
      does: 'the day of the next turn, and who facilitates',
      run: nextTurn,
    },
    { on: ['close'], does: 'close this turn', run: close },
  ]
}
