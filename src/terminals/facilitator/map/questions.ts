/** Questions worth asking about one part of a map, from the decks that come with the program, as something to read. */
import { Grid } from '../../../draw/grid.ts'
import { type Deck, factsOf, promptsFor, type WardleyMap } from '../../../map/index.ts'
import { wrap } from '../../../text.ts'
import type { Spot } from './spots.ts'
import { mapWords } from './words.ts'

/** More than this at once is a lecture. */
const most = 5

/** Questions about a part with where they come from; `none` when the decks have nothing to say of it. */
export function drawQuestions(
  map: WardleyMap,
  spot: Spot,
  decks: readonly Deck[],
  { width, height }: { width: number; height: number },
): Grid {
  const grid = new Grid(width, height)
  const part = factsOf(map, spot.name)
  const prompts = part ? promptsFor(part, decks, most) : []
  const edge = Math.min(width - 2, 96)
  const used = new Set<string>()
  let y = 0
  grid.put(y++, 1, `QUESTIONS ABOUT ${spot.name.toUpperCase()}`, 'strong')
  if (!prompts.length) grid.put(y + 1, 1, mapWords.nothingToAsk)
  const sources = () => decks.filter(d => used.has(d.id)).map(d => `${d.title}: ${d.source}, ${d.licence}`)
  for (const { deck, card, because } of prompts) {
    const title = `${card.name}${because.length ? `  (${because.join(', ')})` : ''}`
    const rows = wrap(card.rival ? mapWords.othersMightDo(card.say) : card.say, edge - 4)
    const before = [...used]
    used.add(deck)
    const foot = sources().flatMap(text => wrap(text, width - 2)).length
    if (y + rows.length + 2 > height - foot) {
      if (!before.includes(deck)) used.delete(deck)
      break
    }
    if (height > 20) y++
    grid.put(y++, 1, title, 'accent')
    for (const row of rows) grid.put(y++, 3, row)
  }
  const foot = sources().flatMap(text => wrap(text, width - 2))
  for (const [i, text] of foot.entries()) grid.put(height - foot.length + i, 1, text, 'quiet')
  return grid
}
