/** Commands over ssh: scripts of a team and administration, by everybody who may and everybody who may not. */
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough, Writable } from 'node:stream'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { ErrandDesk } from '../../src/cli/serving/commands/errand.ts'
import { errandCommands, runCommand } from '../../src/cli/serving/commands/run.ts'
import { startTurn } from '../../src/cli/sessions/start-turn.ts'
import type { Account, OpenBook } from '../../src/ports/service-book.ts'
import { digestOfCode } from '../../src/remote/admission/digests.ts'
import type { ServiceEvent } from '../../src/service/messages.ts'
import { plannedSteps } from '../../src/session/read.ts'
import type { Move } from '../../src/session/types.ts'
import { emptyBook } from '../../src/store/book-changes.ts'
import { fileStore } from '../../src/store/file-store.ts'
import { bookOver } from '../../src/store/service-book.ts'
import type { RoomOpenNow } from '../../src/views/home-services.ts'
import { keyOf } from './book-conformance.ts'

const examples = join(import.meta.dirname, '../../sessions/examples')
const minute = 60_000
const address = 'ssh retro.example.com'

let folder: string
let book: OpenBook
let people: Record<'root' | 'lead' | 'member' | 'watcher' | 'stranger', Account>
let events: ServiceEvent[]
let did: string[]
let open: RoomOpenNow[]
let time: number

const desk: ErrandDesk = {
  rooms: async () => open,
  async rotate(room) {
    did.push(`rotate ${room}`)
    return { participant: 'acorn baker cabin dome', observer: 'eagle fox', facilitator: 'grape hat' }
  },
  closeRoom: async room => void did.push(`close ${room}`),
  async checkIn(room) {
    did.push(`check in ${room}`)
    return 1
  },
  sendAway: async (of, team) =>
    void did.push(`send away ${typeof of === 'string' ? of : of.key}${team ? ` from ${team}` : ''}`),
  async handLeadOn(from, team) {
    const led = open.filter(room => room.team === team && room.led === from)
    for (const room of led) did.push(`hand on ${room.key}`)
    return led.map(room => ({ room: room.key, to: 'Bo' }))
  },
  status: async () => ({
    ...{ version: '1.2.3', since: '2026-05-04T09:00:00.000Z', machines: ['desk'] },
    ...{ workers: 2, rooms: 1, people: 3 },
  }),
  note: event => void events.push(event),
}

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'fw-commands-'))
  for (const name of readdirSync(examples).filter(one => /^(checkout|library)-t\d+\.json$/.test(one)))
    copyFileSync(join(examples, name), join(folder, name))
  time = Date.parse('2026-05-04T09:00:00Z')
  events = []
  did = []
  open = []
  book = bookOver(emptyBook, { keep: async () => {}, now: () => time, close: async () => {} })
  const make = (name: string, letter: string, admin = false) => book.addAccount({ name, keys: [keyOf(letter)], admin })
  people = {
    root: await make('Root', 'r', true),
    lead: await make('Ana Maria', 'a'),
    member: await make('Bo', 'b'),
    watcher: await make('Chidi', 'c'),
    stranger: await make('Eve', 'e'),
  }
  for (const name of ['Checkout', 'Library']) await book.addTeam(name)
  await book.setMember(people.lead.id, 'checkout', 'facilitator')
  await book.setMember(people.member.id, 'checkout', 'member')
  await book.setMember(people.watcher.id, 'library', 'observer')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

type Who = keyof typeof people

/** Runs one command; what it printed, what it said beside that, and its exit code. */
async function over(who: Who, text: string, input: string | Buffer = '') {
  const taken = { out: '', err: '' }
  const into = (name: keyof typeof taken) =>
    new Writable({
      write(bytes, _, done) {
        taken[name] += String(bytes)
        done()
      },
    })
  const stdin = new PassThrough()
  stdin.end(input)
  const streams = { stdin, stdout: into('out'), stderr: into('err') }
  const store = fileStore(folder)
  const code = await runCommand({ account: people[who].id, text, streams, store, book, desk, address, now: () => time })
  expect(`${taken.out}${taken.err}`, 'no path of the machine').not.toContain(folder)
  return { code, ...taken }
}

