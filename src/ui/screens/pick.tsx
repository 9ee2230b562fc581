/** Pick: leaf through a deck, for the whole map or for one part of it, and take a card with why. */
import { useMemo, useState } from 'react'
import { cardsFor, drawOffer } from '../../kinds/pick/drawing.ts'
import { decks } from '../../map/decks/index.ts'
import { mapTextOf, partsOf } from '../../session/parts.ts'
import { workOf } from '../../session/read.ts'
import { useSurface } from '../context.ts'
import { textOf } from '../parts/field.tsx'
import { lineRows } from '../parts/line-below.tsx'
import { Rows } from '../parts/rows.tsx'
import { typedLine } from '../parts/typed-line.tsx'
import { type Hands, layer, type ScreenProps } from '../screen.ts'
import { useDrawing } from '../use-drawing.ts'

export function usePick({
  step,
  session,
  width,
  height,
  submit,
  tell,
  next,
  live,
  drafts,
}: ScreenProps<'pick'>): Hands {
  const { ascii } = useSurface().theme
  const deck = decks[step.deck]
  const text = mapTextOf(session, step.on)
  const parts = useMemo(() => (text ? partsOf(text) : []), [text])
  const picked = workOf(session, step.id, 'pick')?.picked ?? []
  const [isLeafing, setLeafing] = useState(live)
  const [name, setName] = useState<string>()
  /** The card or picked card pointed at; the first card to begin with. */
  const [chosen, setChosen] = useState<string>()
  const [isTyping, setTyping] = useState(false)
  const about = parts.find(p => p.name === name)
  const offer = useMemo(() => ({ parts, about }), [parts, about])
  const cards = useMemo(() => cardsFor(deck, offer), [deck, offer])
  const spots = [...picked.map(p => p.id), ...cards.map(c => c.id)]
  const at = Math.max(spots.includes(chosen ?? '') ? spots.indexOf(chosen!) : picked.length, 0)
  const here = picked[at]
  const card = cards[at - picked.length]
  const place = `${step.id} why-${here?.id ?? `${card?.id} ${about?.name ?? ''}`}`
  const rows = isTyping ? height - lineRows : height
  const focus = spots[at]
  const offered = useMemo(
    () => drawOffer(step, session, { width, height: Math.max(1, rows), focus, ascii }, offer),
    [step, session, width, rows, focus, ascii, offer],
  )
  const result = useDrawing(step, session, { width, height })

  if (!live || !isLeafing)
    return {
      main: <Rows of={result} />,
      message: live ? (step.hint ?? 'Enter goes on, s leafs through the deck.') : 'Enter goes on.',
      layers: [layer('picked', { main: next, leaf: live ? () => setLeafing(true) : undefined })],
    }
  if (isTyping)
    return typedLine({
      of: offered,
      height,
      drafts,
      place,
      prompt: 'why > ',
      message: here
        ? 'Why this one? An empty line takes the reason away.'
        : `Why "${card?.name}"${about ? ` for ${about.name}` : ''}? One line; empty is fine.`,
      mode: 'WHY',
      save() {
        const why = textOf(drafts.get(place))
        const ok = here
          ? submit({ in: step.id, do: 'why', picked: here.id, text: why })
          : card !== undefined &&
            submit({
              in: step.id,
              do: 'pick',
              card: card.id,
              ...(why ? { why } : {}),
              ...(about ? { about: about.name } : {}),
            })
        if (!ok) return
        drafts.set(place, '')
        setTyping(false)
      },
      leave: () => setTyping(false),
    })
  const move = (by: 1 | -1) => () => setChosen(spots[Math.min(spots.length - 1, Math.max(0, at + by))])
  /** To the first card of the group after or before this one. */
  const turn = (by: 1 | -1) => () => {
    const groups = [...new Set(cards.map(c => c.group))]
    const to = groups[Math.min(groups.length - 1, Math.max(0, (card ? groups.indexOf(card.group) : -1) + by))]
    setChosen(cards.find(c => c.group === to)?.id)
  }
  const part = (by: 1 | -1) => () => {
    if (!parts.length) return tell(step.on === undefined ? 'This step is about no map.' : 'The map has no parts yet.')
    // Round through the parts, the whole map among them.
    const i = parts.findIndex(p => p.name === name) + 1 + by
    setName(parts[((i + parts.length + 1) % (parts.length + 1)) - 1]?.name)
    setChosen(undefined)
  }
  return {
    main: <Rows of={offered} />,
    message: here
      ? 'Enter changes why, x puts it back; down to the cards, n goes on.'
      : `Enter picks it${picked.length ? ', esc shows what is picked' : ''}.${parts.length ? ' tab: the next part of the map.' : ''}`,
    layers: [
      layer(
        'pick',
        {
          main: () => {
            if (here) drafts.set(place, here.why ?? '')
            setTyping(true)
          },
          drop: here ? () => void submit({ in: step.id, do: 'drop', picked: here.id }) : undefined,
          up: move(-1),
          down: move(1),
          group: about ? undefined : turn(1),
          before: about ? undefined : turn(-1),
          part: parts.length ? part(1) : undefined,
          former: parts.length ? part(-1) : undefined,
          leave: () => setLeafing(false),
        },
        here ? { main: 'why' } : {},
      ),
    ],
  }
}
