/** Write: one's own cards, a line to type them, and a list that only their author sees. */
import { Grid } from '../../draw/grid.ts'
import { cardsOf, isHidden } from '../../session/read.ts'
import type { Card } from '../../session/shapes.ts'
import { plural, wrap } from '../../text.ts'
import { textOf } from '../parts/field.tsx'
import { cardsLeft, pastedCards, pasteWords } from '../paste-cards.ts'
import { pastedLines, readMark } from '../read-input.ts'
import { layer } from '../screen.ts'
import type { At, Own, Taking } from './hands.ts'

export const takeWrite: Taking<'write'> = at => {
  const { step, me, drafts } = at
  const place = `${step.id} ${me}`
  const hidden = () => isHidden(at.shared(), step)
  const mine = () => cardsOf(at.mine(), step.id).filter(c => c.by === me && c.via !== 'said')
  const left = () => cardsLeft(at.mine(), step, me)
  const isFull = () => left() < 1
  let typing = at.live() && !isFull() && (hidden() || !mine().length || drafts.get(place) !== '')
  /** The card that is changed in the line. */
  let editing: Card | undefined
  /** Where up and down went in the list while no line is typed. */
  let chosen = -1
  /** A paste of several lines as it stands in the line, until it is changed there. */
  let pasted: string | undefined
  const pastedNow = () => (pasted !== undefined && drafts.get(place) === pasted ? pasted.split('\n') : undefined)
  let page = 0
  /** The line was begun in silence: at the reveal it gives way to what everybody looks at, once nothing stands in it. */
  let silent = hidden()

  const toNew = () => {
    editing = undefined
    drafts.set(place, '')
  }
  const toCard = (card: Card) => {
    editing = card
    typing = true
    drafts.set(place, lineOf(card))
  }
  const add = (typed: string, said?: string): boolean => {
    const { mark, text } = readMark(typed, step.marks)
    return at.submit({ in: step.id, do: 'add', text, ...(mark ? { mark } : {}) }, said)
  }
  /** Keeps the change that stands in the line; true when there was none, or it was taken. */
  const change = (): boolean => {
    const typed = textOf(drafts.get(place), true)
    if (!editing || typed === lineOf(editing)) return true
    const { mark = '', text } = readMark(typed, step.marks)
    return at.submit({ in: step.id, do: 'edit', card: editing.id, text, mark, saw: editing.rev }, 'Changed.')
  }
  const savePasted = (lines: readonly string[]) => {
    const cards = pastedCards(lines, left())
    const refused = cards.findIndex(line => !add(line))
    pasted = refused < 0 ? '' : cards.slice(refused).join('\n')
    drafts.set(place, pasted)
    if (!pasted && isFull()) rest()
  }
  const rest = () => {
    typing = false
    chosen = -1
  }
  const save = () => {
    const lines = pastedNow()
    if (lines && lines.length > 1) return savePasted(lines)
    if (editing) {
      if (change()) toNew()
      return
    }
    const text = textOf(drafts.get(place), true)
    if (!text) {
      rest()
      at.finish(true)
      return
    }
    const n = mine().length + 1
    if (!add(text, hidden() && !step.anonymous ? `Saved ${n}. Hidden until the reveal.` : undefined)) return
    drafts.set(place, '')
    if (step.each !== undefined && n >= step.each) rest()
  }
  const go = (by: 1 | -1) => {
    const cards = mine()
    if (!editing && drafts.get(place)) return at.tell('Enter keeps this line first.')
    const i = editing ? cards.findIndex(c => c.id === editing?.id) : cards.length
    const to = cards[i + by]
    if (!cards.length) return at.tell('There is no card of yours yet.')
    if (!change()) return
    if (to) toCard(to)
    else if (by > 0) toNew()
  }

  const writing = (): Own => ownLine(pastedNow()?.length ?? 0)
  const ownLine = (lines: number): Own => ({
    grid: (width, height) => drawOwn(at, mine(), { width, height, hidden: hidden(), focus: editing?.id }),
    line: { prompt: editing ? `card ${mine().findIndex(c => c.id === editing?.id) + 1} > ` : '> ', place, on: 'top' },
    message:
      lines > 1
        ? pasteWords(pastedNow() ?? [], left())
        : editing
          ? 'Changing a card; enter keeps it.'
          : step.anonymous
            ? 'Nobody sees who wrote what, ever: no names are kept.'
            : hidden()
              ? 'One thing a card; as many as you like. An empty line: done.'
              : (step.hint ?? 'Enter keeps a card, and everybody sees it.'),
    mode: 'WRITE',
    paste(text) {
      const [first = '', ...others] = pastedLines(text)
      const all = [drafts.get(place) + first, ...others].join('\n')
      pasted = others.length ? all : undefined
      drafts.set(place, all)
    },
    layers: [
      layer('cards', {
        save,
        former: () => go(-1),
        following: () => go(1),
        line() {
          if (lines < 2) drafts.set(place, `${drafts.get(place)}\n`)
          pasted = undefined
        },
        done() {
          if (editing ? !change() : textOf(drafts.get(place), true) !== '' && !add(textOf(drafts.get(place), true)))
            return
          toNew()
          at.finish(!at.isDone())
          if (at.isDone()) rest()
        },
        leave() {
          if (lines > 1) return toNew()
          if (editing) {
            if (!change()) return
            toNew()
          }
          rest()
        },
      }),
    ],
  })

  return () => {
    if (silent && !hidden()) {
      if (typing && (editing || drafts.get(place))) return writing()
      silent = false
      if (typing) at.tell('')
      rest()
    }
    if (typing) return writing()
    const cards = mine()
    const open = hidden()
    const here = open ? cards[chosen] : undefined
    const write = () => {
      typing = true
    }
    const maybe = at.live() && !isFull() ? write : undefined
    const move = (by: 1 | -1) => () => {
      chosen = Math.max(-1, Math.min(cards.length - 1, chosen + by))
    }
    const drop = (card: Card) => () => {
      if (at.submit({ in: step.id, do: 'drop', card: card.id }, 'Taken back; u gives it back.')) chosen = -1
    }
    return {
      ...(open
        ? {
            grid: (width: number, height: number) =>
              drawOwn(at, cards, { width, height, hidden: true, focus: here?.id }),
          }
        : { page }),
      message: open
        ? `${at.isDone() ? 'You are done. ' : ''}${plural(cards.length, 'card')} of yours, hidden until the reveal.`
        : ((step.hidden || step.anonymous ? undefined : step.hint) ?? 'Everybody sees these now.'),
      layers: [
        layer(
          'ownCards',
          {
            main: here ? () => toCard(here) : maybe,
            add: here ? maybe : undefined,
            drop: here ? drop(here) : undefined,
            up: open && cards.length ? move(-1) : undefined,
            down: open && cards.length ? move(1) : undefined,
            page: open ? undefined : () => void page++,
          },
          here ? { main: 'change' } : {},
        ),
      ],
    }
  }
}

