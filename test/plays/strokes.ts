/** The words a play is written in: strokes, scenes and turns, and the ones a room types again and again. */

/**
 * One thing somebody does at the keyboard. `keys` are typed as they are; `<some text>` in them stands for the letter in
 * front of that text on the screen. `sees` is on the screen afterwards. `after` seconds pass before it. `by` somebody who is
 * online it is done at their own terminal, otherwise at the keyboard of the room.
 */
export type Stroke = { keys: string; sees: string | RegExp; after?: number; by?: string }

/** What people do at one step of the agenda, or on the way to it; `name` is for whoever reads a failure. */
export type Scene = { name: string; strokes: Stroke[] }

/**
 * One turn: when it begins, in UTC, what the program is started with (nothing: its home screen), and what happens. `pace`
 * stretches the seconds of all strokes, for people who talk while they type. Those who are `online` come in by a stock ssh
 * before the first scene, with what the lobby shows; the last scene then asks whether to leave, which enter does.
 */
export type PlayedTurn = {
  begins: string
  command?: readonly string[]
  online?: readonly string[]
  pace?: number
  scenes: Scene[]
}

export const enter = '\r'
export const tab = '\t'
export const up = '\x1b[A'
export const down = '\x1b[B'
export const right = '\x1b[C'
export const left = '\x1b[D'
export const esc = '\x1b'
/** Empties the line that is typed. */
export const anew = '\x15'

/** Lines typed one after the other, each kept by enter and then seen. */
export function typed(after: number, ...lines: [text: string, sees: string | RegExp][]): Stroke[] {
  return lines.map(([text, sees]) => ({ keys: text + enter, sees, after }))
}

/** Cards of one person in the hidden round; tab hands the keyboard on. */
export function hand(name: string, cards: readonly string[], then: string | RegExp): Stroke[] {
  return [
    ...cards.map((card, i) => ({ keys: card + enter, sees: `${name} ${i + 1}`, after: 12 })),
    { keys: tab, sees: then, after: 4 },
  ]
}

/** One word each, round the room of `names`. */
export function round(names: readonly string[], words: readonly string[]): Stroke[] {
  return words.map((word, i) => {
    const next = names[i + 1]
    return {
      keys: word + enter,
      sees: next
        ? new RegExp(`Keyboard is with +${next.toUpperCase()}`)
        : new RegExp(`${names[i]} +${word}[^]*enter go on`),
      after: 9,
    }
  })
}

/** What one does at the keyboard, on one line: seconds before it, the keys, and what is on the screen then. */
export function press(after: number, keys: string, sees: string | RegExp): Stroke {
  return { keys, sees, after }
}

/** What happens at one step, in order. */
export function scene(name: string, ...strokes: (Stroke | Stroke[])[]): Scene {
  return { name, strokes: strokes.flat() }
}

/** One card each, round the room of `names`; the keyboard goes on by itself. */
export function each(names: readonly string[], cards: readonly string[]): Stroke[] {
  return cards.map((card, i) => {
    const next = names[i + 1]
    return press(12, card + enter, next ? new RegExp(`with +${next.toUpperCase()}`) : 'Everybody had the keyboard.')
  })
}

/** Cards in a hidden round, hand to hand: what each of `names` writes. */
export function hands(names: readonly string[], cards: readonly (readonly string[])[]): Stroke[] {
  return names.flatMap((name, i) => {
    const next = names[i + 1]
    return hand(name, cards[i] ?? [], next ? new RegExp(`with +${next.toUpperCase()}`) : 'Everybody had the keyboard.')
  })
}

/** Hands counted row by row, then shown. */
export function count(...rows: string[]): Stroke[] {
  return [
    ...rows.map((row, i) =>
      press(9, row + enter, rows[i + 1] === undefined ? 'Enter shows' : new RegExp(`Row ${i + 1} of`)),
    ),
    press(4, enter, 'Revealed'),
  ]
}

/** A line of answers each, typed hidden round the room of `names`, then shown. */
export function answers(names: readonly string[], ...lines: string[]): Stroke[] {
  return [
    ...lines.map((line, i) =>
      press(9, line + enter, names[i + 1] ? `${names[i + 1]}, ${line.length} answers` : 'Enter shows the answers'),
    ),
    press(4, 'r', 'Revealed'),
  ]
}

/** Both private estimates of a bet (how likely in %, the number expected), typed round the room of `names`, with the talk between. */
export function estimates(names: readonly string[], ...rounds: [readonly string[], readonly string[]]): Stroke[] {
  const typedRound = (lines: readonly string[]) =>
    lines.map((line, i) =>
      press(9, line + enter, names[i + 1] ? `${names[i + 1]}, how likely` : 'Enter shows the estimates.'),
    )
  const [first, second] = rounds
  return [
    ...typedRound(first),
    press(4, enter, 'ESTIMATE 1 '),
    press(40, enter, `${names[0]}, how likely`),
    ...typedRound(second),
    press(4, enter, 'enter consent'),
    press(6, enter, '0 to 5 each >'),
  ]
}

/** Whether it was worth it, from the shown fingers of six people: how many gave each of the five answers. */
export function returnOnTime(fingers: string): Scene {
  return scene(
    'return on time',
    press(15, fingers + enter, 'Enter shows the answers.'),
    press(4, enter, '6 answers, kept as counts only'),
    press(6, enter, 'What pushed us, what slowed us, and when do we meet again?'),
  )
}

/** The end of a turn: when the next one is and who facilitates it, closed, the notes written, and home. */
export function summary(next: string, who: string): Scene {
  return scene(
    'summary',
    press(20, 'N', 'next turn, who >'),
    press(9, `${next}, ${who}${enter}`, `Next turn: ${next}`),
    press(8, enter, 'Close this turn?'),
    press(3, enter, 'This turn is closed'),
    press(3, 'e', 'Notes'),
    press(7, 'q', 'Where do we go on?'),
  )
}
