/** The commands, in the order the help page lists them. */
import { type Command, nameOf } from '../parsing/command.ts'
import { completion } from './about/completion.ts'
import { config } from './about/config.ts'
import { doctor } from './about/doctor.ts'
import { help } from './about/help.ts'
import { actions } from './actions.ts'
import { agenda } from './agenda.ts'
import { check } from './check.ts'
import { checkIn } from './check-in.ts'
import { copy } from './copy.ts'
import { demo } from './demo.ts'
import { facts } from './facts.ts'
import { host } from './host.ts'
import { importNotes } from './import.ts'
import { invite } from './invite.ts'
import { join } from './join.ts'
import { list } from './list.ts'
import { map } from './map.ts'
import { momentum } from './momentum.ts'
import { newTurn } from './new.ts'
import { notes } from './notes.ts'
import { open } from './open.ts'
import { replay } from './replay.ts'
import { restore } from './restore.ts'
import { serve } from './serve.ts'
import { show } from './show.ts'
import { tenets } from './tenets.ts'
import { wheel } from './wheel.ts'

export const commands: readonly Command[] = [
  newTurn,
  open,
  host,
  serve,
  invite,
  join,
  notes,
  list,
  show,
  actions,
  wheel,
  momentum,
  checkIn,
  facts,
  importNotes,
  check,
  restore,
  copy,
  map,
  agenda,
  tenets,
  demo,
  replay,
  doctor,
  config,
  completion,
  help,
]

/** The command of this name, or undefined. */
export function commandOf(name: string | undefined): Command | undefined {
  return commands.find(c => nameOf(c) === name)
}
