/** Write: cards in the open, or the keyboard handed round while nobody sees what is typed. */
import { Box } from 'ink'
import { useEffect, useState } from 'react'
import { progress } from '../../draw/bars.ts'
import { Grid } from '../../draw/grid.ts'
import { cardsOf, isHidden, roomPeople } from '../../session/read.ts'
import type { Card, StepOf } from '../../session/shapes.ts'
import { cut, plural, wrap } from '../../text.ts'
import { Field, textOf } from '../parts/field.tsx'
import { Rows } from '../parts/rows.tsx'
import { pastedLines, readMark } from '../read-input.ts'
import { type Hands, layer, type ScreenProps } from '../screen.ts'
import { useDrawing } from '../use-drawing.ts'

/** How long a peek at hidden typing lasts, in ms. */
const peekFor = 2_000

export function useWrite(props: ScreenProps<'write'>): Hands {
  const { step, session, room, me, width, height, submit, tell, live, drafts } = props
  const hidden = isHidden(session, step)
  // Hidden cards and check-ins are personal: the keyboard goes round. Otherwise people call out and one types.
  const round = hidden || step.each !== undefined ? roomPeople(session) : []
  const [typing, setTyping] = useState(live && (hidden || !cardsOf(session, step.id).length || step.each !== undefined))
  const [turn, setTurn] = useState(() => firstWithout(room.session, step, round))
  const [editing, setEditing] = useState<Card>()
  const [peeking, setPeeking] = useState(false)
  const [pasted, setPasted] = useState<string[]>()
  const [page, setPage] = useState(0)
  const person = round[turn]
  const by = person?.id ?? me
  const place = `${step.id} ${by}`
  const value = drafts.get(place)
  const setValue = (text: string) => {
    setPasted(undefined)
    drafts.set(place, text)
  }

  useEffect(() => {
    if (!peeking) return
    const timer = setTimeout(() => setPeeking(false), peekFor)
    return () => clearTimeout(timer)
  }, [peeking])

  const said = value.startsWith('!')
  const masked = hidden && !said && !peeking
  const mine = cardsOf(room.see(by), step.id).filter(c => c.by === by && c.via !== 'said')

  const add = (text: string): boolean => {
    const aloud = text.startsWith('!') || (round.length === 0 && room.session.people.length > 1)
    const { mark, text: rest } = readMark(textOf(text.replace(/^!\s*/, ''), true), step.marks)
    return submit(
      { in: step.id, do: 'add', text: rest, ...(mark ? { mark } : {}), ...(aloud ? { said: true } : {}) },
      by,
    )
  }

  const handOn = () => {
    setEditing(undefined)
    setPeeking(false)
    if (turn + 1 < round.length) return setTurn(turn + 1)
    setTyping(false)
    tell(hidden ? 'Everybody had the keyboard.  r reveals, enter goes round again.' : '')
  }

  const save = () => {
    if (pasted) {
      for (const line of pasted) if (!add(line)) return
      setPasted(undefined)
      return
    }
    const text = textOf(value, true)
    if (!text) {
      if (step.each !== undefined && round.length) return handOn()
      return setTyping(false)
    }
    const ok = editing
      ? submit(
          { in: step.id, do: 'edit', card: editing.id, text: readMark(text, step.marks).text, saw: editing.rev },
          by,
        )
      : add(value)
    if (!ok) return
    drafts.set(place, '')
    setEditing(undefined)
    setPeeking(false)
    if (step.each === 1 && round.length) handOn()
  }

  const takeBack = () => {
    if (value) return hidden ? setPeeking(true) : undefined
    const last = mine.at(-1)
    if (!last) return tell('There is no card of yours to take back into the line yet.')
    setEditing(last)
    drafts.set(place, last.mark ? `${last.mark} ${last.text}` : last.text)
    if (hidden) setPeeking(true)
  }

  const startTyping = () => {
    if (turn >= round.length - 1 && hidden) setTurn(0)
    setTyping(true)
  }

  const draw = useDrawing(step, session, { width, height: typing ? height - 4 : height - 1, page })
  const base = layer('write', {
    main: live ? (hidden || !cardsOf(session, step.id).length ? startTyping : () => setTyping(true)) : undefined,
    reveal: hidden ? () => void submit({ do: 'reveal', step: step.id }) : undefined,
    page: hidden ? undefined : () => setPage(page + 1),
  })
  if (!typing) {
    const count = room.session.work[step.id]
    return {
      main: <Rows of={hidden ? drawWaiting(step, room.session, width, height) : draw} />,
      message: hidden
        ? `Hidden until you reveal: r.  ${count?.kind === 'write' ? plural(count.cards.length, 'card') : ''} so far.`
        : (step.hint ?? 'Enter writes another card.'),
      layers: [base],
    }
  }

  const marks = step.marks?.map(m => `${m.mark} ${m.label}`.replaceAll(' ', '\u00a0')).join('    ')
  const top = drawAbove(step, width, marks, person ? { name: person.name, next: round[turn + 1]?.name } : undefined)
  const below = hidden ? drawSaved(room.session, step, round, width, height - top.height - 2) : draw
  return {
    main: (
      <Box flexDirection="column">
        <Rows of={top} />
        <Field key={`${place} ${editing?.id ?? ''}`} value={value} onChange={setValue} masked={masked} width={width} />
        <Rows of={new Grid(width, 1)} />
        <Rows of={below} />
      </Box>
    ),
    message: pasted
      ? `Pasted ${pasted.length} lines: enter makes ${pasted.length} cards, alt-enter keeps 1, esc forgets.`
      : editing
        ? 'Changing the last card; enter keeps it.'
        : hidden
          ? 'Hidden while you type; up shows it for 2 seconds. ! in front: said aloud.'
          : (step.hint ?? 'Enter keeps a card; an empty line ends.'),
    mode: 'WRITE',
    typing: true,
    paste(text) {
      const lines = pastedLines(text)
      if (lines.length > 1) setPasted(lines)
      else setValue(value + (lines[0] ?? ''))
    },
    layers: [
      layer('writing', {
        save,
        peek: takeBack,
        line: () => {
          if (!pasted) return setValue(`${value}\n`)
          setPasted(undefined)
          setValue(value + pasted.join('\n'))
        },
        hand: round.length ? handOn : () => setTyping(false),
        leave: () => (pasted ? setPasted(undefined) : setTyping(false)),
      }),
    ],
  }
}

