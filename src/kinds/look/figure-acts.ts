/** Figures that the host's git folder offers, taken one by one: each into the step that asks for it, with its source noted here. */
import { type Act, type At, type Memory, type Outcome, type Spot, type StayChange, typing } from '../../interact/act.ts'
import { moveIn } from '../../interact/outcomes.ts'
import { type Offer, sayOffer } from '../../session/offer.ts'
import { placeFor } from '../made/figure-place.ts'
import { figureWords as words } from './figure-words.ts'

type Here = At<'look'>
type Answer = 'take' | 'skip'

/** Offers that are not decided on yet. */
function openIn({ memory }: Memory): readonly Offer[] {
  return Array.isArray(memory.figures) ? memory.figures : []
}

/** Asks about the first of these, or about nothing more. */
function goOn(figures: readonly Offer[]): StayChange {
  return { memory: { figures }, open: figures.length ? { act: 'figure' } : null }
}

/** What of it this turn has a step for, and not there yet. */
function begin(at: Here, offers: readonly Offer[]): Outcome<'look'> {
  const placed = offers.flatMap(offer => placeFor(at.whole, offer) ?? [])
  const figures = offers.filter(offer => placeFor(at.whole, offer)?.isThere === false)
  if (figures.length) return { stay: goOn(figures), said: words.found(figures.length) }
  if (!offers.length) return { say: words.nothing }
  return { say: placed.length ? words.allThere : words.noStep }
}

function take(at: Here, offer: Offer, rest: readonly Offer[]): Outcome<'look'> {
  const place = placeFor(at.whole, offer)
  if (!place || place.isThere) return { stay: goOn(rest) }
  const text = words.sourced(sayOffer(offer, at.today), offer.source)
  const note = moveIn<'look'>(at.step.id, { do: 'note', on: at.step.id, text })
  return { moves: [place.move, note], said: words.taken(sayOffer(offer, at.today), place.title), stay: goOn(rest) }
}

/** `G`, or `figures` in plain lines, and the line in which each of them is taken or left. */
export function figureActs<S extends Spot>(): Act<'look', S>[] {
  return [
    {
      id: 'figures',
      who: 'facilitator',
      keys: ['G'],
      command: { words: ['figures'] },
      does: words.figures,
      hint: at => (at.figures ? words.hint : undefined),
      fits: at => at.step.facts === true && (at.figures !== undefined || words.hostOnly),
      move(at) {
        const { figures } = at
        if (!figures) return { say: words.hostOnly }
        return {
          said: words.reading,
          async wait() {
            const read = await figures()
            return 'say' in read ? read : begin(at, read.offers)
          },
        }
      },
    },
    typing<'look', S, Answer>({
      id: 'figure',
      who: 'facilitator',
      does: words.figure,
      fits: (_at, _spot, memory) => openIn(memory).length > 0,
      field(at, _spot, memory) {
        const [offer] = openIn(memory)
        const place = offer && placeFor(at.whole, offer)
        const said = offer ? sayOffer(offer, at.today) : ''
        const from = offer?.source ?? ''
        const title = place?.title ?? ''
        return {
          prompt: words.prompt,
          mode: 'FIGURES',
          ask: said,
          first: true,
          missing: true,
          hint: words.into(from, title),
          aloud: words.aloud(words.sourced(said, from), title),
          parse: text => {
            if (/^t(?:ake)?$/i.test(text)) return { ok: 'take' }
            return /^s(?:kip)?$/i.test(text) ? { ok: 'skip' } : { say: words.answers }
          },
          empty: { stay: { open: null } },
        }
      },
      move(at, _spot, answer, memory) {
        const [offer, ...rest] = openIn(memory)
        if (!offer || answer === 'skip') return { stay: goOn(rest), ...(rest.length ? {} : { said: words.over }) }
        return take(at, offer, rest)
      },
    }),
  ]
}
