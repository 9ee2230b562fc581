/** Place: hands are counted stage by stage, or places come from other terminals; then the room settles or splits the part. */
import { useState } from 'react'
import { isSettled, mapUnder, partOf, placeable, placementOf, settleChange } from '../../kinds/place/placement.ts'
import { echoShow, howToShow, orderHint, readShow, whoShows } from '../../kinds/show-of-hands.ts'
import { evolutionWords, percent } from '../../map/says.ts'
import { sum } from '../../numbers.ts'
import { isHidden, workOf } from '../../session/read.ts'
import { plural } from '../../text.ts'
import { type Choosing, useChoices } from '../pages/list.tsx'
import { textOf } from '../parts/field.tsx'
import { LineBelow, lineRows } from '../parts/line-below.tsx'
import { Rows } from '../parts/rows.tsx'
import { typedLine } from '../parts/typed-line.tsx'
import { listed } from '../read-input.ts'
import { type Hands, layer, type ScreenProps } from '../screen.ts'
import { useDrawing } from '../use-drawing.ts'

const stages = ['I', 'II', 'III', 'IV']
type Mode = 'look' | 'count' | 'part' | 'split'

export function usePlace(props: ScreenProps<'place'>): Hands {
  const { step, session, room, width, height, submit, tell, next, live, drafts } = props
  const open = isHidden(session, step)
  const work = workOf(session, step.id, 'place')
  const part = work?.part
  const [mode, setMode] = useState<Mode>(
    live && open && part !== undefined && whoShows(room.session, step).length ? 'count' : 'look',
  )
  const map = mapUnder(step, session)
  const typing = live && ((mode === 'count' && open) || mode === 'split')
  const drawing = useDrawing(step, session, { width, height: typing ? height - lineRows : height })
  const place = `${step.id} ${mode}`
  const value = drafts.get(place)
  const choices = useChoices(mode === 'part' ? partChoices() : undefined, { width, height }, mode)
  const tally = workOf(room.session, step.id, 'place')?.tally
  const counted = sum(tally ?? [])
  const of = { people: whoShows(room.session, step), points: stages }
  const reveal = () => {
    setMode('look')
    submit({ do: 'reveal', step: step.id })
  }
  if (choices) return choices
  if (typing && mode === 'count')
    return {
      main: (
        <LineBelow
          of={drawing}
          height={height}
          prompt="stage of each, 1 to 4 > "
          hint={orderHint(of, width - 2) ?? 'Each alone first, in silence.'}
          drafts={drafts}
          place={place}
        />
      ),
      echo: echoShow(value, of) || undefined,
      message: tally
        ? `${plural(counted, 'hand')} counted. Enter shows where; a new count replaces this one.`
        : howToShow(of, width - 2),
      after: tally ? 'Enter shows where.' : undefined,
      mode: 'COUNT',
      typing: true,
      layers: [
        layer('tally', {
          save() {
            if (!value.trim()) return tally ? reveal() : tell(`Nothing is counted yet. ${howToShow(of, width - 26)}`)
            const read = readShow(value, of)
            if ('say' in read) return tell(read.say)
            if (submit({ in: step.id, do: 'tally', counts: read.ok.counts })) drafts.set(place, '')
          },
          page: undefined,
          leave: () => setMode('look'),
        }),
      ],
    }
  if (typing && mode === 'split' && part !== undefined)
    return typedLine({
      of: drawing,
      height,
      drafts,
      place,
      prompt: `${part} is really > `,
      message:
        'Two names or more, with commas:  card payments, invoices.  Each keeps the links; then place them apart.',
      mode: 'SPLIT',
      save() {
        const into = listed(textOf(value))
        if (!into.length) return setMode('look')
        if (!submit({ in: step.on, do: 'change', change: { do: 'split', name: part, into } })) return
        drafts.set(place, '')
        setMode('look')
      },
      leave: () => setMode('look'),
    })

  const node = partOf(work, map)
  const placement = open || !work ? undefined : placementOf(work, map)
  const settle = () => {
    if (!node || !placement) return
    if (submit({ in: step.on, do: 'change', change: settleChange(node, map, placement.mean) }))
      tell(`On the map: ${node.name} at ${evolutionWords(map, placement.mean)}.  u takes it back.`)
  }
  const canChange = live && !open && node !== undefined && placement !== undefined
  return {
    main: <Rows of={drawing} />,
    message: messageFor(),
    layers: [
      layer(
        'place',
        {
          main: open && live && part !== undefined ? () => setMode('count') : next,
          reveal: open && live ? reveal : undefined,
          settle: canChange ? (isSettled(node, placement.mean) ? 'it stands there already' : settle) : undefined,
          split: canChange ? () => setMode('split') : undefined,
          part: open && live ? () => setMode('part') : undefined,
        },
        open ? { main: 'count' } : {},
      ),
    ],
  }

  function messageFor(): string {
    if (open)
      return part === undefined
        ? 'Which part do we place? / chooses one.'
        : 'Enter counts hands, r shows where, / takes another part.'
    if (!placement || !node) return step.hint ?? 'Enter goes on; u opens it again.'
    if (placement.split) return 'Two things in one? x splits it; s puts it in the middle; enter goes on.'
    if (isSettled(node, placement.mean)) return 'The map says so too. Enter goes on.'
    return `s puts it at ${percent(placement.mean)} on the map, where the room says; enter goes on.`
  }

  function partChoices(): Choosing {
    return {
      mode: 'PART',
      prompt: 'part > ',
      message: 'One part at a time: one nobody is sure about, or one that waits for its place.',
      onLeave: () => setMode('look'),
      choices: placeable(map).map(n => ({
        id: n.name,
        text: `${n.name}  ${n.placed ? evolutionWords(map, n.evolution) : 'waits for its place'}`,
        run() {
          if (submit({ in: step.id, do: 'part', name: n.name })) setMode('count')
        },
      })),
    }
  }
}
