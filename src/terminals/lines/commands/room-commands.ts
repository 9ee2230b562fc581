/** The commands of a room that people come in to: who is done, taking over, and, for whoever facilitates, the door. */
import { commandLine } from '../../../command-line.ts'
import { currentStep } from '../../../session/read.ts'
import { list } from '../../../text.ts'
import type { Guest, HostServices } from '../../../views/host-services.ts'
import { meetingIn } from '../../../views/online/words.ts'
import { viewWords } from '../../../views/words.ts'
import { facilitatorName } from '../party.ts'
import { full, lineWords } from '../reading/words.ts'
import type { Turning } from '../turning.ts'
import type { Command } from './command.ts'

export function roomCommands(turn: Turning, services: HostServices): Command[] {
  const { at } = turn
  if (at.me() === undefined) return []
  return at.facilitates() ? doorCommands(turn, services) : [doneCommand(turn, services), takeOver(turn, services)]
}

function doneCommand({ at, party }: Turning, { presence }: HostServices): Command {
  return {
    on: ['done', 'd'],
    does: 'say that you are done here, or not after all',
    run() {
      const [me, step] = [at.me(), currentStep(at.session())]
      if (me === undefined || !step) return
      const isDone = !presence.isDone(me, step.id)
      presence.finish(me, step.id, isDone)
      party.talk.say(isDone ? lineWords.doneHere : lineWords.notDone)
    },
  }
}

function takeOver({ at, party }: Turning, services: HostServices): Command {
  return {
    on: ['take over'],
    does: 'facilitate, when nobody does',
    run() {
      const me = at.me()
      const refusal = me === undefined ? undefined : services.handOver(me)
      const who = facilitatorName(at.session())
      if (refusal) party.talk.say(lineWords.cannotTakeOver(who))
    },
  }
}

/** `Bo, here` or `Eva, away, looks on`. */
function guestWords(guest: Guest): string {
  const role = guest.role === 'observer' || guest.role === 'stage' ? 'looks on' : ''
  return [guest.name, guest.here ? 'here' : 'away', role, guest.address].filter(Boolean).join(', ')
}

/** The door: how people come in, who is at it, locking it, new codes, sending somebody away. */
function doorCommands({ at, party, ask }: Turning, services: HostServices): Command[] {
  const { say } = party.talk
  const lobby = () => {
    const way = services.invitation()
    const codes = way
      ? [
          `Everybody types: ${way.line}`,
          services.isLocked() ? lineWords.doorLocked : `Join code: ${way.code}`,
          way.facilitator ? lineWords.hostCode(way.facilitator) : '',
          lineWords.watchCode(way.observer),
          `Host key: ${way.fingerprint}`,
        ]
      : [lineWords.noNetwork(commandLine('join', '--name', 'NAME'))]
    const guests = services.guests().map(guestWords)
    const meeting = meetingIn(services.meeting(), party.now())
    say(
      meeting ? full(`${viewWords.meeting}: ${meeting}`) : '',
      ...codes,
      guests.length ? full(`At a terminal: ${guests.join('; ')}`) : lineWords.nobodyElse,
    )
  }
  const sendAway = async (name: string) => {
    const others = services.guests().filter(g => g.person === undefined || g.person !== at.me())
    const guest = others.find(g => g.name.toLowerCase() === name.toLowerCase())
    if (!guest) return say(others.length ? full(`Say who: ${list(others.map(g => g.name))}`) : lineWords.nobodyElse)
    const answer = await ask(lineWords.sendAwayAsk(guest.name))
    if (answer === undefined || !/^(y|yes)$/i.test(answer)) return say(`${guest.name} stays.`)
    services.remove(guest.id)
  }
  const lock = (on: boolean) => () => {
    services.lock(on)
    say(on ? viewWords.doorLockedNow : viewWords.doorOpenAgain)
  }
  const rotate = () => {
    services.rotate()
    say(lineWords.newCodes)
    lobby()
  }
  return [
    { on: ['lobby', 'codes', 'L'], does: 'hear how people come in, and who is at a terminal', run: lobby },
    { on: ['lock'], does: 'close the door to newcomers', run: lock(true) },
    { on: ['unlock'], does: 'open the door again', run: lock(false) },
    { on: ['new codes'], does: 'new codes at once', run: rotate },
    { on: ['send away'], takes: 'NAME', does: 'send somebody away', run: sendAway },
  ]
}