/** The first person of the round who has no card yet, or the first of all. */
function firstWithout(
  session: ScreenProps<'write'>['session'],
  step: StepOf<'write'>,
  round: readonly { id: string }[],
): number {
  const cards = cardsOf(session, step.id)
  return Math.max(
    0,
    round.findIndex(p => !cards.some(c => c.by === p.id)),
  )
}

function drawAbove(
  step: StepOf<'write'>,
  width: number,
  marks: string | undefined,
  person?: { name: string; next?: string },
): Grid {
  const rows: [string, 'plain' | 'strong'][] = []
  if (marks)
    // A mark stays with what it stands for.
    for (const line of wrap(`Begin a card with its mark:   ${marks}`, width - 2))
      rows.push([line.replaceAll('\u00a0', ' '), 'plain'])
  if (marks) rows.push(['', 'plain'])
  const grid = new Grid(width, rows.length + (person ? 4 : 0))
  for (const [y, [text, tone]] of rows.entries()) grid.put(y, 1, text, tone)
  if (person) {
    grid.put(rows.length, 1, 'Keyboard is with')
    grid.put(rows.length, 21, cut(person.name.toUpperCase(), width - 22), 'strong')
    grid.put(rows.length + 1, 1, 'next')
    grid.put(rows.length + 1, 21, cut(person.next ?? (step.hidden ? 'then the reveal' : 'then we go on'), width - 22))
  }
  return grid
}

/** Who has saved how many; never what. */
function drawSaved(
  session: ScreenProps<'write'>['session'],
  step: StepOf<'write'>,
  round: readonly { id: string; name: string }[],
  width: number,
  height: number,
): Grid {
  const cards = cardsOf(session, step.id)
  const said = cards.filter(c => c.via === 'said')
  const counts = round.map(p => `${p.name} ${cards.filter(c => c.by === p.id).length}`).join('   ')
  const lines = [
    ...wrap(`saved so far   ${counts}`, width - 2),
    '',
    ...said.flatMap(c => wrap(`said:  ${c.text}`, width - 2)),
  ]
  const grid = new Grid(width, Math.max(1, Math.min(height, lines.length)))
  for (const [y, line] of lines.slice(0, grid.height).entries()) grid.put(y, 1, line)
  return grid
}

/** The wall while cards are hidden: who has written, nothing else. */
function drawWaiting(
  step: StepOf<'write'>,
  session: ScreenProps<'write'>['session'],
  width: number,
  height: number,
): Grid {
  const cards = cardsOf(session, step.id)
  const wrote = session.people.filter(p => cards.some(c => c.by === p.id))
  const names = wrap(session.people.map(p => `${p.name} ${wrote.includes(p) ? '✓' : '·'}`).join('     '), width - 2)
  const grid = new Grid(width, Math.min(height, names.length + 2))
  for (const [y, line] of names.entries()) grid.put(y, 1, line)
  const told = `${wrote.length} of ${session.people.length} have written`
  const bar = progress(wrote.length, session.people.length, Math.max(10, Math.min(60, width - told.length - 6)))
  grid.put(grid.height - 1, 1, bar, 'accent')
  grid.put(grid.height - 1, bar.length + 4, told)
  return grid
}
