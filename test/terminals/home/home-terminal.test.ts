/** Home of a service by keys: joining, beginning, looking, inviting, codes and names; nothing that was typed is lost. */
import { EventEmitter } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { UserError } from '../../../src/errors.ts'
import { mountHome } from '../../../src/terminals/service-home.ts'
import { width as cells } from '../../../src/text.ts'
import { eventually } from '../../support/eventually.ts'
import { redraws } from '../../support/redraw.ts'
import { atHome, checkout, openRooms, type Service, search, serviceFor } from './home.ts'

const nothingYet = { rooms: [], sessions: [] }

it('lists rooms that are open, then turns, and goes into the chosen room', async () => {
  const service = serviceFor()
  const home = await atHome(service)
  expect(home.text()).toContain('▸ checkout retro 3           3 here         at write                 Bo leads')
  expect(home.text()).toMatch(/Turns\n {3}checkout {8}retro 2 {4}open, at vote/)
  await home.type('j\r')
  expect(service.entered).toEqual(['/somewhere/search-t0007.json'])
})

it('keeps keys that come before there is a list', async () => {
  const service = serviceFor()
  let give = (_rooms: typeof openRooms) => {}
  service.rooms = () =>
    new Promise(resolve => {
      give = resolve
    })
  const { rooms } = service.list
  const came = atHome(service)
  // Nothing is loaded yet, so the terminal is not settled either.
  setTimeout(() => give(rooms), 20)
  const home = await came
  await home.type('\r')
  expect(service.entered).toEqual([rooms[0]?.key])
})

it('says that it reads while there is no list yet, and nothing that it does not know', async () => {
  const service = serviceFor({}, nothingYet)
  service.rooms = () => new Promise(() => {})
  let bytes = ''
  const output = Object.assign(new EventEmitter(), {
    columns: 80,
    rows: 24,
    write(text: string) {
      bytes += text
    },
  })
  const input = Object.assign(new EventEmitter(), { setRawMode() {}, resume() {}, pause() {} })
  const home = mountHome({ terminal: { input, output, theme: { colour: false, ascii: false } }, services: service })
  await eventually(() => expect(bytes).toContain('Reading your rooms and turns.'))
  expect(bytes).not.toContain('Once round')
  input.emit('data', '\x03\x03')
  expect(await home.exited).toBe(130)
})

it('keeps for the room what is typed behind the key that goes in', async () => {
  const service = serviceFor()
  const home = await atHome(service)
  let go = () => {}
  service.enter = () =>
    new Promise(resolve => {
      go = () => resolve()
    })
  home.send('\rless wai')
  home.send('ting\r')
  go()
  await home.quit()
  const heard: string[] = []
  home.input.on('data', bytes => heard.push(String(bytes)))
  await new Promise(resolve => setImmediate(resolve))
  expect(heard.join('')).toBe('less waiting\r')
})

it('goes on at home with what was typed when the room could not be entered', async () => {
  const service = serviceFor()
  service.refuses = new UserError('No such room.', '')
  const home = await atHome(service)
  await home.type('\rcacorn')
  expect(home.text()).toContain('code > acorn')
})

it('says in one sentence why a room cannot be entered, and stays', async () => {
  const service = serviceFor()
  service.refuses = new UserError('The database does not answer.', 'Nothing is lost; try again in a moment.')
  const home = await atHome(service)
  await home.type('\r')
  expect(home.text()).toContain('The database does not answer. Nothing is lost; try again in a moment.')
  expect(home.text()).toContain('▸ checkout retro 3')
})

it('begins the first retro of a team with two keys', async () => {
  const service = serviceFor({ teams: [checkout] }, nothingYet)
  const home = await atHome(service)
  expect(home.text()).toContain('▸ enter   start the first retro of checkout')
  await home.type('\r')
  expect(home.text()).toContain('people > Ana')
  await home.type('\r')
  expect(service.started).toEqual([{ team: 'checkout', people: ['Ana'], agenda: 'retro' }])
})

