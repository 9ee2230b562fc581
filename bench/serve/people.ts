/** Teams, accounts and sessions for benches of the service. */

import { createHash } from 'node:crypto'
import { startTurn } from '../../src/cli/sessions/start-turn.ts'
import { bookIn, storeIn } from '../../src/cli/store.ts'
import type { OpenBook } from '../../src/ports/service-book.ts'
import type { SessionStore } from '../../src/ports/session-store.ts'

/** Somebody with an account: by this key they come in. */
export type Who = { name: string; key: string; team: string; room: string }

/** Where teams are made. */
export type Books = { book: OpenBook; store: SessionStore }

/** Makes so many teams with a session each and so many people; the first of each team leads it. */
export async function makeTeams(place: string, teams: number, people: number, kind = 'team'): Promise<Who[]> {
  const book = await bookIn(place)
  const store = storeIn(place)
  const all: Who[] = []
  for (let t = 1; t <= teams; t++) all.push(...(await makeTeam({ book, store }, `${kind}${t}`, people)))
  await book.close()
  return all
}

/** Makes a team with a session, at a step where everybody writes, and so many people; the first one leads it. */
export async function makeTeam({ book, store }: Books, team: string, people: number): Promise<Who[]> {
  await book.addTeam(team)
  const names = Array.from({ length: people }, (_, p) => `${team} no ${p + 1}`)
  const { room, turn } = await startTurn({ team, people: names, agenda: 'retro', keyboard: 'none' }, store)
  const first = room.session.agenda.phases[0]?.exercises[0]?.steps[0]?.id ?? ''
  const outcome = room.submit({ by: 'p1' }, { do: 'go', to: first })
  if ('saved' in outcome) await outcome.saved
  await room.leave()
  const all: Who[] = []
  for (const [p, name] of names.entries()) {
    const key = `SHA256:${createHash('sha256').update(name).digest('base64').replace(/=+$/, '')}`
    const account = await book.addAccount({ name, keys: [key] })
    await book.setMember(account.id, team, p === 0 ? 'facilitator' : 'member')
    all.push({ name, key, team, room: turn.id })
  }
  return all
}
