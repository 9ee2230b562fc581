/** Who plays the parcels turns, and with which agenda. */
import { join } from 'node:path'

/** Who is in the room, in the order in which the keyboard goes round. */
export const people = ['Ana', 'Bo', 'Chidi', 'Dee', 'Eli', 'Fay']

/** The same people in a turn that somebody else facilitates than the one before: the keyboard begins there. */
export function ledBy(name: string, before: readonly string[] = people): string[] {
  return [name, ...before.filter(other => other !== name)]
}

/** The agenda file of a turn: the full turn as the program made it when these turns were written, with a gate a phase and a pulse. */
export function agendaOf(turn: number): string {
  return join(import.meta.dirname, 'agendas', `turn-${turn}.json`)
}
