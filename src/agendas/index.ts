/** The agendas that come with the program, by name. */
import type { Agenda } from '../session/agenda.ts'
import type { CarriedOver } from '../session/types.ts'
import { leanCoffee } from './lean-coffee.ts'
import { library } from './library/index.ts'
import { retro } from './retro.ts'
import { turn45, turnFortnight } from './short-turns.ts'
import { toServerless } from './to-serverless.ts'
import { turn } from './turn.ts'

/** Makes the agenda of a turn from what the last one left; nothing left for a first turn. */
export type MakeAgenda = (carried?: CarriedOver) => Agenda

/** A turn without a length is the one of 75 minutes. */
export const agendas: Record<string, MakeAgenda> = {
  turn: carried => turn(75, carried),
  'turn-60': carried => turn(60, carried),
  'turn-75': carried => turn(75, carried),
  'turn-90': carried => turn(90, carried),
  'turn-45': turn45,
  'turn-fortnight': turnFortnight,
  'to-serverless': toServerless,
  retro,
  'lean-coffee': leanCoffee,
  ...library,
}

/** The built-in agenda of this name, or undefined: then it may be a file (see read.ts). */
export function agendaOf(name: string): MakeAgenda | undefined {
  return Object.hasOwn(agendas, name) ? agendas[name] : undefined
}
