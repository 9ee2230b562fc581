/** The agendas that come with the program, by name. */
import type { Agenda } from '../session/agenda.ts'
import type { CarriedOver } from '../session/types.ts'
import { retro } from './retro.ts'

/** Makes the agenda of a turn from what the last one left; nothing left for a first turn. */
export type MakeAgenda = (carried?: CarriedOver) => Agenda

export const agendas: Record<string, MakeAgenda> = { retro }

/** The built-in agenda of this name, or undefined: then it may be a file (see read.ts). */
export function agendaOf(name: string): MakeAgenda | undefined {
  return Object.hasOwn(agendas, name) ? agendas[name] : undefined
}