/** What was logged but for which commands came. */
function done(): ServiceEvent[] {
  return events.filter(one => one.event !== 'command')
}

async function data(who: Who, text: string): Promise<unknown> {
  const { code, out } = await over(who, text)
  expect(code).toBe(0)
  return JSON.parse(out)
}

describe('scripts of a team', () => {
  test('only sessions of one’s teams are there', async () => {
    expect(await data('lead', 'list --json')).toMatchObject([{ path: 'checkout-t0002' }, { path: 'checkout-t0001' }])
    expect((await over('watcher', 'list')).out).toMatch(/^library-t0004 /)
    for (const who of ['stranger', 'root'] as const) expect(await data(who, 'list --json')).toEqual([])
    const missing = await over('lead', 'notes checkout/9')
    const others = await over('lead', 'notes library/1')
    expect(others).toEqual({ ...missing, err: missing.err.replace('checkout/9', 'library/1') })
    expect(others).toMatchObject({ code: 1, err: 'library/1 is no session of your teams. Those there are: list\n' })
  })

  test('notes, by number, name or team, for whoever reads them', async () => {
    const { out } = await over('member', 'notes checkout/2')
    expect(out).toMatch(/^# .*turn 2/m)
    for (const word of ['checkout-t0002', 'CHECKOUT/2', 'checkout'])
      expect((await over('member', `notes ${word}`)).out).toBe(out)
    const leaders = await over('member', 'notes checkout/2 --for leaders')
    expect(leaders.code).toBe(0)
    expect(leaders.out.length).toBeLessThan(out.length)
    expect(await over('member', 'notes checkout/2 --for everybody')).toMatchObject({ code: 2 })
  })

  test('actions and the wheel, in words and as data', async () => {
    const all = await data('watcher', 'actions --json')
    expect(all).toEqual(expect.arrayContaining([expect.objectContaining({ team: expect.stringMatching(/library/i) })]))
    expect((await over('watcher', 'actions')).out).toMatch(/^team +status/)
    expect(await data('stranger', 'actions --json')).toEqual([])
    expect((await over('watcher', 'wheel library')).out).toContain('TURNS')
    expect(await data('watcher', 'wheel library --json')).toHaveProperty('turns')
    expect(await over('watcher', 'wheel checkout')).toMatchObject({ code: 1 })
  })

  test('a session goes out byte for byte, and into another folder', async () => {
    const file = readFileSync(join(folder, 'checkout-t0002.json'), 'utf8')
    const { code, out } = await over('lead', 'export checkout/2')
    expect(code).toBe(0)
    expect(out).toBe(file)
    expect(done()).toEqual([{ event: 'exported', name: 'Ana Maria', room: 'checkout-t0002' }])
    expect(await over('member', 'export checkout/2')).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringContaining('only facilitators'),
    })
    rmSync(join(folder, 'checkout-t0002.json'))
    expect(await over('member', 'import', out)).toMatchObject({
      code: 1,
      err: expect.stringContaining('you facilitate no team'),
    })
    expect(await over('lead', 'import', out)).toMatchObject({ code: 0, err: 'checkout-t0002 is kept.\n' })
    expect(readFileSync(join(folder, 'checkout-t0002.json'), 'utf8')).toBe(file)
    expect((await over('lead', 'import', out)).err).toContain('is there already, with the same in it')
  })

  test('before the reveal nobody takes hidden cards out of an open turn, its facilitators neither', async () => {
    const { room } = await startTurn(
      { team: 'Checkout', people: ['Ana Maria', 'Bo'], agenda: 'retro', keyboard: 'none' },
      fileStore(folder),
    )
    const [lead = '', bo = ''] = room.session.people.map(one => one.id)
    const { id: step = '' } = plannedSteps(room.session).find(one => one.kind === 'write' && one.hidden) ?? {}
    const done = async (by: string, move: Move) => {
      const outcome = room.submit({ by }, move)
      if ('refusal' in outcome) throw new Error(outcome.refusal.say)
      await outcome.saved
    }
    await done(lead, { do: 'go', to: step })
    await done(bo, { in: step, do: 'add', text: 'a hidden card' })
    expect(await over('lead', 'export checkout/3')).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringContaining('until the reveal'),
    })
    await done(lead, { do: 'reveal', step })
    await room.leave()
    expect((await over('lead', 'export checkout/3')).out).toContain('a hidden card')
  })

  test('what comes in is checked, bounded, of a team of theirs, and replaces nothing', async () => {
    const before = readFileSync(join(folder, 'checkout-t0001.json'), 'utf8')
    const second = readFileSync(join(folder, 'checkout-t0002.json'), 'utf8')
    const library = readFileSync(join(folder, 'library-t0001.json'), 'utf8')
    const other = JSON.parse(second)
    delete other.sum
    other.log[0].move.turn.number = 1
    for (const [text, why] of [
      ['', 'the file is empty'],
      ['{"format": 3', 'ends too early'],
      [library, 'you facilitate no team of that name'],
      [JSON.stringify(other), 'is there already, and was left as it is'],
      [JSON.stringify({ ...other, format: 99 }), 'newer flywheel'],
    ] as const) {
      const { code, err } = await over('lead', 'import', text)
      expect(code, why).not.toBe(0)
      expect(err).toContain(why)
    }
    expect((await over('lead', 'import', Buffer.alloc(21 << 20, 32))).err).toContain('too long')
    expect(readFileSync(join(folder, 'checkout-t0001.json'), 'utf8')).toBe(before)
    expect(done()).toEqual([])
  })

  test('a damaged session is told without where it lies', async () => {
    writeFileSync(join(folder, 'checkout-t0002.json'), '{"format": 3, "log": [')
    expect((await over('lead', 'list')).out).toContain('checkout-t0002')
    const { code, err } = await over('lead', 'notes checkout-t0002')
    expect(code).toBe(3)
    expect(err).toContain('Tell those who run this service')
  })

  test('check-in asks for what one owes, a line each', async () => {
    const owed = (await data('watcher', 'actions --open --json')) as { owner?: string; team: string }[]
    const owner = owed.find(one => one.owner)?.owner ?? ''
    people.watcher = await book.changeAccount(people.watcher.id, { name: owner })
    const mine = owed.filter(one => one.owner === owner).length
    const { code, err } = await over('watcher', 'check-in', 's\n'.repeat(mine))
    expect(code).toBe(0)
    expect(err).toContain('d done, s still open')
    expect(err).toContain('Thank you.')
    expect(await fileStore(folder).checkIns()).toHaveLength(mine)
    expect(await over('stranger', 'check-in')).toMatchObject({ code: 0, err: 'You owe no action.\n' })
  })
})

