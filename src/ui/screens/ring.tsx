/** Ring: links of a flywheel added one after the other, moved along it, and the weakest of them named. */
import { useState } from 'react'
import { leftCards } from '../../kinds/left-cards.ts'
import { workOf } from '../../session/read.ts'
import { cut } from '../../text.ts'
import { covered } from '../parts/covered.tsx'
import { textOf } from '../parts/field.tsx'
import { LineBelow, lineRows } from '../parts/line-below.tsx'
import { Rows } from '../parts/rows.tsx'
import { typedLine } from '../parts/typed-line.tsx'
import { type Hands, layer, type ScreenProps } from '../screen.ts'
import { useDrawing } from '../use-drawing.ts'

type Mode = 'look' | 'add' | 'change'

export function useRing(props: ScreenProps<'ring'>): Hands {
  const { step, session, width, height, submit, next, live, drafts } = props
  const { links, weakest } = workOf(session, step.id, 'ring') ?? { kind: 'ring', links: [] }
  const [mode, setMode] = useState<Mode>(live && !links.length ? 'add' : 'look')
  const [chosenId, setChosen] = useState<string | undefined>(live ? links[0]?.id : undefined)
  /** The place a new link takes, counted from 0. */
  const [spot, setSpot] = useState(links.length)
  /** The card in the line, counted from 0; -1 for none. */
  const [card, setCard] = useState(-1)
  const at = links.findIndex(l => l.id === chosenId)
  const chosen = links[at]
  const isTyping = mode !== 'look'
  const drawing = useDrawing(step, session, {
    width,
    height: isTyping ? height - lineRows : height,
    focus: mode === 'add' ? links[spot - 1]?.id : chosen?.id,
  })
  const hidden = covered(props, step.from, drawing)
  if (hidden) return hidden
  const place = `${step.id} ${mode}`
  const value = drafts.get(place)
  const back = () => setMode('look')
  const line = { of: drawing, height, drafts, place, leave: back }
  if (mode === 'add') {
    const cards = leftCards(
      session,
      step.from,
      links.map(l => l.text),
    )
    const take = (by: 1 | -1) => () => {
      const next = (Math.max(card, by < 0 ? 0 : -1) + by + cards.length) % cards.length
      setCard(next)
      drafts.set(place, cards[next]!.text.replaceAll('\n', ' '))
    }
    const up = cards.length ? ' Up takes a card.' : ''
    return {
      main: (
        <LineBelow
          of={drawing}
          height={height}
          prompt={`link ${Math.min(spot, links.length) + 1} > `}
          drafts={drafts}
          place={place}
        />
      ),
      message: links.length
        ? `What does ${links[spot - 1] ? `"${cut(links[spot - 1]!.text, 30)}"` : 'it'} feed?${up} An empty line ends.`
        : `What does a customer notice first? Then what that feeds, and so on.${up}`,
      after: 'What does that feed? An empty line ends.',
      mode: 'LINK',
      typing: true,
      layers: [
        layer('growing', {
          save() {
            const text = textOf(value)
            if (!text) {
              setChosen(links[spot - 1]?.id)
              return back()
            }
            const after = spot < links.length ? links[spot - 1]?.id : undefined
            if (!submit({ in: step.id, do: 'add', text, ...(after === undefined ? {} : { after }) })) return
            drafts.set(place, '')
            setCard(-1)
            setSpot(spot + 1)
          },
          card: cards.length ? take(1) : undefined,
          other: cards.length ? take(-1) : undefined,
          leave: back,
        }),
      ],
    }
  }
  if (mode === 'change' && chosen)
    return typedLine({
      ...line,
      prompt: 'in other words > ',
      message: 'Enter keeps the words; esc leaves them as they were.',
      mode: 'WORDS',
      save() {
        const text = textOf(value)
        if (text !== chosen.text && !submit({ in: step.id, do: 'change', link: chosen.id, text })) return
        back()
      },
    })
  const grow = (from: number) => {
    setSpot(from)
    setMode('add')
  }
  const shift = (by: 1 | -1) =>
    live && chosen && links.length > 1
      ? () => void submit({ in: step.id, do: 'shift', link: chosen.id, by })
      : undefined
  return {
    main: <Rows of={drawing} />,
    message: !links.length
      ? 'Enter names the first link.'
      : chosen && live && !weakest && links.length > 2
        ? 'Up and down choose; s says which one holds the wheel. n goes on.'
        : (step.hint ?? 'Up and down choose a link, n goes on.'),
    layers: [
      layer(
        'ring',
        {
          main: !live ? next : !links.length ? () => grow(0) : chosen ? () => grow(at + 1) : next,
          weakest:
            live && chosen && weakest !== chosen.id
              ? () => void submit({ in: step.id, do: 'weakest', link: chosen.id })
              : undefined,
          change:
            live && chosen
              ? () => {
                  drafts.set(`${step.id} change`, chosen.text)
                  setMode('change')
                }
              : undefined,
          sooner: shift(-1),
          later: shift(1),
          drop:
            live && chosen
              ? () => {
                  const near = links[at + 1] ?? links[at - 1]
                  if (submit({ in: step.id, do: 'drop', link: chosen.id })) setChosen(near?.id)
                }
              : undefined,
          up: links.length ? () => setChosen(links[at - 1]?.id) : undefined,
          down: links.length ? () => setChosen(links[Math.min(links.length - 1, at + 1)]?.id) : undefined,
        },
        { main: !links.length ? 'begin' : chosen && live ? 'add after' : 'go on' },
      ),
    ],
  }
}
