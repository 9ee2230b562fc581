/** A map in the editor, on fake streams; its file is a text in memory that others may change too. */
import type { MapFile } from '../../../src/mapping/map-file.ts'
import { noAppServices, type Screen, type ScreenOptions, screen } from '../../support/screen.ts'

/** Twelve parts, comments, odd blanks and an old form: what must come through an edit untouched. */
export const checkout = `title Checkout
// drawn on 3 May
anchor Shopper [0.97, 0.62]
component Order in 1 step [0.84, 0.33]
component Delivery promise [.80,0.6]
component Checkout   [0.66, 0.40]
component Payments [0.52, 0.58] inertia // contract until 2027
component Stock view [0.50, 0.22] label [-60, 4]
component Tax rules [0.40, 0.36]
\tcomponent Sign-in [0.36, 0.86]
component Event bus [0.30, 0.66]
component Release path [0.22, 0.28] inertia
component Compute [0.10, 0.60]
component Data store [0.02, 0.78]

pipeline Compute [0.45, 0.80]
evolve Payments 0.80

Shopper->Order in 1 step
Shopper->Delivery promise
Order in 1 step->Checkout
Delivery promise->Checkout
Checkout->Payments; card only
Checkout->Stock view
Checkout->Tax rules
Payments->Sign-in
Payments->Event bus
Release path->Compute
Event bus->Compute
Event bus->Data store
note who owns releases? [0.28, 0.05]
annotation 1 [0.45, 0.70] rent it
a line nobody can read
`

export type OnMap = Screen & {
  /** What the file holds now. */
  held(): string
  /** Another program puts a text there. */
  put(text: string): void
  /** Texts kept beside it. */
  aside: string[]
  /** How often it was written. */
  writes(): number
}

type Options = ScreenOptions & {
  edited?: (text: string) => Promise<string | undefined>
  fails?: () => string | undefined
}

export async function onMap(text = checkout, options: Options = {}): Promise<OnMap> {
  const { edited, fails, ...looks } = options
  let held = text
  let known = text
  let writes = 0
  const aside: string[] = []
  const file: MapFile = {
    name: 'checkout.owm',
    text,
    async save(next, over) {
      const failure = fails?.()
      if (failure) return { is: 'failed', say: failure }
      if (held !== known && held !== over && held !== next) return { is: 'changed', text: held }
      held = next
      known = next
      writes++
      return { is: 'saved' }
    },
    settled: async () => {},
    theirs: async () => (held === known ? undefined : held),
    async beside(mine) {
      aside.push(mine)
      return 'checkout.mine.owm'
    },
    editText: edited ?? (async () => undefined),
  }
  const shown = await screen({ at: 'map', file }, noAppServices(), looks)
  return {
    ...shown,
    held: () => held,
    put(other) {
      held = other
    },
    aside,
    writes: () => writes,
  }
}

/** Lines that are in one text and not in the other: `- old`, `+ new`. */
export function difference(before: string, after: string): string[] {
  const left = before.split('\n')
  const right = after.split('\n')
  return [
    ...left.filter(l => !right.includes(l)).map(l => `- ${l}`),
    ...right.filter(l => !left.includes(l)).map(l => `+ ${l}`),
  ]
}

export const keys = {
  up: '\x1b[A',
  down: '\x1b[B',
  right: '\x1b[C',
  left: '\x1b[D',
  farRight: '\x1b[1;2C',
  farDown: '\x1b[1;2B',
  enter: '\r',
  tab: '\t',
}

/** Escape needs a moment in which nothing follows; a key that is none to the editor ends the wait. */
export const esc = '\x1b\x1b[I'
