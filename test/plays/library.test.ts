/** Two short turns and a full one of a team of six, with the agendas of today: a bet that hits, one that misses. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { readSession } from '../../src/store/session-file.ts'
import { library } from './library/turns.ts'
import { play, stage } from './player.ts'

it('each ends well, is closed, and says what became of the bet before it', async () => {
  const on = await stage('library')
  onTestFinished(() => on.clear())
  for (const turn of library) expect(await play(turn, on)).toBe(0)
  for (const number of [1, 2, 3]) {
    const { log } = await readSession(join(on.sessions, `library-t000${number}.json`))
    expect(log.at(-1)?.move).toEqual({ do: 'close' })
  }
  const notes = (number: number) => readFileSync(join(on.sessions, `library-t000${number}.md`), 'utf8')
  expect(notes(2)).toContain('The last bet, hit: use the text messages')
  expect(notes(3)).toContain('The last bet, missed: rent a place on the van of the county')
  expect(notes(3)).toContain('saw 66 h on 25 Sep')
})