/** A card as it was typed, its mark in front. */
function lineOf(card: Card): string {
  return card.mark ? `${card.mark} ${card.text}` : card.text
}

type OwnLook = { width: number; height: number; hidden: boolean; focus?: string }

/**
 *   saved by you, hidden from everybody until the reveal
 *
 *   1  the release queue waits for one person
 *   2  two teams change the same table
 */
function drawOwn({ step }: At<'write'>, cards: readonly Card[], { width, height, hidden, focus }: OwnLook): Grid {
  const grid = new Grid(width, height)
  const marks = step.marks?.map(m => `${m.mark} ${m.label}`).join('    ')
  const head = [
    ...(marks ? [...wrap(`Begin a card with its mark:   ${marks}`, width - 2), ''] : []),
    cards.length ? (hidden ? 'saved by you, hidden from everybody until the reveal' : 'yours so far') : '',
  ]
  for (const [y, text] of head.entries()) grid.put(y, marks && y < head.length - 1 ? 1 : 3, text)
  const rows = cards.flatMap((card, i) =>
    wrap(lineOf(card), width - 8).map((text, j) => ({ id: card.id, number: j ? '' : `${i + 1}`.padStart(2), text })),
  )
  const top = head.length + (height - head.length > 6 ? 1 : 0)
  const room = Math.max(0, height - top)
  // The newest are in sight, or the one that is chosen.
  const at = rows.findIndex(r => r.id === focus)
  const first = Math.max(0, Math.min(rows.length - room, at < 0 ? rows.length : at))
  for (const [y, row] of rows.slice(first, first + room).entries()) {
    const tone = row.id === focus ? 'focus' : 'plain'
    if (row.id === focus && row.number) grid.put(top + y, 1, '▸', 'focus')
    grid.put(top + y, 3, row.number, 'strong')
    grid.put(top + y, 7, row.text, tone)
  }
  return grid
}
