/** Who plays the library turns: the lending service of a town library. */

/** Who is in the room, in the order in which the keyboard goes round. */
export const people = ['Maren', 'Yusuf', 'Petra', 'Olu', 'Sanne', 'Tomek']

/** The same people in a turn that somebody else facilitates than the one before: the keyboard begins there. */
export function ledBy(name: string, before: readonly string[] = people): string[] {
  return [name, ...before.filter(other => other !== name)]
}
