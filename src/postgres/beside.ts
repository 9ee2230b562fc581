/** What is kept beside a session: unsent lines, ballot boxes, whom it lets in again, what happened at its door, and check-ins. */
import * as v from 'valibot'
import { clean } from '../clean.ts'
import { exitCodes, UserError } from '../errors.ts'
import type { Ballots, CheckIn, Draft, Known, SessionKey } from '../ports/session-store.ts'
import type { Session } from '../session/types.ts'
import { boxes } from '../store/ballot-file.ts'
import { checkIn } from '../store/check-ins.ts'
import { isNameless } from '../store/drafts.ts'
import { book } from '../store/guests.ts'
import { readJson } from '../store/json.ts'
import type { At } from './at.ts'
import type { Database } from './database.ts'

type Agenda = Pick<Session, 'agenda'>

/** The ballot boxes that were open; undefined with none. @throws when they cannot be read. */
export function readBallots(kept: string | null): Ballots | undefined {
  return kept === null ? undefined : v.parse(boxes, readJson(kept))
}

/** The ballot boxes of a session that are open, whoever holds it. @throws when they cannot be read. */
export async function ballotsNow({ database, key }: At): Promise<Ballots | undefined> {
  const sql = 'select ballots from flywheel.session where key = $1'
  const [row] = await database.query<{ ballots: string | null }>(sql, [key])
  return row && readBallots(row.ballots)
}

/** The unsent lines of a session, without those of anonymous steps. */
export async function readDrafts({ database, key }: At, session: Agenda): Promise<Draft[]> {
  const kept = await database.query<Draft>(
    'select person, step, text from flywheel.draft where key = $1 order by person, step',
    [key],
  )
  return kept.filter(d => !isNameless(session, d)).map(d => ({ ...d, text: clean(d.text, undefined, { lines: true }) }))
}

/** Keeps an unsent line; an empty text forgets it. */
export async function keepDraft({ database, key }: At, draft: Draft, session: Agenda): Promise<void> {
  if (isNameless(session, draft)) return
  const { person, step, text } = draft
  const put = `insert into flywheel.draft (key, person, step, text) values ($1, $2, $3, $4)
    on conflict (key, person, step) do update set text = excluded.text`
  const forget = 'delete from flywheel.draft where key = $1 and person = $2 and step = $3'
  await database.query(text ? put : forget, text ? [key, person, step, sendable(text)] : [key, person, step])
}

/** Whom this session lets in again. @throws UserError when that cannot be read: people who were sent away would come in again. */
export async function readGuests({ database, key }: At): Promise<Known[]> {
  const [row] = await database.query<{ known: string }>('select known from flywheel.guests where key = $1', [key])
  if (!row) return []
  try {
    return v.parse(book, readJson(row.known))
  } catch {
    throw new UserError(
      `Whom ${key} lets in again cannot be read, so people who were sent away could come in again; it was left as it is.`,
      'Put the table flywheel.guests back from a backup.',
      exitCodes.damaged,
    )
  }
}

/** Keeps whom this session lets in again, whole or not at all. */
export async function keepGuests({ database, key }: At, known: readonly Known[]): Promise<void> {
  const put = `insert into flywheel.guests (key, known) values ($1, $2) on conflict (key) do update set known = excluded.known`
  await database.query(put, [key, JSON.stringify(known)])
}

/** The sessions whose door knows this digest of a rejoin code, or this key. */
export async function knowing(database: Database, mark: string): Promise<SessionKey[]> {
  if (mark.includes('\0')) return []
  const sql = 'select key from flywheel.guests where flywheel.marks(known) @> array[$1::text] order by key'
  return (await database.query<{ key: string }>(sql, [mark])).map(row => row.key)
}

/** Adds a line to what happened at the door. */
export async function noteAtDoor({ database, key }: At, line: string): Promise<void> {
  await database.query('insert into flywheel.door (key, line) values ($1, $2)', [key, sendable(line)])
}

/** Everything that was said between turns, the oldest first; what cannot be read is passed over. */
export async function checkIns(database: Database): Promise<CheckIn[]> {
  const rows = await database.query<{ said: string }>('select said from flywheel.check_in order by n')
  return rows.flatMap(({ said }) => {
    try {
      return v.parse(checkIn, readJson(said))
    } catch {
      return []
    }
  })
}

/** Adds what was said between turns, all of it or nothing. */
export async function addCheckIns(database: Database, said: readonly CheckIn[]): Promise<void> {
  const put = 'insert into flywheel.check_in (said) select * from unnest($1::text[])'
  await database.query(put, [said.map(one => JSON.stringify(one))])
}

/** PostgreSQL keeps no NUL in a text. */
function sendable(text: string): string {
  return text.replaceAll('\0', '').toWellFormed()
}