describe('only these words', () => {
  test.each([
    ['', 'is no command of this service'],
    ['ls -la /etc', 'There is no option -la here'],
    ['bash -c id', 'is no command of this service'],
    ['notse checkout/1', 'Did you mean notes?'],
    ['list --jsn', 'There is no option --jsn here'],
    ["notes 'checkout/1", 'A quotation mark is not closed'],
    ['status', 'Only administrators may: status'],
    ['\x1b[2Jrm', 'is no command of this service'],
  ])('%j ends with a sentence and 2', async (text, why) => {
    const { code, out, err } = await over('lead', text)
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain(why)
    expect(err).not.toContain('\x1b')
    expect(err.trimEnd().split('\n')).toHaveLength(1)
  })

  test('help names what this person may, a line each', async () => {
    const names = (text: string) =>
      text
        .trimEnd()
        .split('\n')
        .map(line => line.split(' ')[0])
    const all = names((await over('root', 'help')).out)
    expect(all).toEqual(errandCommands.map(one => one.usage.split(' ')[0]))
    const lead = names((await over('lead', 'help')).out)
    expect(lead).toContain('invite')
    expect(lead).not.toContain('admins')
    expect(names((await over('member', 'help')).out)).not.toContain('invite')
    for (const { usage } of errandCommands) expect(usage.length, usage).toBeLessThan(24)
    expect(all.length).toBe(new Set(all).size)
    for (const line of (await over('root', 'help')).out.split('\n')) expect(line.length, line).toBeLessThan(80)
    expect((await over('lead', 'help invite')).out).toMatch(/^--days N +how long it is good: 7 if not said$/m)
    expect(await over('lead', 'help admins')).toMatchObject({ code: 2 })
  })

  test('somebody who was removed meanwhile does nothing', async () => {
    await book.removeAccount(people.member.id)
    expect(await over('member', 'list')).toMatchObject({ code: 1, err: expect.stringContaining('Nobody knows') })
  })
})

