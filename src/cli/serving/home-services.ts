/** What home asks of the service, answered for one account: sessions from the store, people from the book, places from the desk. */
import { basename } from 'node:path'
import { agendaOf } from '../../agendas/index.ts'
import { slug } from '../../clean.ts'
import { exitCodes, UserError } from '../../errors.ts'
import { isAlike } from '../../names.ts'
import type { AccountId, Person, ServiceBook } from '../../ports/service-book.ts'
import { type SessionInfo, type SessionStore, withoutCopies } from '../../ports/session-store.ts'
import { fold } from '../../room/log.ts'
import type { DeskWork, Place } from '../../service/messages.ts'
import type { SharedList } from '../../service/shared-list.ts'
import { toldOf } from '../../service/worker/told.ts'
import type { NewSession } from '../../views/app-services.ts'
import type { HomeServices } from '../../views/home-services.ts'
import { notesFrom } from '../sessions/session-notes.ts'
import { startTurn } from '../sessions/start-turn.ts'
import { suggest } from '../sessions/suggest.ts'
import { servingWords } from './words.ts'

type Given = {
  account: AccountId
  seat: string
  desk: DeskWork
  book: ServiceBook
  store: SessionStore
  /** The list of its sessions, shared with other homes. */
  sessions: SharedList
  /** Leads this terminal to a place. @throws UserError when its person may not go there. */
  go: (to: Place) => Promise<void>
  /** The line people type to come here. */
  address?: string
  watch: (call: () => void) => () => void
  /** Why they were brought home. */
  notice?: string
}

/** The name of a session, by which the service knows its room. */
const nameOf = (key: string) => basename(key, '.json')

/** Reads who this is and in which teams. @throws UserError when the account is gone. */
export async function homeServices(given: Given): Promise<HomeServices> {
  const home = new Home(given, await Known.read(given.book, given.account))
  return {
    ...(given.address === undefined ? {} : { address: given.address }),
    ...(given.notice === undefined ? {} : { notice: given.notice }),
    me: () => home.known.me(),
    rooms: async () => (await given.desk.rooms()).filter(room => home.known.isMine(room.team)),
    sessions: () => home.sessions(),
    read: async key => fold((await home.log(key)).log),
    notes: async key => notesFrom((await home.log(key)).log, 'team'),
    suggest: team => ({ people: home.people(team) }),
    enter: key => given.go({ is: 'room', room: nameOf(key) }),
    start: what => home.start(what),
    rename: name => home.rename(name),
    useCode: code => home.useCode(code),
    invite: async (team, role) => given.desk.invite(given.account, team, role),
    watch: call => given.watch(() => void home.renew().then(call, call)),
  }
}

/** What the book says of one person. */
class Known {
  private readonly person: Person

  private constructor(person: Person) {
    this.person = person
  }

  /** @throws UserError when the account is gone. */
  static async read(book: ServiceBook, id: AccountId): Promise<Known> {
    const person = await book.person(id)
    if (!person) throw new UserError(servingWords.gone, servingWords.askAdministrator)
    return new Known(person)
  }

  me(): Pick<Person, 'name' | 'admin' | 'teams'> {
    return this.person
  }

  isMine(team: string): boolean {
    return this.person.teams.some(one => one.slug === team)
  }

  nameOf(team: string): string {
    return this.person.teams.find(one => one.slug === team)?.name ?? team
  }
}

class Home {
  known: Known
  listed: readonly SessionInfo[] = []
  private readonly given: Given

  constructor(given: Given, known: Known) {
    this.given = given
    this.known = known
  }

  async renew(): Promise<void> {
    this.known = await Known.read(this.given.book, this.given.account)
  }

  /** Sessions of my teams, by their names. */
  async sessions(): Promise<SessionInfo[]> {
    const all = withoutCopies(await this.given.sessions.recent())
    this.listed = all.filter(one => this.known.isMine(slug(one.team))).map(one => ({ ...one, key: nameOf(one.key) }))
    return [...this.listed]
  }

  /** Me first, who begins a turn and leads it, then who was in the last one of this team. */
  people(team: string): string[] {
    const { name } = this.known.me()
    const theirs = this.listed.filter(one => slug(one.team) === team)
    const last = theirs.length ? suggest(theirs, this.known.nameOf(team)).people : []
    return [name, ...last.filter(other => !isAlike(other, name))]
  }

  /** @throws UserError when it is none of my teams'. */
  async log(key: string) {
    const there = (await this.sessions()).find(one => one.key === nameOf(key))
    if (!there) throw new UserError(servingWords.notYours(nameOf(key)), servingWords.askTeam)
    return this.given.store.read(there.key).catch(error => {
      throw toldOf(error, there.key)
    })
  }

  async start({ team, people, agenda, from }: NewSession): Promise<void> {
    const { name, teams } = this.known.me()
    const mine = teams.find(one => one.slug === slug(team))
    if (!mine) throw new UserError(servingWords.noTeam(team), servingWords.askTeam)
    if (mine.role !== 'facilitator')
      throw new UserError(servingWords.facilitatorsOnly(mine.name), servingWords.askFacilitator)
    // A name would do for a file of the machine.
    if (!agendaOf(agenda)) throw new UserError(servingWords.noAgenda(agenda), servingWords.seeAgendas)
    const open = (await this.sessions()).find(one => slug(one.team) === mine.slug && one.state === 'open')
    if (open) throw new UserError(servingWords.stillOpen(open.number, mine.name), servingWords.goOn)
    const others = people.filter(one => !isAlike(one, name))
    const wanted = {
      team: mine.name,
      people: [name, ...others],
      agenda,
      keyboard: 'none' as const,
      ...(from ? { from } : {}),
    }
    const { room, key } = await startTurn(wanted, this.given.store).catch(error => {
      throw notBegun(error, mine.name)
    })
    await room.leave()
    await this.given.go({ is: 'room', room: nameOf(key) })
  }

  async rename(name: string): Promise<void> {
    await this.given.book.changeAccount(this.given.account, { name })
    await this.renew()
  }

  async useCode(code: string): Promise<void> {
    const led = await this.given.desk.useCode(this.given.seat, code)
    await this.renew()
    if (led) await this.given.go(led)
  }
}

/** A turn that was not begun, for people: what a disk or a database has against it is for the log, and so are command lines. */
function notBegun(error: unknown, team: string): unknown {
  if (!(error instanceof UserError)) return error
  const isOfMachine = error.cause !== undefined || error.exit === exitCodes.locked
  const say = isOfMachine ? servingWords.notBegun(team) : error.message
  return Object.assign(new UserError(say, isOfMachine ? servingWords.inAMoment : servingWords.changeAndBegin), {
    cause: error,
  })
}