it('begins the next turn with the people of last time, from the turn that was chosen', async () => {
  const service = serviceFor()
  const home = await atHome(service)
  await home.type('jjja')
  expect(home.text()).toContain('people > Ana, Bo, Chidi')
  expect(home.text()).toContain('It starts from turn 1')
  await home.type(', Dee\r')
  expect(service.started).toEqual([
    { team: 'checkout', people: ['Ana', 'Bo', 'Chidi', 'Dee'], agenda: 'turn', from: '/somewhere/checkout-t0001.json' },
  ])
})

it('does not call a turn the first of its team while one before it is open', async () => {
  const first = await atHome(serviceFor({ teams: [checkout] }, nothingYet))
  await first.type('\r')
  expect(first.text()).toContain('It is the first of this team.')
  const title = 'checkout retro 1'
  const open = { ...nothingYet, rooms: [{ key: '/somewhere/checkout-t0001.json', team: 'checkout', title, here: 1 }] }
  const second = await atHome(serviceFor({ teams: [checkout] }, open))
  await second.type('r')
  expect(second.text()).toContain('checkout retro 1 is still open: nothing of it is carried over')
  expect(second.text()).not.toContain('first of this team')
})

it('takes an agenda of the library, and asks for the team where one leads several', async () => {
  const service = serviceFor({ teams: [checkout, { ...search, role: 'facilitator' }] }, nothingYet)
  const home = await atHome(service)
  await home.type('o')
  expect(home.text()).toContain('▸ retro ')
  await home.type('\x1b[B\r')
  expect(home.text()).toContain('Which team?')
  await home.type('\x1b[B\r')
  expect(home.text()).toMatch(/team {4}search/)
  expect(home.text()).toMatch(/agenda {2}lean-coffee, 40 minutes/)
  await home.type('\x1b[Z')
  expect(home.text()).toContain('▸ agenda')
  await home.type('\r\x1b[A\r')
  expect(home.text()).toContain('retro, 25 minutes')
  await home.type('\r')
  expect(service.started).toEqual([{ team: 'search', people: ['Ana'], agenda: 'retro' }])
})

it('keeps the people that were typed when a turn cannot begin, and when the form is left', async () => {
  const service = serviceFor({ teams: [checkout] }, nothingYet)
  service.refuses = new UserError('A turn of checkout is open already.', 'Enter its room.')
  const home = await atHome(service)
  await home.type('r, Bo, Chidi\r')
  expect(home.text()).toContain('A turn of checkout is open already. Enter its room.')
  expect(home.text()).toContain('people > Ana, Bo, Chidi')
  await home.escape()
  expect(home.text()).toContain('Once round the Value Flywheel')
  await home.type('r')
  expect(home.text()).toContain('people > Ana, Bo, Chidi')
})

it('tells a member who opens rooms', async () => {
  const service = serviceFor({ teams: [search] }, nothingYet)
  const home = await atHome(service)
  expect(home.text()).toContain('A room shows up here as soon as a facilitator of your team opens one.')
  await home.type('r')
  expect(home.text()).toContain('Facilitators open rooms and invite')
  await home.type('i')
  expect(home.text()).toContain('Facilitators open rooms and invite')
  expect(service.started).toEqual([])
})

it('tells an administrator without a team how to make one', async () => {
  const home = await atHome(serviceFor({ teams: [], admin: true }, nothingYet))
  expect(home.text()).toContain('You are in no team yet.')
  expect(home.text()).toMatch(/ssh retro\.example\.com\s+teams add NAME/)
})

it('takes the code of a team; a wrong one stays in its line', async () => {
  const service = serviceFor()
  const home = await atHome(service)
  await home.type('cacorn bodger\r')
  expect(home.text()).toContain('This is no code that is good now. Ask whoever invited you for a new one.')
  expect(home.text()).toContain('code > acorn bodger')
  await home.escape()
  await home.type('c')
  expect(home.text()).toContain('code > acorn bodger')
  await home.type('\x15acorn badger\r')
  expect(home.text()).toContain('Welcome to ops.')
  expect(home.text()).toContain('ops, member')
  await home.type('ccabin dome\r')
  expect(service.entered).toEqual(['by code'])
})

