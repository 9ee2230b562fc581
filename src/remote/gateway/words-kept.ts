/** Words of a person in what a room gave to keep for them, for when no room takes it any more. */
import * as v from 'valibot'
import { clean } from '../../clean.ts'

/** The part of it that has words (`here/kept-words.ts`): lines that were not sent, by place, and moves that were not durable. */
const kept = v.object({
  lines: v.array(v.tuple([v.string(), v.string()])),
  moves: v.array(v.object({ move: v.object({ text: v.optional(v.string()) }) })),
})

/** What was sent and may not be saved, then the lines that were not sent; nothing where there is none, or it cannot be understood. */
export function wordsIn(state: string): string[] {
  try {
    const { lines, moves } = v.parse(kept, JSON.parse(state))
    const words = [...moves.flatMap(({ move }) => move.text ?? []), ...lines.map(([, text]) => text)]
    return words.map(text => clean(text, undefined, { lines: true })).filter(text => text.trim() !== '')
  } catch {
    return []
  }
}
