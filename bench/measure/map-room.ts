/** Ten people who change one map of a turn at the same time, by any changes and undos, from a seed. */
import { type Change, edit, parse } from '../../src/map/index.ts'
import { nowhere } from '../../src/ports/session-store.ts'
import { lastRedoable, lastUndoable, undone } from '../../src/room/log.ts'
import { Room } from '../../src/room/room.ts'
import type { Agenda } from '../../src/session/agenda.ts'
import { workOf } from '../../src/session/read.ts'
import type { Entry, Move } from '../../src/session/types.ts'

export const onMap = 'stack'

/** A room of so many people at the step of a map that begins with this text; its time stands. */
export function mapRoom(text: string, people: number, agenda: Agenda): Room {
  const at = '2026-11-22T09:00:00.000Z'
  const step = {
    id: onMap,
    kind: 'map' as const,
    role: 'solution',
    title: 'Stack',
    ask: 'What holds us back?',
    minutes: 30,
    text,
  }
  const exercise = { id: 'maps', title: 'Maps', why: 'To see it.', steps: [step] }
  const alone = {
    ...agenda,
    phases: agenda.phases.map((p, i) => (i === 0 ? { ...p, exercises: [exercise] } : { ...p, exercises: [] })),
  }
  const turn = { id: 't-1', number: 1, kind: 'retro' as const, team: 'stock', carried: empty }
  const log: Entry[] = [{ n: 1, at, by: 'p1', move: { do: 'open', title: 'stock', turn, agenda: alone } }]
  for (let i = 0; i < people; i++)
    log.push({ n: log.length + 1, at, by: 'p1', move: { do: 'join', name: `Person ${i + 1}` } })
  log.push({ n: log.length + 1, at, by: 'p1', move: { do: 'go', to: onMap } })
  log.push({ n: log.length + 1, at, by: 'p1', move: { in: onMap, do: 'everybody', edits: true } })
  return new Room({ log, writer: nowhere, now: () => Date.parse(at) })
}

const empty = { actions: [], parked: [], options: [], series: {}, debts: [], turns: [] }

export const mapText = (room: Room, me?: string): string => workOf(room.see(me), onMap, 'map')?.text ?? ''

/** Numbers that look random and are the same every time. */
export function dice(seed: number): (sides: number) => number {
  let state = seed >>> 0
  return sides => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 4294967296) * sides)
  }
}

/** The next thing somebody does to a map of this text: any change, sometimes one that cannot be made, sometimes an undo or redo. */
export function anyMove(room: Room, by: string, roll: (sides: number) => number): Move | undefined {
  const what = roll(100)
  const taken = what < 8 ? lastUndoable(room.session, room.log, by) : what < 10 ? lastRedoable(room.log, by) : undefined
  if (what < 10) return taken && taken.by === by ? { do: 'undo', entry: taken.n } : undefined
  const { map } = parse(workOf(room.session, onMap, 'map')?.text ?? '')
  const names = map.components.map(c => c.name)
  const name = names[roll(names.length)] ?? 'Nobody'
  const other = names[roll(names.length)] ?? 'Nobody'
  const share = () => roll(101) / 100
  const change = (): Change => {
    if (what < 55) return { do: 'move', name, to: { visibility: share(), evolution: share() } }
    if (what < 65)
      return {
        do: 'add',
        kind: 'component',
        name: `Part ${by} ${roll(400)}`,
        at: { visibility: share(), evolution: share() },
      }
    if (what < 75)
      return map.links.some(l => l.from === name && l.to === other)
        ? { do: 'unlink', from: name, to: other }
        : { do: 'link', from: name, to: other }
    if (what < 80) return { do: 'evolve', name, to: share() }
    if (what < 84) return { do: 'rename', name, to: `Named ${by} ${roll(400)}` }
    if (what < 88) return { do: 'inertia', name, on: roll(2) === 0 }
    if (what < 92) return { do: 'own', name, team: `Team ${roll(5)}` }
    return names.length > 25 ? { do: 'remove', name } : { do: 'settle', name }
  }
  return { in: onMap, do: 'change', change: change() }
}

/** The change of the map a move makes; undefined for any other. */
export function changeOf(move: Move): Change | undefined {
  return 'change' in move ? move.change : undefined
}

/** What the log comes to by the map library alone: every change that was accepted and not taken back, in order. `stranded`: those that what others took back has left without their part. */
export function retold(begun: string, log: readonly Entry[]): { text: string; stranded: number } {
  const dead = undone(log)
  let document = parse(begun)
  let stranded = 0
  for (const { n, move } of log) {
    const change = changeOf(move)
    if (dead.has(n) || !change) continue
    const next = edit(document, change)
    if ('why' in next) stranded++
    else document = next
  }
  return { text: document.text, stranded }
}