it('changes one’s name', async () => {
  const service = serviceFor()
  const home = await atHome(service)
  await home.type('m\x15\r')
  expect(home.text()).toContain('Type a name first.')
  await home.type('Anna\r')
  expect(service.person.name).toBe('Anna')
  expect(home.rows()[0]).toMatch(/Anna {2}10:05$/)
})

it('shows a code to invite with, for each role, and copies the invitation', async () => {
  const home = await atHome(serviceFor())
  await home.type('i')
  expect(home.text()).toContain('ssh retro.example.com')
  expect(home.text()).toContain('checkout member words')
  expect(home.text()).toContain('is good until 1 Dec 10:05')
  await home.type('\t')
  expect(home.text()).toContain('checkout facilitator words')
  await home.type('y')
  const copied = /\x1b\]52;c;([^\x07]+)\x07/.exec(home.bytes())?.[1] ?? ''
  expect(Buffer.from(copied, 'base64').toString()).toBe(
    'ssh retro.example.com\nCode: checkout facilitator words (until 1 Dec 10:05)',
  )
})

it('looks at a closed turn: its wheel, its open actions, its notes', async () => {
  const home = await atHome(serviceFor())
  await home.type('jjj\r')
  expect(home.text()).toContain('TURN 2')
  await home.type('2')
  expect(home.text()).toContain('CHALLENGE')
  expect(home.text()).not.toContain('TURN 2')
  await home.type('2\t')
  expect(home.text()).toContain('· tell every reader of the copy')
  expect(home.text()).toContain('Eva   20 Nov, overdue')
  await home.type('\t')
  expect(home.text()).toContain('- line 16 of the notes')
  expect(home.text()).toContain('As a file: ssh retro.example.com notes checkout/2 > notes.md')
  await home.type('\x1b[6~j')
  expect(home.text()).toContain('- line 34 of the notes')
  expect(home.text()).not.toContain('- line 16 of the notes')
  await home.escape()
  expect(home.text()).toContain('▸ checkout        retro 1')
  await home.type('e')
  expect(home.text()).toContain('- line 1 of the notes')
})

it('follows what happens and keeps what is chosen', async () => {
  const service = serviceFor()
  const home = await atHome(service)
  await home.type('j')
  service.list.rooms = [{ ...openRooms[0]!, key: 'new', title: 'ops retro 1' }, ...openRooms]
  service.changed()
  await home.settle()
  expect(home.text()).toContain('ops retro 1')
  expect(home.text()).toContain('▸ search turn 7')
})

it('says when rooms and turns cannot be read, and shows them when they can', async () => {
  const service = serviceFor()
  const { rooms } = service
  service.rooms = async () => {
    throw new UserError('The database does not answer.', 'It is tried again.')
  }
  const home = await atHome(service)
  expect(home.text()).toContain('The database does not answer. It is tried again.')
  service.rooms = rooms
  service.changed()
  await home.settle()
  expect(home.text()).toContain('▸ checkout retro 3')
})

it('gives the terminal back on q, on ctrl-c twice, and when it is ended from outside', async () => {
  const [first, second, third] = [await atHome(serviceFor()), await atHome(serviceFor()), await atHome(serviceFor())]
  expect(first.buffer()).toBe('alternate')
  await first.type('q')
  expect(await first.exited).toBe(0)
  await second.type('\x03')
  expect(second.text()).toContain('Press ctrl-c again to leave.')
  await second.type('\x03')
  expect(await second.exited).toBe(130)
  expect(await third.quit(7)).toBe(7)
  for (const home of [first, second, third]) {
    await home.settle()
    expect(home.buffer()).toBe('normal')
  }
})

