/** Choose: a card is taken as the sentence, one is put in words, or what stands is kept by one key. */
import { useState } from 'react'
import { choiceBefore, choicesOf } from '../../session/choice.ts'
import { isHidden, stepOf, workOf } from '../../session/read.ts'
import { textOf } from '../parts/field.tsx'
import { lineRows } from '../parts/line-below.tsx'
import { Rows } from '../parts/rows.tsx'
import { typedLine } from '../parts/typed-line.tsx'
import { type Hands, layer, type ScreenProps } from '../screen.ts'
import { useDrawing } from '../use-drawing.ts'

export function useChoose({ step, session, width, height, submit, next, live, drafts }: ScreenProps<'choose'>): Hands {
  const work = workOf(session, step.id, 'choose')
  const before = choiceBefore(step, session)
  const cards = choicesOf(step, session)
  const source = step.from === undefined ? undefined : stepOf(session, step.from)
  const isCovered = source !== undefined && isHidden(session, source)
  const [wording, setWording] = useState(live && !work?.text && !before && !cards.length && !isCovered)
  const [at, setAt] = useState(live && !work?.text && !before ? 0 : -1)
  const chosen = cards[Math.min(at, cards.length - 1)]
  const drawing = useDrawing(step, session, {
    width,
    height: wording ? height - lineRows : height,
    focus: wording ? undefined : chosen?.id,
  })
  const place = `${step.id} words`
  if (isCovered)
    return {
      main: <Rows of={drawing} />,
      message: `The cards of "${source.title}" are still hidden. Enter reveals them.`,
      layers: [layer('look', { main: () => void submit({ do: 'reveal', step: source.id }), page: undefined })],
    }
  if (wording)
    return typedLine({
      of: drawing,
      height,
      drafts,
      place,
      prompt: 'in one sentence > ',
      message: 'One sentence everybody can stand behind; an empty line leaves it.',
      mode: 'WORDS',
      save() {
        const text = textOf(drafts.get(place))
        if (text && text !== work?.text && !submit({ in: step.id, do: 'word', text })) return
        drafts.set(place, '')
        setAt(-1)
        setWording(false)
      },
      leave: () => setWording(false),
    })
  const isKept = work?.kept || (work?.text !== undefined && work.since === session.turn.id)
  const keep = live && before && !isKept && !chosen
  return {
    main: <Rows of={drawing} />,
    message: chosen
      ? 'Up and down choose, enter takes this card; s puts it in words.'
      : keep
        ? `Is it still true? Enter keeps it, s puts it in other words${cards.length ? ', down shows cards' : ''}.`
        : work?.text === undefined
          ? 'Nothing is settled yet: s puts it in words, n goes on.'
          : (step.hint ?? 'Say it aloud once. Enter goes on, s puts it in other words.'),
    layers: [
      layer(
        'choose',
        {
          main: !live
            ? next
            : chosen
              ? () => {
                  if (submit({ in: step.id, do: 'take', card: chosen.id })) setAt(-1)
                }
              : keep
                ? () => void submit({ in: step.id, do: 'keep' })
                : next,
          word: live
            ? () => {
                drafts.set(place, chosen?.text.replaceAll('\n', ' ') ?? work?.text ?? before?.text ?? '')
                setWording(true)
              }
            : undefined,
          up: cards.length ? () => setAt(Math.max(-1, Math.min(at, cards.length - 1) - 1)) : undefined,
          down: cards.length ? () => setAt(Math.min(cards.length - 1, at + 1)) : undefined,
        },
        { main: chosen ? 'take it' : keep ? 'keep it' : 'go on' },
      ),
    ],
  }
}
