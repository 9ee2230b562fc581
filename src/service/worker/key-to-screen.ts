/** How long a key takes to the screen, as far as this process sees it: from its bytes to the next bytes for the same terminal. */
import type { EventEmitter } from 'node:events'

type Measured = { input: EventEmitter; output: { write(bytes: string): unknown } }

/** ms after which what is shown is no answer to the key any more: some keys show nothing. */
const longest = 1_000

/** Measures a terminal as long as it lives; `take` gets seconds, `now` is a clock in ms that never goes back. */
export function measureKeys(
  { input, output }: Measured,
  take: (seconds: number) => void,
  now: () => number = () => performance.now(),
): void {
  let pressed: number | undefined
  // Not as a listener of what is typed: with one, nothing would wait for the next screen.
  input.on('typed', () => {
    pressed ??= now()
  })
  const write = output.write.bind(output)
  output.write = bytes => {
    const shown = write(bytes)
    if (pressed !== undefined) {
      const took = now() - pressed
      pressed = undefined
      if (took <= longest) take(took / 1_000)
    }
    return shown
  }
}
