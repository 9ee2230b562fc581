/** Sessions made for measuring: a retro at its first cards, with as many as are asked for. */
import { writeFileSync } from 'node:fs'
import { retro } from '../../src/agendas/retro.ts'
import { fold } from '../../src/room/log.ts'
import { stepsOf } from '../../src/session/agenda.ts'
import type { Entry, Move } from '../../src/session/types.ts'
import { format, print } from '../../src/store/format.ts'

/** Writes the file of a retro in which five people have written `cards` hidden cards, and returns how many bytes it has. */
export function writeRetro(path: string, cards: number): number {
  const carried = { actions: [], parked: [], options: [], series: {}, debts: [], turns: [] }
  const agenda = retro(carried)
  const step = stepsOf(agenda).find(s => s.kind === 'write' && s.hidden)!
  const at = new Date(Date.now() - 60_000).toISOString()
  const log: Entry[] = []
  const add = (by: string, move: Move) => log.push({ n: log.length + 1, at, by, move })
  const turn = { id: 'big-t0001', number: 1, kind: 'retro', team: 'big', carried }
  add('p1', { do: 'open', title: 'Retro', turn, agenda } as Move)
  for (let i = 1; i <= 5; i++) add(`p${i}`, { do: 'join', name: `Person${i}`, room: true })
  add('p1', { do: 'go', to: step.id })
  for (let i = 0; i < cards; i++)
    add(`p${(i % 5) + 1}`, {
      in: step.id,
      do: 'add',
      text: `the release queue waits for one person, number ${i}`,
    })
  const text = [...print({ format, id: turn.id, log, session: fold(log) })].join('')
  writeFileSync(path, text)
  return text.length
}
