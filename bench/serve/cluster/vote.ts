/**
 * `npm run test:cluster -- --vote [--rooms 300]`: rooms are open over three machines, two people in each by different machines. In one of them
 * five people with the stock ssh: one leads, four answer, with their names, what nobody sees before the reveal. The machine that has the room is killed in
 * between. What was answered before counts; who came by the others goes on; who came by that machine runs the same line again. Prints the times.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { bookIn, storeIn } from '../../../src/cli/store.ts'
import type { SessionStore } from '../../../src/ports/session-store.ts'
import { keyPair, type Ssh, stockSsh } from '../../../test/remote/support/stock-ssh.ts'
import { startPostgres } from '../../../test/support/postgres.ts'
import { figure, percentile } from '../../measure/figures.ts'
import { Person } from '../crowd.ts'
import { BenchMachine } from '../machines.ts'
import { makeTeam, type Who } from '../people.ts'

const vote = { agenda: 'delegation-board', step: 'delegation-board.rows' }
/** What stands on the screen there. */
const question = 'Who should decide'
const longest = 60_000
const after = (ms: number) => new Promise<void>(resolve => setTimeout(resolve, ms))

/** Plays it; the exit code. */
export async function playVote(rooms: number): Promise<number> {
  const root = mkdtempSync(join(tmpdir(), 'fw-vote-'))
  const postgres = await startPostgres(['max_connections=200'])
  const url = postgres.url('vote')
  const machines = [0, 1, 2].map(i => new BenchMachine(join(root, `m${i}`), url))
  const ends: (() => unknown)[] = [() => rmSync(root, { recursive: true, force: true }), () => postgres.close()]
  for (const machine of machines) ends.push(() => machine.signal('SIGKILL', true))
  try {
    const books = { book: await bookIn(url), store: storeIn(url) }
    const voters = await makeTeam(books, 'vote', 5, vote)
    const others: Who[][] = []
    for (let i = 1; i < rooms; i++) others.push(await makeTeam(books, `other${i}`, 2))
    await Promise.all(machines.map(machine => machine.start()))
    const play = new Vote({ root, url, machines, voters })
    await play.identify()
    const crowd = await comeAll(others, machines)
    console.log(`${rooms} rooms open over 3 machines, load ${loadavg()[0]?.toFixed(1)}`)
    await play.run()
    await tellOthers(crowd, play.killedAt)
    return process.exitCode ? 1 : 0
  } catch (error) {
    console.error(error)
    return 1
  } finally {
    for (const end of ends.reverse()) end()
  }
}

/** Everybody else: the first of each room by one machine, which has it then, the second by the next one. */
async function comeAll(rooms: Who[][], machines: readonly BenchMachine[]): Promise<{ person: Person; by: number }[]> {
  const crowd: { person: Person; by: number }[] = []
  const next = rooms.entries()
  const lane = async () => {
    for (const [i, people] of next)
      for (const [p, who] of people.entries()) {
        const by = (i + p) % machines.length
        const machine = machines[by]
        if (!machine) continue
        const person = new Person({
          desk: () => machine.desk(),
          admit: { name: who.room, address: '192.0.2.1', key: who.key },
        })
        await person.come()
        if (!(await person.see('step 1 of', longest))) throw new Error(`${who.name} never saw their room`)
        crowd.push({ person, by })
      }
  }
  await Promise.all(Array.from({ length: 8 }, lane))
  return crowd
}

/** How long people in other rooms of the machine that died waited who came by the others. */
async function tellOthers(crowd: { person: Person; by: number }[], killed: number): Promise<void> {
  const hit = crowd.filter(({ person, by }) => by !== 0 && person.lost > 0)
  for (let waited = 0; waited < longest && hit.some(({ person }) => person.isAway); waited += 100) await after(100)
  const took = hit.map(({ person }) => person.backAt - killed)
  const value = took.length ? `p99 ${Math.round(percentile(took, 0.99))} ms (${took.length})` : 'nobody'
  figure('people in its other rooms, by other machines: back', value, '', true)
}

type VoteOptions = { root: string; url: string; machines: readonly BenchMachine[]; voters: readonly Who[] }
type Voter = { who: Who; by: number; identity: string; ssh?: Ssh }

class Vote {
  killedAt = 0
  private readonly options: VoteOptions
  private voters: Voter[] = []
  private readonly store: SessionStore