describe('mistakes of administrators', () => {
  const long = 'x'.repeat(10_000)
  test.each<[text: string, code: number, say: string, input?: string]>([
    [
      'admins remove Root',
      1,
      'That would leave the service without an administrator who can come in. Nothing was changed;',
    ],
    ['remove Root', 1, 'That would leave the service without an administrator who can come in. Nothing was changed;'],
    ['role Ana Maria checkout member', 1, 'That would leave Checkout without a facilitator. Nothing was changed;'],
    ['remove Ana Maria checkout', 1, 'That would leave Checkout without a facilitator. Nothing was changed;'],
    ['remove Nobody', 1, 'There is nobody called Nobody. Those there are: members'],
    ['remove', 2, 'The name of a person is missing. Nothing was changed'],
    ['invite nowhere', 1, 'There is no team nowhere. There are checkout and library.'],
    ['invite checkout --days 0', 2, '--days is a number from 1 to 90. Nothing was made; as in: --days 7'],
    ['invite checkout --days -3', 2, '--days is not given as it is meant. Nothing was done.'],
    ['invite checkout --days 1.5', 2, '--days is a number'],
    ['invite checkout --uses 0', 2, '--uses is a number'],
    ['invite checkout --role boss', 2, '"boss" is no role. Nothing was made; it is one of'],
    ['role Bo nowhere member', 1, 'There is no team nowhere.'],
    ['role Bo checkout boss', 2, '"boss" is no role. Nothing was changed'],
    ['teams add', 1, 'The name of the team is missing. Nothing was changed'],
    ["teams add '\x1b[2J\x07'", 1, 'The name of the team is missing. Nothing was changed'],
    ['teams add checkout', 1, 'There is a team checkout already. Nothing was changed'],
    ['teams remove nowhere --yes', 1, 'There is no team nowhere.'],
    [`rename Bo '\x1b[31m\x07'`, 1, 'A name is missing. Nothing was changed'],
    ['rename Bo', 2, 'A new name is missing.'],
    ['rename Bo Root', 1, 'Somebody here is called Root already. Nothing was changed'],
    ['withdraw nowhere', 1, 'There is no team nowhere.'],
    ['withdraw checkout 0123456789abcdef', 1, 'has the id'],
    ['rotate nowhere', 1, 'No room nowhere is open that you lead.'],
    ['close nowhere', 1, 'No room nowhere is open that you lead.'],
    [`revoke ${long}`, 1, 'is no fingerprint of a key. Nothing was changed'],
    ['keys drop SHA256:x', 1, 'is no key of'],
    ['keys add', 1, 'Nothing was changed', long],
    ["teams add 'open", 2, 'A quotation mark is not closed. Nothing was done.'],
  ])('%.40s', async (text, code, say, input = '') => {
    const before = await book.contents()
    const ran = await over('root', text, input)
    expect(ran).toMatchObject({ code, out: '', err: expect.stringContaining(say) })
    expect(ran.err.length).toBeLessThan(400)
    expect(ran.err).toMatch(/^[^\p{Cc}]+\n$/u)
    expect(await book.contents()).toBe(before)
  })

  test('what is too long is cut, and no control character is kept', async () => {
    expect((await over('root', `teams add '\x1b[31m${long}'`)).code).toBe(0)
    expect((await over('root', `rename Bo '\x07${long}'`)).code).toBe(0)
    const names = [...(await book.teams()), ...(await book.accounts())].map(one => one.name)
    expect(Math.max(...names.map(name => name.length))).toBe(60)
    expect(names.join('')).toMatch(/^[^\p{Cc}]+$/u)
  })

  test('the only facilitator of a team that others are in stays, and a team that is empty then is named', async () => {
    const refused = await over('root', 'remove Ana Maria')
    expect(refused).toMatchObject({
      code: 1,
      err: expect.stringContaining('without a facilitator. Nothing was changed'),
    })
    expect(await over('root', 'role Bo checkout facilitator')).toMatchObject({ code: 0 })
    expect(await over('root', 'remove Ana Maria')).toMatchObject({ code: 0 })
    await book.addTeam('Alone')
    expect(await over('root', 'role Bo alone facilitator')).toMatchObject({ code: 0 })
    expect(await over('root', 'role Root checkout facilitator')).toMatchObject({ code: 0 })
    const { code, err } = await over('root', 'remove Bo')
    expect([code, err.split('\n')[1]]).toEqual([
      0,
      'Nobody is in alone any more. For a code that lets a facilitator in: invite alone --role facilitator',
    ])
  })
})

