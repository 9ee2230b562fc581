/** Sweep: findings under each row by one line, closed by one key with what ended them, the weakest row named. */
import { useState } from 'react'
import { inRow, turnsOpen } from '../../session/findings.ts'
import { actionsHome, workOf } from '../../session/read.ts'
import type { Finding } from '../../session/shapes.ts'
import { textOf } from '../parts/field.tsx'
import { lineRows } from '../parts/line-below.tsx'
import { Rows } from '../parts/rows.tsx'
import { typedLine } from '../parts/typed-line.tsx'
import { pastedLines } from '../read-input.ts'
import { type Hands, layer, type ScreenProps } from '../screen.ts'
import { useDrawing } from '../use-drawing.ts'

type Typing = 'add' | 'change' | 'close'
/** What can be pointed at: a row, or a finding under it. */
type Spot = { id: string; row: string; finding?: Finding }

export function useSweep({
  step,
  session,
  width,
  height,
  submit,
  tell,
  next,
  live,
  drafts,
}: ScreenProps<'sweep'>): Hands {
  const findings = workOf(session, step.id, 'sweep')?.findings ?? []
  const [typing, setTyping] = useState<Typing>()
  const [chosen, setChosen] = useState<string | undefined>(step.rows[0]?.id)
  const spots: Spot[] = [
    ...step.rows.flatMap(row => [
      { id: row.id, row: row.id },
      ...inRow(findings, row.id).map(finding => ({ id: finding.id, row: row.id, finding })),
    ]),
    ...findings
      .filter(f => !step.rows.some(r => r.id === f.row))
      .map(finding => ({ id: finding.id, row: '', finding })),
  ]
  const at = spots.findIndex(spot => spot.id === chosen)
  const here = spots[at]
  const finding = here?.finding
  const row = step.rows.find(r => r.id === here?.row)
  const drawing = useDrawing(step, session, {
    width,
    height: typing ? height - lineRows : height,
    focus: live ? here?.id : undefined,
  })
  const place = `${step.id} ${typing ?? ''}-${here?.id ?? ''}`
  const value = drafts.get(place)

  if (!live)
    return {
      main: <Rows of={drawing} />,
      message: step.hint ?? 'Enter goes on.',
      layers: [layer('look', { main: next, page: undefined })],
    }
  /** Past the last of them nothing is chosen, and enter goes on. */
  const move = (by: 1 | -1) => () => setChosen(spots[here ? Math.max(0, at + by) : by > 0 ? 0 : spots.length - 1]?.id)
  const add = (text: string) => row !== undefined && submit({ in: step.id, do: 'add', row: row.id, text })
  const begin = (what: Typing, text = '') => {
    if (here && text) drafts.set(`${step.id} ${what}-${here.id}`, text)
    setTyping(what)
  }
  if (typing && here)
    return typedLine({
      of: drawing,
      height,
      drafts,
      place,
      prompt:
        typing === 'add' ? `${row?.say.toLowerCase()} > ` : typing === 'change' ? 'finding > ' : 'what ended it > ',
      message:
        typing === 'add'
          ? `${row?.ask ?? 'What did we find?'}  Empty line: the next row.`
          : typing === 'change'
            ? 'The finding in a few words; its age stays.'
            : 'One line, for those who ask next year. Empty is fine.',
      mode: typing === 'close' ? 'CLOSE' : 'FINDING',
      ...(typing === 'add'
        ? {
            paste(text: string) {
              const rest = pastedLines(text).filter(line => !add(textOf(line)))
              drafts.set(place, rest.join(' '))
            },
          }
        : {}),
      save() {
        const text = textOf(value)
        if (typing === 'add' && !text) {
          setTyping(undefined)
          const after = step.rows[step.rows.findIndex(r => r.id === here.row) + 1]
          return setChosen(after?.id)
        }
        const ok =
          typing === 'add'
            ? add(text)
            : finding && typing === 'change'
              ? text === finding.text || submit({ in: step.id, do: 'change', finding: finding.id, text })
              : finding && submit({ in: step.id, do: 'close', finding: finding.id, ...(text ? { note: text } : {}) })
        if (!ok) return
        drafts.set(place, '')
        if (typing !== 'add') setTyping(undefined)
      },
      leave: () => setTyping(undefined),
    })
  const makeAction = (from: Finding) => {
    const home = actionsHome(session)
    if (!home) return tell('This agenda has no step for actions.')
    submit({ in: home.id, do: 'add', text: from.text, from: from.id })
  }
  return {
    main: <Rows of={drawing} />,
    message: messageFor(finding, row, session, step.hint),
    layers: [
      layer(
        'sweep',
        {
          main: !here ? next : finding ? () => begin('change', finding.text) : () => begin('add'),
          close: !finding
            ? undefined
            : finding.closed
              ? () => void submit({ in: step.id, do: 'reopen', finding: finding.id })
              : () => begin('close'),
          weakest: row ? () => void submit({ in: step.id, do: 'weakest', row: row.id }) : undefined,
          make: finding && !finding.closed ? () => makeAction(finding) : undefined,
          drop: finding ? () => void submit({ in: step.id, do: 'drop', finding: finding.id }) : undefined,
          up: move(-1),
          down: move(1),
        },
        {
          main: !here ? 'go on' : finding ? 'change' : 'add',
          ...(finding?.closed ? { close: 'open again' } : {}),
        },
      ),
    ],
  }
}

function messageFor(
  finding: Finding | undefined,
  row: { say: string; ask?: string } | undefined,
  session: ScreenProps<'sweep'>['session'],
  hint = 'Enter goes on; up and down choose a row.',
): string {
  if (finding?.closed) return 'Closed. x opens it again.'
  if (finding) {
    return turnsOpen(finding, session) > 1
      ? 'Is it over? x closes it; a makes it an action.'
      : 'x closes it, a makes it an action, delete takes it away.'
  }
  return row ? 'Enter adds what we found, s names this row the weakest; n goes on.' : hint
}