it('rejects when its screen falls, and writes nothing after that', async () => {
  const service = serviceFor()
  service.rooms = async () => {
    throw new TypeError('broken')
  }
  const home = await atHome(service)
  await expect(home.exited).rejects.toThrow('broken')
})

it('opens help over any page and goes back to it', async () => {
  const home = await atHome(serviceFor())
  await home.type('?')
  expect(home.text()).toContain('›  help')
  await home.type('\t')
  expect(home.text()).toContain('change my name')
  await home.escape()
  await home.type('i?')
  expect(home.text()).toContain('a code for another role')
  await home.escape()
  expect(home.text()).toContain('›  invite')
})

it('lets nothing through that would steer a terminal', async () => {
  const evil = 'x\x1b]0;own\x07\x1b[2J\u202e'
  const service = serviceFor(
    { name: evil, teams: [{ ...checkout, name: evil }] },
    { rooms: [{ key: 'k', team: 'checkout', title: evil, here: 1, step: evil, led: evil }], sessions: [] },
  )
  service.address = `ssh ${evil}`
  const home = await atHome(service)
  const before = home.bytes().length
  await home.type('i')
  await home.escape()
  expect(home.bytes()).not.toContain('\x1b]0;')
  expect(home.bytes().slice(before)).not.toContain('\x1b[2J')
  expect(home.bytes()).not.toContain('\u202e')
})

const frames: Record<string, { service: () => Service; keys?: string }> = {
  list: { service: () => serviceFor(), keys: 'jjj' },
  first: { service: () => serviceFor({ teams: [checkout] }, nothingYet) },
  new: { service: () => serviceFor(), keys: 'r' },
  invite: { service: () => serviceFor(), keys: 'i' },
  notes: { service: () => serviceFor(), keys: 'jjje' },
  actions: { service: () => serviceFor(), keys: 'jjjx' },
}
const sizes = [
  [60, 20],
  [80, 24],
  [120, 40],
  [200, 60],
] as const

describe.each(Object.keys(frames))('the frame of %s', name => {
  const drawn = async (columns: number, rows: number, ascii = false) => {
    const { service, keys } = frames[name]!
    const home = await atHome(service(), { columns, rows, ascii })
    if (keys) await home.type(keys)
    return home.rows()
  }

  it('keeps the grammar at every size, in plain ASCII too', async () => {
    for (const [columns, rows, ascii = false] of [...sizes, [80, 24, true]] as const) {
      const shown = await drawn(columns, rows, ascii)
      const rule = (ascii ? '-' : '─').repeat(columns)
      expect(shown).toHaveLength(rows)
      expect(shown.filter(row => cells(row) > columns)).toEqual([])
      expect(shown.filter(row => row === rule)).toHaveLength(2)
      expect([shown[2], shown[rows - 3]]).toEqual([rule, rule])
      expect(shown[rows - 1]).toMatch(/(F1 help|esc (keys|back))$/)
      if (ascii) expect(shown.join('').replace(/[\x20-\x7e]/g, '')).toBe('')
      if (columns >= 80) expect(shown[rows - 2]).not.toMatch(/…$/)
    }
  })

  it('looks as it did when somebody looked at it', async () => {
    const parts: string[] = []
    for (const [columns, rows] of sizes.slice(0, 3))
      parts.push(`${'='.repeat(columns - 7)} ${columns}x${rows}`, ...(await drawn(columns, rows)))
    const text = `${parts.map(row => row.trimEnd()).join('\n')}\n`
    const file = new URL(`../../fixtures/frames/service-home-${name}.txt`, import.meta.url)
    if (redraws()) writeFileSync(file, text)
    expect(text).toBe(readFileSync(file, 'utf8'))
  })
})

it('sets no colour where there is none', async () => {
  const home = await atHome(serviceFor(), { colour: false })
  expect(home.bytes()).not.toMatch(/\x1b\[(?:\d;)?3\d/)
})
