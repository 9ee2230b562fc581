/** Group: a letter for the card, a letter for the group it joins. Two keys, no dragging. */
import { useEffect, useState } from 'react'
import { pagesOf } from '../../kinds/group-drawing.ts'
import { boardOf, cardsOf, isHidden, lettersOf, stepOf, workOf } from '../../session/read.ts'
import { cut, plural } from '../../text.ts'
import { textOf } from '../parts/field.tsx'
import { lineRows } from '../parts/line-below.tsx'
import { Rows } from '../parts/rows.tsx'
import { typedLine } from '../parts/typed-line.tsx'
import { type Hands, layer, type ScreenProps } from '../screen.ts'
import { useDrawing } from '../use-drawing.ts'

export function useGroup({
  step,
  session,
  width,
  height,
  submit,
  tell,
  next,
  live,
  drafts,
}: ScreenProps<'group'>): Hands {
  const [grouping, setGrouping] = useState(live)
  const [chosen, setChosen] = useState<string>()
  const [half, setHalf] = useState('')
  const [naming, setNaming] = useState(false)
  const [page, setPage] = useState(0)
  const letters = lettersOf(session, step.id)
  const source = stepOf(session, step.cards)
  const covered = source !== undefined && isHidden(session, source)
  const look = { width, height: naming ? height - lineRows : height }
  const pages = pagesOf(step, session, look)
  const shownPage = Math.min(page, Math.max(0, pages.length - 1))
  const drawing = useDrawing(step, session, { ...look, focus: chosen, page: shownPage })
  const place = `${step.id} name`
  const value = drafts.get(place)

  // Whoever is on the screen has been seen; the count is what the notes call "seen".
  const seen = workOf(session, step.id, 'group')?.seen ?? []
  const fresh = (pages[shownPage] ?? []).filter(c => !seen.includes(c))
  const freshKey = fresh.join(' ')
  // biome-ignore lint/correctness/useExhaustiveDependencies: `submit` is new at every drawing; what was seen is not
  useEffect(() => {
    if (live && !covered && freshKey) submit({ in: step.id, do: 'seen', cards: freshKey.split(' ') })
  }, [live, covered, freshKey, step.id])

  const cardAt = (letter: string) => [...letters].find(([, l]) => l === letter)?.[0]
  const long = [...letters.values()][0]?.length === 2

  const letter = (key: string) => {
    const typed = half + key.toUpperCase()
    if (long && typed.length < 2) {
      setHalf(typed)
      return tell(`${typed}_   its second letter?`)
    }
    setHalf('')
    const card = cardAt(typed)
    if (!card) return tell(`There is no card ${typed}.`)
    if (!chosen) {
      setChosen(card)
      const at = pages.findIndex(p => p.includes(card))
      if (at >= 0) setPage(at)
      return tell(
        `${typed}: "${cut(cardsOf(session, step.id).find(c => c.id === card)?.text ?? '', 40)}"  joins which? Type its letter.`,
      )
    }
    if (card === chosen) {
      setChosen(undefined)
      return tell('')
    }
    submit({ in: step.id, do: 'put', card: chosen, into: card })
    setChosen(undefined)
  }

  const base = layer('group', {
    main: live ? () => setGrouping(true) : undefined,
    shuffle: live ? () => void submit({ in: step.id, do: 'shuffle' }) : undefined,
    page: pages.length > 1 ? () => setPage((shownPage + 1) % pages.length) : undefined,
  })
  if (covered)
    return {
      main: <Rows of={drawing} />,
      message: `The cards of "${source.title}" are still hidden. Enter reveals them.`,
      layers: [layer('look', { main: () => void submit({ do: 'reveal', step: source.id }), page: undefined })],
    }
  if (naming && chosen)
    return typedLine({
      of: drawing,
      height,
      drafts,
      place,
      prompt: `name of ${letters.get(chosen)}'s group > `,
      message: 'A short name; an empty one takes the name away.',
      mode: 'NAME',
      save() {
        if (submit({ in: step.id, do: 'name', card: chosen, text: textOf(value) })) drafts.set(place, '')
        setNaming(false)
        setChosen(undefined)
      },
      leave: () => setNaming(false),
    })
  if (grouping)
    return {
      main: <Rows of={drawing} />,
      message: chosen
        ? `${letters.get(chosen)} is chosen: type the card it joins, or enter to name its group.`
        : groupMessage(boardOf(session, step.id), [...letters.values()]),
      mode: 'GROUP',
      layers: [
        layer(
          'grouping',
          {
            letter,
            main: chosen
              ? () => {
                  const name = boardOf(session, step.id).find(b => b.cards.some(c => c.id === chosen))?.name ?? ''
                  drafts.set(place, name)
                  setNaming(true)
                }
              : next,
            split: chosen
              ? () => {
                  submit({ in: step.id, do: 'split', card: chosen })
                  setChosen(undefined)
                }
              : undefined,
            page: pages.length > 1 ? () => setPage((shownPage + 1) % pages.length) : undefined,
            leave: () => {
              if (chosen) return setChosen(undefined)
              setGrouping(false)
            },
          },
          chosen ? {} : { main: 'go on' },
        ),
      ],
    }
  return {
    main: <Rows of={drawing} />,
    message: step.hint ?? 'Enter groups cards; n goes on to the vote.',
    layers: [base],
  }
}

function groupMessage(board: ReturnType<typeof boardOf>, letters: readonly string[]): string {
  const groups = board.filter(b => b.cards.length > 1).length
  return groups
    ? `${plural(groups, 'group')}, ${board.length - groups} alone. Type a card, then the group; enter goes on.`
    : `Type a card, then the card it belongs to:  ${letters[0] ?? 'A'} ${letters[2] ?? 'C'}  puts one to the other.`
}
