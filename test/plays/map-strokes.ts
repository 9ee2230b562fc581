/** What one does on a map by keys: parts, places, links. */
import { down, enter, press, type Stroke } from './strokes.ts'

/** Genesis, custom-built, product, commodity. */
export type Stage = 1 | 2 | 3 | 4

/** A new part in the middle of a stage, so many cells below where it comes to lie by itself. */
export function part(name: string, stage: Stage, lower = 0): Stroke[] {
  return [
    press(6, `a${name}`, `new part > ${name}`),
    press(2, enter, 'MOVE '),
    press(3, `${stage}${down.repeat(lower)}`, new RegExp(`${name} {4}`)),
    press(3, enter, `Kept: add ${name}`),
  ]
}

/** Chooses a part by its letter. */
export function choose(name: string): Stroke[] {
  return [press(2, 'f', 'JUMP'), press(2, `<${name}>`, `${name}  visible`)]
}

/** Links the chosen part to another one, chosen by its letter. */
export function link(from: string, to: string): Stroke[] {
  return [
    ...choose(from),
    press(2, 'L', `${from} needs`),
    press(2, `<${to}>`, `${from} needs ${to}`),
    press(2, enter, `Kept: link`),
  ]
}