  constructor(options: VoteOptions) {
    this.options = options
    this.store = storeIn(options.url)
  }

  /** Gives the five their keys: the second and third come by the machine that dies. */
  async identify(): Promise<void> {
    const { root, url, voters } = this.options
    mkdirSync(join(root, 'keys'))
    const book = await bookIn(url)
    const accounts = await book.accounts()
    const ways = [1, 0, 0, 2, 1]
    for (const [i, who] of voters.entries()) {
      const { path, fingerprint } = keyPair(join(root, 'keys'), `k${i}`)
      const account = accounts.find(one => one.name === who.name)
      if (account) await book.changeAccount(account.id, { addKey: fingerprint })
      this.voters.push({ who, by: ways[i] ?? 0, identity: path })
    }
    await book.close()
  }

  async run(): Promise<void> {
    const [lead, near, nearToo, far, farToo] = this.voters as [Voter, Voter, Voter, Voter, Voter]
    // The machine of the first to come has the room.
    for (const voter of [near, lead, nearToo, far, farToo]) await this.come(voter, question)
    const leads = see(lead)
    for (const voter of [near, far]) await this.answer(voter, '4')
    const dead = this.options.machines[0]
    const said = [lead, far, farToo].map(voter => timed(see(voter).see('One moment')))
    this.killedAt = performance.now()
    dead?.signal('SIGKILL', true)
    const went = [near, nearToo].map(voter => timed(see(voter).exited))
    const accepted = timed(this.answer(farToo, '2'))
    const most = (all: number[]) => `at most ${Math.round(Math.max(...all))} ms`
    figure('said on the screens of the others', most(await Promise.all(said)), '', true)
    const next = await accepted
    figure('the next answer of somebody there is taken', `${Math.round(next)} ms`, '≤ 5000 ms', next <= 5_000)
    figure('connections by that machine end', most(await Promise.all(went)), '', true)
    const back = await Promise.all(
      [near, nearToo].map(voter => {
        voter.by = 1
        return timed(this.come(voter, question))
      }),
    )
    figure('the same ssh line again: back at the question', most(back), '', true)
    await this.answer(nearToo, '3')
    await this.reveal(leads)
    const all = (await this.answered()).size
    figure('answers that are shown', `${all}`, '4', all === 4)
  }

  /** Comes by ssh; resolves when this is on the screen. */
  private async come(voter: Voter, what: string): Promise<void> {
    const machine = this.options.machines[voter.by]
    if (!machine) throw new Error('there is no such machine')
    const knownHosts = join(this.options.root, `known${voter.by}`)
    writeFileSync(knownHosts, `${machine.hostKey}\n`)
    voter.ssh = stockSsh({ port: machine.port, knownHosts, user: voter.who.room, identity: voter.identity })
    await voter.ssh.see(what)
  }

  private async reveal(leads: Ssh): Promise<void> {
    const until = performance.now() + longest
    while (
      !(await this.store.read(this.room)).log.some(({ move }) => move.do === 'reveal' && move.step === vote.step)
    ) {
      if (performance.now() > until) throw new Error(`not revealed:\n${leads.text()}`)
      leads.type('r')
      await after(500)
    }
  }

  /** Answers; resolves once the answer is in the log. A key that is not taken while nothing is saved is pressed again. */
  private async answer(voter: Voter, key: string): Promise<void> {
    const person = `p${this.voters.indexOf(voter) + 1}`
    const until = performance.now() + longest
    for (let tries = 0; !(await this.answered()).has(person); tries++) {
      if (performance.now() > until) throw new Error(`${voter.who.name}: no answer:\n${see(voter).text()}`)
      if (tries % 20 === 0) see(voter).type(key)
      await after(50)
    }
  }

  /** Who has answered. */
  private async answered(): Promise<Set<string>> {
    const { log } = await this.store.read(this.room)
    return new Set(log.flatMap(({ by, move }) => ('in' in move && move.in === vote.step ? [by] : [])))
  }

  private get room(): string {
    return this.options.voters[0]?.room ?? ''
  }
}

function see({ ssh, who }: Voter): Ssh {
  if (!ssh) throw new Error(`${who.name} is not here`)
  return ssh
}

async function timed(what: Promise<unknown>): Promise<number> {
  const since = performance.now()
  await what
  return performance.now() - since
}
