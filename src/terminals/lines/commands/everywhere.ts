/** The commands that work at every step, for everybody, with the keys of the full screen as their short forms. */

import { parkedOf } from '../../../kinds/made/promises.ts'
import { writings } from '../../../kinds/made/steps.ts'
import { placeOf } from '../../../session/agenda.ts'
import { currentStep, isPaused } from '../../../session/read.ts'
import type { Session } from '../../../session/types.ts'
import { planOf } from '../../../turn/plan.ts'
import { linksShown } from '../../../views/online/links.ts'
import { linkWords } from '../../../views/online/words.ts'
import { viewWords } from '../../../views/words.ts'
import { sayLeft, sayMinutes } from '../reading/clock.ts'
import { whoIsDone } from '../reading/presence.ts'
import { contextLines, olderLines, phaseLines, planLines, stepLines, wheelLines } from '../reading/reports.ts'
import { full, lineWords, numbered } from '../reading/words.ts'
import { noteAction, stepFor, type Turning } from '../turning.ts'
import { type Command, find, listed } from './command.ts'
import { leadCommands } from './lead-commands.ts'
import { roomCommands } from './room-commands.ts'
import { signCommands } from './sign-commands.ts'

/** Words of help before it refers to the rest. */
const maxHelpWords = 105

/** All commands of this person now: those of everybody, of people who take part, and of whoever facilitates. */
export function everywhere(turn: Turning): Command[] {
  const { at } = turn
  return [
    ...hearing(turn),
    ...(at.me() === undefined ? [] : taking(turn)),
    ...(at.facilitates() ? leadCommands(turn) : []),
    ...(at.services ? [...signCommands(turn, at.services), ...roomCommands(turn, at.services)] : []),
    {
      on: ['quit', 'q'],
      does: at.place === 'terminal' ? 'leave; the same command brings you back' : 'leave; everything is saved',
      run: turn.leave,
    },
  ]
}

/** What anybody may hear, also those who look on. */
function hearing(turn: Turning): Command[] {
  const { at, party } = turn
  const { say } = party.talk
  const { session } = at
  const sayTime = () => {
    const step = currentStep(session())
    if (!step) return
    const used = Math.round(planOf(session(), party.now()).spent)
    const stopped = isPaused(session()) && !session().closed ? lineWords.clockStands : ''
    say(
      lineWords.clockLine(
        step.title,
        sayLeft(turn.left()),
        sayMinutes(step.minutes + (session().extra[step.id] ?? 0)),
        used,
        session().agenda.minutes,
        stopped,
      ),
    )
  }
  const who = () => {
    const { services } = at
    say(...planLines(session(), party.now(), at.room.presence), ...(services ? whoIsDone(at.room, services) : []))
  }
  return [
    {
      on: ['help', '?'],
      takes: 'all',
      does: 'hear what can be said here; help all for everything',
      run: rest => help(turn, /^all$/i.test(rest)),
    },
    {
      on: ['read', 'again'],
      takes: 'N or NAME',
      does: 'hear this step again, or another one without going there',
      async run(text) {
        const step = text ? stepFor(turn, text) : currentStep(session())
        if (step) await turn.read(step)
      },
    },
    { on: ['steps'], does: 'hear all steps', run: () => say(...stepLines(session())) },
    {
      on: ['where'],
      does: 'hear which step this is, and what the turn is about',
      run: () => say(...wheelLines(session()).slice(0, 1), ...contextLines(session())),
    },
    { on: ['clock', 'time', 't'], does: 'hear the time left', run: sayTime },
    {
      on: ['wheel', 'w'],
      takes: '1-4',
      does: 'hear how the wheel turns, or one of its phases',
      run: text => say(...(text ? phaseLines(session(), text) : wheelLines(session()))),
    },
    { on: ['who', 'plan', 'i'], does: 'hear who is here, who is done, the plan and what is parked', run: who },
    { on: ['links'], does: 'hear the links that are shown', run: () => say(...linkLines(session())) },
    { on: ['older', 'o'], does: 'hear the turns before', run: () => say(...olderLines(session(), at.today())) },
  ]
}

/** The links in what is shown, one a line. */
function linkLines(session: Session): string[] {
  const links = linksShown(session)
  return links.length ? links : [linkWords.none]
}

/** The step's commands first; everything else when it is asked for, or fits. */
function help(turn: Turning, all: boolean): void {
  const { at, party } = turn
  const hands = turn.hands()
  const colon = hands.typing?.() ? [lineWords.linesAreCards] : []
  const here = listed(hands.commands)
  const rest = everywhere(turn).filter(c => !hands.commands.some(h => h.on.some(on => c.on.includes(on))))
  const place = placeOf(at.session().agenda, at.session().at)
  if (!all) {
    const told = within([...turn.todo(), ...colon, ...here], maxHelpWords)
    const also = rest.slice(1, 4).map(c => c.on[0])
    party.talk.say(...told, full(`help all says the rest, such as ${also.join(', ')} and quit`))
    return
  }
  party.talk.say(...turn.todo(), ...colon, ...(here.length ? ['Here:', ...here] : []), 'Everywhere:', ...listed(rest))
  if (place) party.talk.say(full(lineWords.whyStep(place.exercise.title.replace(/[^.?!]$/, '$&.'), place.exercise.why)))
}

/** The lines that fit into so many words. */
function within(lines: readonly string[], words: number): string[] {
  const count = (text: string) => text.split(/\s+/).filter(Boolean).length
  let left = words
  return lines.filter(line => {
    left -= count(line)
    return left >= 0
  })
}

/** What people do anywhere, whoever they are. */
function taking(turn: Turning): Command[] {
  const { at, party, moves } = turn
  const { say } = party.talk
  const parked = () => parkedOf(at.session()).map(p => p.text)
  const mine = () => {
    const cards = writings(at.mine()).flatMap(({ step, work }) =>
      (work?.cards ?? []).filter(c => c.by === at.me() && c.via !== 'said').map(c => `${step.title}: ${c.text}`),
    )
    say(...(cards.length ? numbered(cards) : [viewWords.noOwnCards]))
  }
  const own: Command[] = [
    { on: ['undo', 'u'], does: 'take the last thing back', run: moves.undo },
    { on: ['redo', 'U'], does: 'bring it back again', run: moves.redo },
    { on: ['action', 'a'], takes: 'TEXT', does: 'note an action', run: text => noteAction(turn, text) },
    {
      on: ['park', 'p'],
      takes: 'TEXT',
      does: 'park what does not belong here; alone, hear what is parked',
      async run(text) {
        if (text) await moves.submit({ do: 'park', text })
        else say(...(parked().length ? numbered(parked()) : [lineWords.nothingParked]))
      },
    },
  ]
  if (!at.services) return own
  return [
    ...own,
    { on: ['mine', 'my cards'], does: 'hear your own cards of this turn', run: mine },
    {
      on: ['kept', 'K'],
      does: 'send the line you had not sent when the room went on, to the step it was typed at',
      run: turn.sendKept,
    },
  ]
}

/** What to say about a line that is no command. */
export function unknown(line: string, commands: readonly Command[]): string {
  const word = line.split(/\s/)[0] ?? ''
  const known = find(commands, word)
  if (known && !known.command.takes) return lineWords.takesNothing(known.command.on[0] ?? word)
  const longer = commands.map(c => c.on[0]!).filter(form => word && form.startsWith(`${word.toLowerCase()} `))
  if (longer.length) return lineWords.needsMore(word, longer.join(', '))
  return line ? lineWords.unknown(word) : lineWords.sayHelp
}
