/** The lines of an action, one after the other: what, who, when, and where it shows. */
import { showDay } from '../../day.ts'
import type { Act, At, Field, Memory, Outcome, StayChange } from '../../interact/act.ts'
import { make } from '../../interact/outcomes.ts'
import { readDue } from '../../interact/read-day.ts'
import { remembered } from '../../interact/remembered.ts'
import { workOf } from '../../session/read.ts'
import type { Action, Parked } from '../../session/shapes.ts'
import { ownerIn } from '../shared/owner.ts'
import type { Candidate } from './candidates.ts'
import { actionWords } from './say.ts'
import { words } from './words.ts'

export type Here = At<'actions'>
export type Spot =
  | { id: string; type: 'action'; say: string; action: Action }
  | { id: string; type: 'candidate'; say: string; candidate: Candidate }
  | { id: string; type: 'parked'; say: string; parked: Parked }
export type ActionsAct = Act<'actions', Spot>
type Part = 'text' | 'owner' | 'due' | 'signal'

export const actionsAt = (at: Here) => workOf(at.session, at.step.id, 'actions')?.actions ?? []
export const isUnowned = (action: Action | undefined) => action?.status === 'open' && !action.owner
export const actionOf = (spot: Spot | undefined) => (spot?.type === 'action' ? spot.action : undefined)

const asked = remembered<readonly string[]>('asked')
export const askedOf = (memory: Memory) => asked.of(memory) ?? []

/** The action a line is about: the one on this spot, or the one just made. */
const targetOf = (at: Here, spot: Spot | undefined, memory: Memory): Action | undefined =>
  actionOf(spot) ?? actionsAt(at).findLast(a => a.text === memory.memory.made)

const order: readonly Part[] = ['text', 'owner', 'due', 'signal']

/** After one line of an action the next; after the last of a new one, another action. */
function onward(part: Part, action: Action, spot: Spot | undefined, memory: Memory): StayChange {
  const next = order[order.indexOf(part) + 1]
  const asked = part === 'owner' ? { memory: { asked: [...askedOf(memory), action.id] } } : {}
  if (next && spot) return { ...asked, open: { act: next, spot: spot.id, more: true } }
  if (next) return { ...asked, open: { act: `new-${next}`, more: true } }
  return { choose: null, open: spot ? null : { act: 'add', more: true } }
}

/** One line of an action: what it holds now, and what it becomes; an empty line takes it away. */
function fieldOf(part: Part): Pick<ActionsAct, 'field' | 'move'> {
  return {
    field(at, spot, memory) {
      const old = targetOf(at, spot, memory)?.[part]
      const shown = old && (part === 'due' ? showDay(old, at.today) : old)
      return {
        ...lines[part],
        mode: 'ACTION',
        ...(shown ? { start: shown } : {}),
        parse: text => (part === 'due' && text && text !== shown ? readDue(text, at.today) : { ok: text }),
      }
    },
    move(at, spot, value, memory) {
      const action = targetOf(at, spot, memory)
      if (!action) return { say: words.noAction }
      const old = action[part] ?? ''
      const typed = String(value)
      const all = part === 'owner' ? readWhole(at, typed) : undefined
      if (all) return wholeOf(at, action, spot, all, memory)
      const owner = part === 'owner' ? ownerIn(at, typed, memory.memory) : { name: typed }
      if ('say' in owner) return owner
      const kept = part === 'due' && old && typed === showDay(old, at.today) ? old : owner.name
      const stay = onward(part, action, spot, memory)
      if (kept === old) return { moves: [], stay }
      return {
        ...make(at, { do: 'change', action: action.id, [part]: kept }, stay),
        spoken: '',
        aloud(now) {
          const i = actionsAt(now).findIndex(a => a.id === action.id)
          return [words.now(i + 1, actionWords(actionsAt(now)[i] ?? action, now.session))]
        },
      }
    },
  }
}

/** Who, when and where it shows in one line: `Bo, Friday, the wait`; undefined where no day stands behind the first comma. */
function readWhole(at: Here, typed: string): { name: string; due: string; signal: string } | undefined {
  const [name = '', day = '', ...rest] = typed.split(',').map(part => part.trim())
  const due = name && day ? readDue(day, at.today) : undefined
  return due && 'ok' in due ? { name, due: due.ok, signal: rest.join(', ') } : undefined
}

function wholeOf(
  at: Here,
  action: Action,
  spot: Spot | undefined,
  { name, due, signal }: { name: string; due: string; signal: string },
  memory: Memory,
): Outcome<'actions'> {
  const owner = ownerIn(at, name, memory.memory)
  if ('say' in owner) return owner
  const stay = onward(signal ? 'signal' : 'due', action, spot, memory)
  const known = signal ? { signal } : {}
  const move = { do: 'change' as const, action: action.id, owner: owner.name, due, ...known }
  return make(at, move, { ...stay, memory: { asked: [...askedOf(memory), action.id] } })
}

const lines: Record<Part, Pick<Field, 'prompt' | 'ask' | 'hint'>> = {
  text: { prompt: words.textPrompt, ask: words.textAsk },
  owner: { prompt: words.ownerPrompt, ask: words.ownerAsk, hint: words.ownerHint },
  due: { prompt: words.duePrompt, ask: words.dueAsk },
  signal: { prompt: words.signalPrompt, ask: words.signalAsk },
}

/** A line of the chosen action. */
export const lineOf = (
  part: Part,
  more: Pick<ActionsAct, 'keys' | 'command' | 'does' | 'enter' | 'hint'>,
): ActionsAct => ({
  id: part,
  who: 'facilitator',
  on: ['action'],
  ...more,
  ...fieldOf(part),
})

/** The lines that follow a new action; they come by themselves, so they have no keys. */
export const newLines = (['owner', 'due', 'signal'] as const).map(
  (part): ActionsAct => ({ id: `new-${part}`, who: 'facilitator', does: words[part], ...fieldOf(part) }),
)
