/** A terminal that came in and reads plain lines: the same conversation as at the room's keyboard, for one person or somebody who looks on. */
import { exitCodes } from '../../errors.ts'
import type { Mounted, Terminal } from '../../screen/terminal.ts'
import { isPaused } from '../../session/read.ts'
import type { PersonId } from '../../session/shapes.ts'
import { wrap } from '../../text.ts'
import type { AppServices } from '../../views/app-services.ts'
import type { HostServices } from '../../views/host-services.ts'
import { honesty } from '../../views/lobby-drawing.ts'
import { earlyWords } from '../../views/online/words.ts'
import { Conversation } from './conversation.ts'
import { lineWords } from './reading/words.ts'
import { remoteTalk } from './streams/remote-lines.ts'

export type PersonLinesOptions = {
  terminal: Terminal
  services: HostServices
  appServices: AppServices
  me?: PersonId
  greeting?: string
  now(): number
}

/** Talks with one person until they leave; somebody without a person of the session only hears. */
export function personLines({ terminal, services, appServices, me, greeting, now }: PersonLinesOptions): Mounted {
  const talk = remoteTalk(terminal, text => conversation.typed(text))
  const conversation = new Conversation({
    open: services.open,
    appServices,
    talk,
    now,
    place: 'terminal',
    me: () => me,
    services,
  })
  const end = () => {
    conversation.stop()
    talk.close()
  }
  talk.say(
    greeting ?? '',
    me === undefined ? '' : (services.goesOn?.(me).missed() ?? ''),
    ...(me === undefined ? [] : wrap(honesty, 79)),
    lineWords.plainLines,
    earlyWords(services.meeting(), isPaused(services.open.room.session), now()) ?? '',
    terminal.echoes && me !== undefined ? lineWords.lostWithConnection : '',
  )
  let code: number | undefined
  const exited = conversation.walk().then(
    isLeft => {
      end()
      return code ?? (isLeft ? exitCodes.ok : exitCodes.interrupted)
    },
    error => {
      end()
      throw error
    },
  )
  return {
    exited,
    async quit(asked) {
      code ??= asked
      conversation.stop()
      talk.stop()
      return exited
    },
    settled: async () => {},
  }
}
