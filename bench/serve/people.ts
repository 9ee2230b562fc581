/** Teams, accounts and sessions for benches of the service. */

import { createHash } from 'node:crypto'
import { startTurn } from '../../src/cli/sessions/start-turn.ts'
import { bookIn, storeIn } from '../../src/cli/store.ts'
import type { Account, Member, OpenBook, Team } from '../../src/ports/service-book.ts'
import type { SessionStore } from '../../src/ports/session-store.ts'
import { forAll } from './at-once.ts'

/** Somebody with an account: by this key they come in. */
export type Who = { name: string; key: string; team: string; room: string }

/** Where teams are made. */
export type Books = { book: OpenBook; store: SessionStore }

/** So many teams with a session each and so many people in it; their names begin with `kind`. */
export type Group = { kind: string; teams: number; people: number }

/** Sessions that are begun at the same time. */
const atOnce = 8

/** Makes so many teams with a session each and so many people; the first of each team leads it. */
export async function makeTeams(place: string, teams: number, people: number, kind = 'team'): Promise<Who[]> {
  const book = await bookIn(place)
  const store = storeIn(place)
  const all: Who[] = []
  for (let t = 1; t <= teams; t++) all.push(...(await makeTeam({ book, store }, `${kind}${t}`, people)))
  await book.close()
  return all
}

/** Where a session stands: the step of an agenda. */
export type StepAt = { agenda: string; step: string }

/** Makes a team with a session, at that step or where all write in a retro, and so many people; the first one leads it. */
export async function makeTeam({ book, store }: Books, team: string, people: number, at?: StepAt): Promise<Who[]> {
  await book.addTeam(team)
  const all = await sessionOf(store, team, people, at)
  for (const [p, { name, key }] of all.entries()) {
    const account = await book.addAccount({ name, keys: [key] })
    await book.setMember(account.id, team, p === 0 ? 'facilitator' : 'member')
  }
  return all
}

/** The same as `makeTeams` for all of a service at once, where nobody is yet. */
export async function makeGroups(place: string, groups: readonly Group[]): Promise<Who[]> {
  const since = new Date().toISOString()
  const store = storeIn(place)
  const wanted = groups.flatMap(({ kind, teams, people }) =>
    Array.from({ length: teams }, (_, t) => ({ team: `${kind}${t + 1}`, people })),
  )
  const made = await forAll(wanted, ({ team, people }) => sessionOf(store, team, people), atOnce)
  // Names are unique, so they do for ids.
  const accounts = made.flat().map(({ name, key }): Account => ({ id: name, name, keys: [key], admin: false, since }))
  const teams = wanted.map(({ team }): Team => ({ slug: team, name: team, since }))
  const members = made.flatMap(inTeam =>
    inTeam.map(({ name, team }, p): Member => ({ account: name, team, role: p === 0 ? 'facilitator' : 'member' })),
  )
  const book = await bookIn(place)
  await book.fill({ accounts, teams, members, invitations: [], revoked: [], rooms: [], secrets: {} })
  await book.close()
  return made.flat()
}

async function sessionOf(store: SessionStore, team: string, people: number, at?: StepAt): Promise<Who[]> {
  const names = Array.from({ length: people }, (_, p) => `${team} no ${p + 1}`)
  const room = await makeSession(store, team, names, at)
  return names.map(name => ({ name, key: keyOf(name), team, room }))
}

/** Begins a turn in which everybody has a terminal of their own, at that step or where all write in a retro; resolves with its key. */
export async function makeSession(store: SessionStore, team: string, people: string[], at?: StepAt): Promise<string> {
  const { room, turn } = await startTurn({ team, people, agenda: at?.agenda ?? 'retro', keyboard: 'none' }, store)
  const first = at?.step ?? room.session.agenda.phases[0]?.exercises[0]?.steps[0]?.id ?? ''
  const outcome = room.submit({ by: 'p1' }, { do: 'go', to: first })
  if ('saved' in outcome) await outcome.saved
  await room.leave()
  return turn.id
}

function keyOf(name: string): string {
  return `SHA256:${createHash('sha256').update(name).digest('base64').replace(/=+$/, '')}`
}
