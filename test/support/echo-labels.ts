/** Topics of the example turns, each with the earlier turns it came up in, as a person who read them says; and what the program says. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { topicsOf } from '../../src/kinds/made/echo.ts'
import { fold } from '../../src/room/log.ts'
import { areSimilar, countsOf, stemsOf } from '../../src/session/similar.ts'
import { parse } from '../../src/store/format.ts'

const root = join(import.meta.dirname, '..', '..')
const labels: Record<string, Record<string, Record<string, number[]>>> = JSON.parse(
  readFileSync(join(root, 'test', 'fixtures', 'echo-labels.json'), 'utf8'),
)

/** A topic of a turn with the earlier turns said by a person, and by the program. */
export type Judged = { team: string; turn: number; topic: string; again: number[]; told: number[] }

function topics(team: string, turn: number): string[] {
  const name = `${team}-t000${turn}.json`
  return topicsOf(fold(parse(readFileSync(join(root, 'sessions', 'examples', name), 'utf8'), name).log))
}

/** Every labelled topic; `unlabelled` are topics of the examples that nobody looked at. */
export function judged(): { all: Judged[]; unlabelled: string[] } {
  const all: Judged[] = []
  const unlabelled: string[] = []
  for (const [team, turns] of Object.entries(labels))
    for (const [name, byTopic] of Object.entries(turns)) {
      const turn = Number(name)
      const earlier = Array.from({ length: turn - 1 }, (_, i) => topics(team, i + 1).map(stemsOf))
      const counts = countsOf(earlier.flat())
      for (const topic of topics(team, turn)) {
        const again = byTopic[topic]
        if (!again) unlabelled.push(`${team} ${turn}: ${topic}`)
        const now = stemsOf(topic)
        const told = earlier.flatMap((old, i) => (old.some(one => areSimilar(now, one, counts)) ? [i + 1] : []))
        all.push({ team, turn, topic, again: again ?? [], told })
      }
    }
  return { all, unlabelled }
}

/** Of what the program tells, how much a person says too; and of what a person says, how much is told. */
export function rates(all: readonly Judged[]): { right: number; told: number; known: number } {
  const right = all.reduce((n, { again, told }) => n + told.filter(turn => again.includes(turn)).length, 0)
  const told = all.reduce((n, one) => n + one.told.length, 0)
  const known = all.reduce((n, { again }) => n + again.length, 0)
  return { right, told, known }
}
