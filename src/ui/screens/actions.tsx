/** Actions: new ones line by line, changed or dropped by choosing one. */
import { useState } from 'react'
import { localDay, showDay } from '../../day.ts'
import { readDue } from '../../interact/read-day.ts'
import { parkedOf, workOf } from '../../session/read.ts'
import type { Action, ParkedFate } from '../../session/shapes.ts'
import { useSurface } from '../context.ts'
import { textOf } from '../parts/field.tsx'
import { lineRows } from '../parts/line-below.tsx'
import { Rows } from '../parts/rows.tsx'
import { typedLine } from '../parts/typed-line.tsx'
import { type Hands, layer, type ScreenProps } from '../screen.ts'
import { useDrawing } from '../use-drawing.ts'

/** An action is asked for in four lines; only the first is needed. */
const parts = ['text', 'owner', 'due', 'signal'] as const
type Part = (typeof parts)[number]
const asks: Record<Part, string> = {
  text: 'what > ',
  owner: 'who > ',
  due: 'check it on > ',
  signal: 'we will see it in > ',
}

export function useActions({
  step,
  session,
  width,
  height,
  submit,
  tell,
  next,
  live,
  drafts,
}: ScreenProps<'actions'>): Hands {
  const { now } = useSurface()
  const today = localDay(new Date(now()))
  const all = workOf(session, step.id, 'actions')?.actions ?? []
  /** Where up and down went; without them, at what still lacks an answer. */
  const [moved, setMoved] = useState<number>()
  /** Actions whose owner was asked for; nobody is asked twice. */
  const [asked, setAsked] = useState<string[]>([])
  const [part, setPart] = useState<Part | undefined>(live && !all.length ? 'text' : undefined)
  const [editing, setEditing] = useState<string>()
  const parked = parkedOf(session).filter(p => p.turn === session.turn.id || p.fate === 'keep')
  const ids = [...all, ...parked].map(x => x.id)
  const lacking = all.find(a => isUnowned(a) && !asked.includes(a.id)) ?? parked.find(p => !p.fate)
  const at = Math.min(moved ?? (lacking && live ? ids.indexOf(lacking.id) : -1), ids.length - 1)
  const here = ids[at]
  const chosen = all.find(a => a.id === here)
  const chosenParked = parked.find(p => p.id === here)
  const drawing = useDrawing(step, session, {
    width,
    height: part ? height - lineRows : height,
    focus: editing ?? here,
  })
  const place = `${step.id} ${part ?? ''}`
  const value = drafts.get(place)
  const setValue = (text: string) => drafts.set(place, text)

  const begin = (action?: Action) => {
    setEditing(action?.id)
    if (action && isUnowned(action)) return setPart('owner')
    drafts.set(`${step.id} text`, action?.text ?? '')
    setPart('text')
  }
  /** On to the next line of the same action; after the last of a new one, to another. */
  const advance = (action: Action | undefined) => {
    const following = part && parts[parts.indexOf(part) + 1]
    if (part === 'owner' && action) setAsked([...asked, action.id])
    if (!following) {
      setEditing(undefined)
      setMoved(undefined)
      drafts.set(`${step.id} text`, '')
      return setPart(editing === 'new' ? 'text' : undefined)
    }
    const known = action?.[following]
    drafts.set(`${step.id} ${following}`, known ? (following === 'due' ? showDay(known, today) : known) : '')
    setPart(following)
  }
  const save = () => {
    if (!part) return
    const text = textOf(value)
    if (!editing) {
      if (!text) return setPart(undefined)
      if (!submit({ in: step.id, do: 'add', text })) return
      setValue('')
      setEditing('new')
      return advance(undefined)
    }
    const action = editing === 'new' ? all.at(-1) : all.find(a => a.id === editing)
    if (!action) return setPart(undefined)
    const read = part === 'due' && text ? readDue(text, today) : undefined
    if (read && 'say' in read) return tell(read.say)
    const kept = read?.ok ?? text
    if (kept !== (action[part] ?? '') && !submit({ in: step.id, do: 'change', action: action.id, [part]: kept })) return
    setValue('')
    advance(action)
  }

  if (part)
    return typedLine({
      of: drawing,
      height,
      drafts,
      place,
      prompt: asks[part],
      version: editing,
      message:
        part === 'text'
          ? 'What will be done? An empty line ends.'
          : part === 'owner'
            ? 'One name. Empty: nobody yet, and that is shown.'
            : part === 'due'
              ? 'The day we look at it again:  28 Nov,  Friday,  in 2 weeks.  Empty: no day.'
              : 'Where will we see that it worked? A number, a sign. Empty is fine.',
      mode: 'ACTION',
      save,
      leave: () => {
        setEditing(undefined)
        setPart(undefined)
      },
    })
  const settle = (fate: ParkedFate) =>
    chosenParked && live
      ? () => {
          if (submit({ in: step.id, do: 'parked', card: chosenParked.id, fate })) setMoved(undefined)
        }
      : undefined
  const dropAction =
    chosen && live ? () => void submit({ in: step.id, do: 'settle', action: chosen.id, status: 'dropped' }) : undefined
  return {
    main: <Rows of={drawing} />,
    message: chosenParked
      ? 'Parked: s keeps it, x drops it, a makes it an action.'
      : chosen
        ? isUnowned(chosen)
          ? 'Who does this? Enter asks; n goes on and leaves it with nobody yet.'
          : 'Enter changes this action, x drops it; a notes another.'
        : (step.hint ?? 'a notes an action, up and down choose one, enter goes on.'),
    layers: [
      layer(
        'actions',
        {
          main: chosen && live ? () => begin(chosen) : next,
          make: settle('action'),
          keep: settle('keep'),
          drop: settle('drop') ?? dropAction,
          up: ids.length ? () => setMoved(Math.max(-1, at - 1)) : undefined,
          down: ids.length ? () => setMoved(Math.min(ids.length - 1, at + 1)) : undefined,
        },
        chosen ? (isUnowned(chosen) ? { main: 'who' } : {}) : { main: 'go on' },
      ),
      ...(live ? [layer('adding', { add: () => begin() })] : []),
    ],
  }
}

function isUnowned(action: Action): boolean {
  return action.status === 'open' && !action.owner
}
