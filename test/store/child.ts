/** A room in a folder or a database that is fed with moves as fast as it saves them, and says on stdout what it acknowledged; made to be killed. */
import { writeSync } from 'node:fs'
import { storeIn } from '../../src/cli/store.ts'
import { fold } from '../../src/room/log.ts'
import { Room } from '../../src/room/room.ts'
import { begun, steps } from '../room/storm.ts'

const [place, key, how] = process.argv.slice(2) as [string, string, string?]
const store = storeIn(place)
const first = begun()[0]!
const opened =
  how === 'make'
    ? await store.create(key, first, { session: fold([first]) })
    : await store.open(key, { takeOver: how === 'take over' })
const { log, writer: keep, ballots } = opened
const room = new Room({ log, writer: keep, ballots, now: Date.now, snapshotEvery: 15 })
room.watch(() => {
  if (room.saving.state === 'failed') throw new Error(room.saving.reason)
})
const tell = (line: string) => writeSync(1, `${line}\n`)
tell(`open ${log.length} ${room.session.at || '-'}`)

// The one before may have been killed while people came in.
for (const { move, by } of begun().slice(log.length)) room.submit({ by }, move)
for (let i = 0; ; i++) {
  const burst = Array.from({ length: 1 + (i % 4) }, (_, k) =>
    room.submit({ by: 'p1' }, { do: 'park', text: `${i}.${k}` }),
  )
  if (i % 9 === 0) burst.push(room.submit({ by: 'p1' }, { do: 'go', to: steps[(i / 9) % steps.length]!.id }))
  if (i % 5 === 0)
    for (const by of ['p1', 'p2', 'p3', 'p4'])
      burst.push(room.submit({ by }, { in: 'safe.write', do: 'add', text: `safely ${i} ${by}` }))
  const boxed = burst.filter(outcome => 'boxed' in outcome)
  await Promise.all(
    burst.map(async outcome => {
      if ('refusal' in outcome) throw new Error(outcome.refusal.say)
      await outcome.saved
      if ('entry' in outcome) tell(`saved ${outcome.entry.n} ${JSON.stringify(outcome.entry.move)}`)
    }),
  )
  // Four people have put something in: with the last of them all of it is on the disk.
  if (boxed.length) tell(`boxed ${i}`)
}
