/** An agenda of one's own: composed by name, made and played through the built program, by keys. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { flywheel, folder } from '../cli/program.ts'
import { program } from '../support/program.ts'

const back = '\x1b\x1b[I'

it('three exercises make an agenda that a team opens, plays and finds in its notes', async () => {
  const cwd = folder()
  const made = flywheel(['agenda', 'new', 'ours.yaml', '--with', 'north-star, gameplay, watch-signals'], { cwd })
  expect(made).toMatchObject({ code: 0, stdout: 'ours.yaml\n' })

  const app = program(['new', '--agenda', 'ours.yaml', '--team', 'parcels', '--people', 'Ana,Bo'], { cwd })
  onTestFinished(() => app.kill('SIGKILL'))
  await app.see('What happened to what we agreed?')
  await app.press('i', 'What were we trying to move?')
  for (const title of ['Which play fits this place?', 'What do we expect?']) expect(app.text()).toContain(title)
  await app.press(back, 'step 1 of 9')
  await app.press('gStar\r', 'Which number shows that people got what they came for? What is it today?')
  await app.press('parcels on the promised day, %\r', 'value %, day >')
  await app.press('82\r', /82 %/)
  await app.press(`${back}gGameplay\r`, 'Which up to three plays fit here, or might be used against us?')
  await app.press('\x1b[B\rnobody in sales has seen the map\r', 'picked: situational awareness')
  await app.press('nsearch is sold by others\rtwo offers we would sign\r1 Mar\r\r', 'WE WATCH')
  await app.press('e', 'Notes beside the session: parcels-t0001.md')
  app.type('q')
  await app.see('Leave this turn?')
  app.type('\rq')
  expect((await app.exited).exitCode).toBe(0)

  const [team, others] = ['', '-for-others'].map(of =>
    readFileSync(join(cwd, 'sessions', `parcels-t0001${of}.md`), 'utf8'),
  )
  for (const text of ['parcels on the promised day', '82 %', 'search is sold by others']) {
    expect(team).toContain(text)
    expect(others).toContain(text)
  }
  expect(team).toContain('nobody in sales has seen the map')
  expect(others).not.toContain('nobody in sales has seen the map')
})
