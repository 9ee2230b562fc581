/** Scale: fingers counted row by row, or the keyboard handed round where names are not kept; then evidence, a line a row. */
import { useState } from 'react'
import { rowsIn } from '../../kinds/scale/answers-line.ts'
import { whoShows } from '../../kinds/show-of-hands.ts'
import { revealWarning } from '../../room/reveal-warning.ts'
import { isHidden, roomPeople, workOf } from '../../session/read.ts'
import { answerPlace, answerRound } from '../parts/answer-round.tsx'
import { countHands } from '../parts/counting.tsx'
import { textOf } from '../parts/field.tsx'
import { lineRows } from '../parts/line-below.tsx'
import { Rows } from '../parts/rows.tsx'
import { typedLine } from '../parts/typed-line.tsx'
import { type Hands, layer, type ScreenProps } from '../screen.ts'
import { useDrawing } from '../use-drawing.ts'

type Mode = 'look' | 'round' | 'count' | 'evidence'

export function useScale(props: ScreenProps<'scale'>): Hands {
  const { step, session, room, width, height, submit, next, live, drafts } = props
  const open = isHidden(session, step)
  const work = workOf(room.session, step.id, 'scale')
  // Fingers in the air keep no secret: where names are not kept and there is more than one thing to say, a line each does.
  const people = step.anonymous && step.rows.length > 1 ? roomPeople(session) : []
  // Hands and lines of the same people would count twice, so whatever was begun goes on.
  const isCounted = Object.keys(work?.tally ?? {}).length > 0
  const first: Mode = open && people.length && !isCounted ? 'round' : 'count'
  const hasHands = whoShows(room.session, step).length > 0
  const [mode, setMode] = useState<Mode>(live && hasHands && (open || !isCounted) ? first : 'look')
  const [row, setRow] = useState(0)
  const [turn, setTurn] = useState(0)
  const here = step.rows[row] ?? step.rows[0]!
  const person = people[turn]
  const [pointing, setPointing] = useState(false)
  const telling = pointing || step.evidence || step.rows.some(r => r.says || r.note)
  const typing = live && mode !== 'look'
  const reached = person && rowsIn(drafts.get(answerPlace(step, person)), step.points)
  const asking =
    typing && mode === 'round' && person ? step.rows[Math.min(reached ?? 0, step.rows.length - 1)]!.id : undefined
  const drawing = useDrawing(step, session, {
    width,
    height: typing ? height - (mode === 'round' ? 2 : lineRows) : height,
    // The row that comes next follows the digits: it tells how many rows are answered, never how.
    focus: asking ?? (typing || telling ? here.id : undefined),
  })
  const boxed = open && (room.inBox(step.id) !== undefined || room.hasFewInBox(step.id))
  const warning = open ? revealWarning(room, step) : undefined
  const reveal = () => {
    setMode('look')
    setRow(0)
    if (open) submit({ do: 'reveal', step: step.id })
  }

  if (typing && mode === 'round' && person && open)
    return answerRound(props, {
      step,
      drawing,
      person,
      next: people[turn + 1],
      handOn() {
        if (turn + 1 < people.length) return setTurn(turn + 1)
        setMode('look')
      },
      leave: () => setMode('look'),
    })
  if (typing && mode === 'count')
    return countHands(props, {
      step,
      drawing,
      row,
      setRow,
      counted: work?.tally[here.id],
      all: step.rows.every(r => work?.tally[r.id]),
      reveal,
      leave: () => setMode('look'),
    })

  const place = `${step.id} why-${here.id}`
  const known = work?.why[here.id]
  const onwards = () => setRow(Math.min(step.rows.length - 1, row + 1))
  const point = (by: 1 | -1) =>
    step.rows.length > 1
      ? () => {
          setPointing(true)
          if (telling) setRow(Math.max(0, Math.min(step.rows.length - 1, row + by)))
        }
      : undefined
  if (typing && mode === 'evidence')
    return typedLine({
      of: drawing,
      height,
      drafts,
      place,
      prompt: 'seen in > ',
      message: `What shows it, in one line: "${here.say}"  An empty line leaves it.`,
      mode: 'EVIDENCE',
      save() {
        const text = textOf(drafts.get(place))
        if ((text || known) && !submit({ in: step.id, do: 'why', row: here.id, text })) return
        drafts.set(place, '')
        if (row >= step.rows.length - 1) return setMode('look')
        onwards()
      },
      leave: () => setMode('look'),
    })

  return {
    main: <Rows of={drawing} />,
    message: open
      ? (warning ??
        (people.length
          ? 'Enter hands the keyboard round, r shows the answers.'
          : 'Enter counts fingers, r shows the answers.'))
      : (step.hint ?? (step.evidence ? 'x says what shows it, enter goes on.' : 'Enter goes on.')),
    after: open ? undefined : 'Enter goes on.',
    layers: [
      layer(
        'scale',
        {
          main:
            open && live
              ? () => {
                  setTurn(0)
                  setMode(first)
                }
              : next,
          reveal: open && live ? reveal : undefined,
          hands:
            open && live && people.length
              ? boxed
                ? 'answers are in already; hands would count twice'
                : () => setMode('count')
              : undefined,
          evidence:
            step.evidence && live
              ? open
                ? 'first the answers, then what shows them'
                : () => {
                    drafts.set(place, known ?? '')
                    setMode('evidence')
                  }
              : undefined,
          up: point(-1),
          down: point(1),
        },
        open ? { main: people.length ? 'hand round' : 'count' } : {},
      ),
    ],
  }
}