describe('administration', () => {
  test('a first team: made, a code for its facilitator, who invites others', async () => {
    const added = await over('root', 'teams add Search and Find')
    expect(added.err).toContain('invite search-and-find --role facilitator')
    expect(await over('root', 'invite')).toMatchObject({
      code: 2,
      err: expect.stringContaining('Which team? There are checkout'),
    })
    const { out: code, err } = await over('root', 'invite search-and-find --role facilitator --uses 1 --days 2')
    expect(code.trim().split(' ')).toHaveLength(5)
    expect(err).toContain('becomes facilitator of Search and Find: 1 person, until')
    expect(err).toContain('They type ssh retro.example.com and then these words.')
    const invitation = await book.redeem(digestOfCode(code))
    expect(invitation).toMatchObject({ role: 'facilitator', uses: 0, by: 'Root', team: 'search-and-find' })
    expect(Date.parse(invitation?.until ?? '')).toBe(time + 2 * 24 * 60 * minute)
    await book.setMember(people.stranger.id, 'search-and-find', 'facilitator')
    const second = await over('stranger', 'invite "Search and Find"')
    expect(await book.redeem(digestOfCode(second.out))).toMatchObject({ role: 'member', by: 'Eve', uses: 19 })
    expect(JSON.stringify(events)).not.toContain(code.trim())
    expect(done().map(({ event, name, team }) => `${name} ${event} ${team}`)).toEqual([
      'Root team-added search-and-find',
      'Root invited search-and-find',
      'Eve invited search-and-find',
    ])
  })

  test('codes are listed without their words, and end', async () => {
    const { out: code } = await over('lead', 'invite checkout')
    await over('root', 'invite checkout --role observer')
    await over('root', 'invite library')
    const listed = (await data('lead', 'invitations --json')) as { id: string; role: string }[]
    expect(listed).toMatchObject([{ role: 'member', by: 'Ana Maria', uses: 20 }, { role: 'observer' }])
    expect((await over('lead', 'invitations')).out).not.toContain(code.trim())
    expect(await over('lead', 'withdraw library')).toMatchObject({
      code: 1,
      err: expect.stringContaining('You are in no team called library'),
    })
    expect((await over('lead', `withdraw checkout ${listed[0]?.id}`)).err).toBe(
      '1 code of Checkout opens nothing any more.\n',
    )
    expect(await book.redeem(digestOfCode(code))).toBeUndefined()
    const { out: fresh } = await over('lead', 'rotate checkout')
    expect((await book.invitations()).map(one => one.digest)).toContain(digestOfCode(fresh))
    expect(await book.invitations()).toHaveLength(2)
  })

  test('roles: of one’s own team by its facilitators, of all by administrators', async () => {
    expect((await over('lead', 'role bo checkout observer')).err).toBe('Bo is observer of Checkout.\n')
    expect(did).toEqual([`send away ${people.member.id} from checkout`])
    expect((await over('root', 'role ana maria library member')).err).toBe('Ana Maria is member of Library.\n')
    for (const [who, text, why] of [
      ['lead', 'role Eve checkout member', 'Nobody in Checkout is called Eve. To let somebody in: invite TEAM'],
      ['lead', 'role Chidi library member', 'Only facilitators of Library'],
      ['member', 'role Bo checkout facilitator', 'Only facilitators of Checkout do that'],
      ['lead', 'role "Ana Maria" checkout member', 'would leave Checkout without a facilitator'],
      ['root', 'role Bo checkot member', 'There is no team checkot. Did you mean checkout?'],
      ['root', 'role Chidy library member', 'There is nobody called Chidy. Did you mean Chidi?'],
      [
        'root',
        'role Bo checkout boss',
        '"boss" is no role. Nothing was changed; it is one of facilitator, member and observer',
      ],
    ] as const) {
      const { code, err } = await over(who, text)
      expect(code, text).not.toBe(0)
      expect(err).toContain(why)
    }
  })

  test('somebody leaves a team or the service, and their terminals end', async () => {
    expect((await over('lead', 'remove Bo checkout')).err).toContain('Bo is not in Checkout any more')
    expect((await over('root', 'remove Ana Maria')).err).toContain('Ana Maria is nobody here any more')
    expect(did).toEqual([`send away ${people.member.id} from checkout`, `send away ${people.lead.id}`])
    expect(await over('root', 'remove Root')).toMatchObject({
      code: 1,
      err: expect.stringContaining('make somebody else one first: admins add NAME'),
    })
    expect(await over('watcher', 'remove Bo')).toMatchObject({ code: 2 })
    expect((await book.accounts()).map(one => one.name)).toEqual(['Bo', 'Chidi', 'Eve', 'Root'])
  })

  test('names and administrators', async () => {
    expect((await over('root', 'rename Ana Maria Anna M')).err).toContain('Ana Maria is Anna M now')
    expect((await over('root', 'rename Bo Chidi')).err).toContain('Somebody here is called Chidi already')
    expect(await over('lead', 'rename Bo Bob')).toMatchObject({ code: 2 })
    expect((await over('root', 'admins add Bo')).err).toBe('Bo is an administrator now.\n')
    people.member = { ...people.member, admin: true }
    expect((await over('member', 'admins remove Root')).err).toBe('Root is no administrator any more.\n')
    expect((await over('member', 'admins')).out).toBe('Bo  1 key\n')
    // Who is no administrator any more is none at once, whatever they were when they came.
    expect(await over('root', 'admins add Root')).toMatchObject({ code: 2 })
  })

  test('keys: another machine of one’s own, a lost one revoked', async () => {
    const line = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIKOPKcXgTvEP+P2rHTNmjSHn8O4xFlCZCcLAi0Nx7fmf bo@desk\n'
    const added = await over('member', 'keys add', line)
    expect(added.err).toMatch(/^SHA256:\S{43} is Bo as well from now on\.\n$/)
    const { out } = await over('member', 'keys')
    expect(out.trim().split('\n')).toHaveLength(2)
    const [first = '', second = ''] = out.trim().split('\n')
    expect((await over('stranger', 'keys add', line)).err).toContain("That key is Bo's already")
    expect((await over('member', 'keys add', 'nonsense')).err).toContain('Nothing was changed')
    expect((await over('member', 'keys Eve')).err).toContain('Only administrators')
    expect((await over('stranger', `keys drop ${first}`)).err).toContain('is no key of yours')
    expect((await over('root', 'revoke Bo')).err).toContain(`Bo has ${first} and ${second}.`)
    expect((await over('root', `revoke ${first} laptop lost`)).err).toContain(
      'Bo was sent away, and may come back with another key',
    )
    expect(did).toEqual([`send away ${first}`, `send away ${people.member.id}`])
    expect((await over('root', 'revoked')).out).toContain('laptop lost')
    expect((await over('member', `keys drop ${second}`)).err).toContain('your only key')
    expect((await over('root', `revoke ${keyOf('r')}`)).err).toContain('without an administrator')
    expect(events.find(one => one.event === 'key-revoked')).toEqual({
      ...{ event: 'key-revoked', name: 'Root', whom: 'Bo', key: first, reason: 'laptop lost' },
    })
  })

  test('rooms: seen by their teams, their codes and their end by who leads', async () => {
    open = [
      { key: 'checkout-t0003', team: 'checkout', title: 'Retro', here: 4, step: 'Collect', led: 'Ana Maria' },
      { key: 'library-t0005', team: 'library', title: 'Turn', here: 2, step: 'Vote' },
    ]
    expect((await over('member', 'rooms')).out).toBe('checkout-t0003  4 people  Collect  led by Ana Maria\n')
    expect((await over('root', 'rooms')).out).not.toContain('Collect')
    expect((await over('lead', 'rotate checkout/3')).out).toContain('to take part   acorn baker cabin dome')
    expect((await over('lead', 'close checkout-t0003')).err).toContain('checkout-t0003 is saved')
    expect(did).toEqual(['rotate checkout-t0003', 'close checkout-t0003'])
    expect((await over('lead', 'close library/5')).err).toContain('No room library/5 is open that you lead')
    expect((await over('member', 'close checkout/3')).err).toContain('is open that you lead')
    expect((await over('root', 'close library')).err).toContain('library-t0005 is saved')
    expect(JSON.stringify(events)).not.toContain('acorn')
    expect(await data('root', 'status --json')).toMatchObject({
      rooms: 1,
      people: 3,
      accounts: 5,
      teams: 2,
      workers: 2,
    })
    expect((await over('root', 'status')).out).toMatch(/^version +1\.2\.3/)
  })

  test('who is where: members see their teams, administrators everybody', async () => {
    expect((await over('member', 'members checkout')).out).toBe('Ana Maria  facilitator\nBo         member\n')
    expect((await over('member', 'members')).out).not.toContain('Chidi')
    expect((await over('member', 'members library')).err).toContain(
      'You are in no team called library. You are in checkout.',
    )
    const all = (await over('root', 'members')).out
    expect(all).toMatch(/^Root +in no team +1 key, administrator$/m)
    expect(all).toMatch(/^Chidi +library \(observer\) +1 key$/m)
    expect(await data('stranger', 'teams --json')).toEqual([])
    expect(await data('root', 'teams --json')).toMatchObject([{ slug: 'checkout', people: 2 }, { slug: 'library' }])
    expect((await over('stranger', 'teams add Mine')).err).toContain('Only administrators')
    expect((await over('root', 'teams remove library')).err).toContain(
      '1 person is in Library, who would be in it no more. Nothing was changed',
    )
    expect((await over('root', 'teams remove library --yes')).err).toContain('Its sessions stay where they are')
    expect(did).toEqual([`send away ${people.watcher.id} from library`])
  })

  test('what a disk or a database has against it stands in the log and not on the terminal', async () => {
    const gone = Object.assign(new Error(`EACCES ${folder}`), { code: 'EACCES' })
    const broken: OpenBook = { ...book, teams: async () => Promise.reject(gone) }
    const kept = book
    book = broken
    const { code, err } = await over('root', 'teams')
    book = kept
    expect([code, err]).toEqual([
      1,
      'The service cannot do that just now. Nothing was changed; try again in a moment.\n',
    ])
    expect(done()).toMatchObject([{ event: 'trouble', reason: expect.stringContaining(folder) }])
  })
})
