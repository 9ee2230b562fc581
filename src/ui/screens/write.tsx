/** Write: cards in the open, or the keyboard handed round while nobody sees what is typed. */
import { Box } from 'ink'
import { useEffect, useState } from 'react'
import { Grid } from '../../draw/grid.ts'
import { aboutOf } from '../../kinds/about.ts'
import { cardsOf, isHidden, roomPeople } from '../../session/read.ts'
import type { Card, StepOf } from '../../session/shapes.ts'
import { plural } from '../../text.ts'
import { Field, textOf } from '../parts/field.tsx'
import { drawAbove, drawSaved, drawWaiting } from '../parts/hand-round.ts'
import { Rows } from '../parts/rows.tsx'
import { cardsLeft, pastedCards, pasteWords } from '../paste-cards.ts'
import { pastedLines, readMark } from '../read-input.ts'
import { type Hands, layer, type ScreenProps } from '../screen.ts'
import { useDrawing } from '../use-drawing.ts'

/** How long a peek at hidden typing lasts, in ms. */
const peekFor = 2_000

export function useWrite(props: ScreenProps<'write'>): Hands {
  const { step, session, room, me, width, height, submit, tell, next, live, drafts } = props
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

  // Where ! is a mark of the cards, it is nothing else.
  const canSay = !step.marks?.some(m => m.mark === '!')
  const said = canSay && value.startsWith('!')
  const masked = hidden && !said && !peeking
  const mine = cardsOf(room.see(by), step.id).filter(c => c.by === by && c.via !== 'said')

  // Where people call out and one types, nobody's cards are counted.
  const left = round.length ? cardsLeft(room.session, step, by) : Number.POSITIVE_INFINITY
  const add = (text: string): boolean => {
    const isSaid = canSay && text.startsWith('!')
    const aloud = isSaid || (!hidden && round.length === 0 && room.session.people.length > 1)
    const { mark, text: rest } = readMark(textOf(isSaid ? text.replace(/^!\s*/, '') : text, true), step.marks)
    return submit(
      { in: step.id, do: 'add', text: rest, ...(mark ? { mark } : {}), ...(aloud ? { said: true } : {}) },
      by,
    )
  }

  const change = (card: Card, typed: string): boolean => {
    if (typed === lineOf(card)) return true
    const { mark = '', text } = readMark(typed, step.marks)
    return submit({ in: step.id, do: 'edit', card: card.id, text, mark, saw: card.rev }, by)
  }

  /** Keeps what stands in the line, so that nothing is left behind in it; false when it was refused. */
  const keep = (): boolean => {
    if (pasted) {
      const cards = pastedCards(pasted, left)
      const refused = cards.findIndex(line => !add(line))
      setPasted(refused < 0 ? undefined : cards.slice(refused))
      return refused < 0
    }
    const text = textOf(value, true)
    if (text && !(editing ? change(editing, text) : add(value))) return false
    drafts.set(place, '')
    setEditing(undefined)
    setPeeking(false)
    return true
  }

  const handOn = () => {
    if (turn + 1 < round.length) {
      // What the last person did is not news to the next one; how to write is.
      if (hidden) tell('')
      return setTurn(turn + 1)
    }
    setTyping(false)
    tell(hidden ? 'Everybody had the keyboard.  r reveals, enter goes round again.' : '')
  }

  const save = () => {
    const isEmpty = !pasted && !textOf(value, true)
    if (!keep()) return
    // Never keys by an empty line while the keyboard goes round: the next word typed would run them.
    if (round.length && (isEmpty || step.each === 1)) handOn()
    else if (isEmpty) setTyping(false)
  }

  const takeBack = () => {
    if (value) return hidden ? setPeeking(true) : undefined
    const last = mine.at(-1)
    if (!last) return tell('There is no card of yours to take back into the line yet.')
    setEditing(last)
    drafts.set(place, lineOf(last))
    if (hidden) setPeeking(true)
  }

  const startTyping = () => {
    if (turn >= round.length - 1 && hidden) setTurn(0)
    setTyping(true)
  }

  const draw = useDrawing(step, session, {
    width,
    height: typing ? height - 4 - (aboutOf(step, session) ? 2 : 0) : height - 1,
    page,
  })
  const known = { step, session: room.session, presence: room.presence, inBox: room.inBox(step.id), width, height }
  const written = cardsOf(session, step.id).length > 0
  const onwards = !hidden && written
  const base = layer(
    'write',
    {
      main: onwards || !live ? next : startTyping,
      add: live && onwards ? startTyping : undefined,
      reveal: hidden && live ? () => void submit({ do: 'reveal', step: step.id }) : undefined,
      page: hidden ? undefined : () => setPage(page + 1),
    },
    onwards || !live ? {} : { main: 'write' },
  )
  if (!typing) {
    const saved = step.anonymous ? '' : `  ${plural(cardsOf(room.session, step.id).length, 'card')} so far.`
    return {
      main: <Rows of={hidden ? drawWaiting(known) : draw} />,
      message: hidden
        ? `Hidden until you reveal: r.${saved}`
        : written
          ? 'Enter goes on; s writes another card.'
          : 'Enter writes a card.',
      after: onwards ? 'Enter goes on.' : undefined,
      layers: [base],
    }
  }

  const about = aboutOf(step, session)
  const top = drawAbove(step, { width, height, about }, person && { name: person.name, next: round[turn + 1]?.name })
  const below = hidden ? drawSaved({ ...known, height: height - top.height - 2 }, round) : draw
  return {
    main: (
      <Box flexDirection="column">
        <Rows of={top} />
        <Field key={`${place} ${editing?.id ?? ''}`} value={value} onChange={setValue} masked={masked} width={width} />
        <Rows of={new Grid(width, 1)} />
        <Rows of={below} />
      </Box>
    ),
    ask: pasted ? pasteWords(pasted, left) : editing ? 'Changing the last card; enter keeps it.' : undefined,
    message: hidden
      ? `Hidden while you type; up shows it for 2 seconds.${canSay ? ' ! in front: said aloud.' : ''}`
      : (step.hint ?? 'Enter keeps a card; an empty line ends.'),
    after: hidden || round.length ? undefined : 'An empty line ends.',
    mode: 'WRITE',
    typing: true,
    paste(text) {
      const lines = pastedLines(text)
      if (lines.length > 1) setPasted(lines)
      else setValue(value + (lines[0] ?? ''))
    },
    layers: [
      layer(
        'writing',
        {
          save,
          peek: takeBack,
          line: () => {
            if (!pasted) return setValue(`${value}\n`)
            setPasted(undefined)
            setValue(value + pasted.join('\n'))
          },
          hand() {
            if (!keep()) return
            if (round.length) handOn()
            else setTyping(false)
          },
          leave() {
            if (pasted) return setPasted(undefined)
            // What is changed is a card already; left in the line it would become a second one.
            if (!editing || keep()) setTyping(false)
          },
        },
        {
          ...(round.length ? {} : { hand: 'done' }),
          ...(round.length && step.each === 1 ? { save: 'save, hand on', hand: 'pass' } : {}),
        },
      ),
    ],
  }
}

/** A card as it was typed, its mark in front. */
function lineOf(card: Card): string {
  return card.mark ? `${card.mark} ${card.text}` : card.text
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
