/**
 * Many people without terminals: real rooms and the real store in as many processes as a service has workers. Each of them writes a card
 * every twenty seconds, and is given what they may see after every change.
 */
import { storeIn } from '../../src/cli/store.ts'
import { figure, percentile } from '../measure/figures.ts'
import { forAll } from './at-once.ts'
import { told } from './coming.ts'
import { moveIn } from './moves.ts'
import { makeSession } from './people.ts'
import { mb, type Scene } from './scene.ts'

/** Seconds between two moves of a person: a busy one. */
const every = 20

export async function simulate({
  place,
  postgres,
  rooms,
  people,
}: Pick<Scene, 'place' | 'postgres' | 'rooms' | 'people'>) {
  const store = storeIn(place)
  const names = Array.from({ length: people }, (_, p) => `Person ${p + 1}`)
  const teams = Array.from({ length: rooms }, (_, t) => `team${t + 1}`)
  const keys = await forAll(teams, team => makeSession(store, team, names), 8)
  const rate = (rooms * people) / every
  const sum = await moveIn({ place, postgres, keys, people, rate, looking: true })
  const late = percentile(sum.waits, 0.99)
  const crowd = (rooms * people).toLocaleString('en')
  figure(
    `${crowd} people in ${rooms.toLocaleString('en')} rooms, ${rate} moves/s`,
    told(sum.waits),
    'reported',
    sum.refused.length === 0,
  )
  // A tenth of the time comes before what is counted, but its CPU is counted too.
  const took = sum.ms / 0.9 / 1_000
  const share = (cpu: number) => `${(cpu / took / rooms).toFixed(2)} ms of CPU a second`
  console.log(
    `  a room: ${mb(sum.memory / rooms).toFixed(2)} MB, ${share(sum.cpu)} and ${share(sum.database)} in the database; ` +
      `all of them ${Math.round(mb(sum.memory))} MB and ${((sum.cpu + sum.database) / took / 10).toFixed(0)} % of one core; late ${late.toFixed(0)} ms`,
  )
}
