/** Home of a service in plain lines. */
import { expect, it } from 'vitest'
import { UserError } from '../../../src/errors.ts'
import { atHome, checkout, openRooms, search, serviceFor } from './home.ts'

const inLines = { linear: true, columns: 100, rows: 60 }

it('says who one is and what there is, and goes into a room by its number', async () => {
  const service = serviceFor()
  const home = await atHome(service, inLines)
  expect(home.text()).toContain('You are Ana. Your teams: checkout (facilitator), search (member).')
  expect(home.text()).toContain('1. checkout retro 3, open now, 3 people there, at Write, Bo leads.')
  expect(home.text()).toContain('4. checkout, retro 1, closed, bet partly, 5 people, 3 Nov.')
  await home.type('9\r')
  expect(home.text()).toContain('Say a number from 1 to 6.')
  await home.type('2\r')
  expect(service.entered).toEqual(['/somewhere/search-t0007.json'])
})

it('keeps for the room the lines behind the one that goes in', async () => {
  const service = serviceFor()
  const home = await atHome(service, inLines)
  await home.type('2\rmy card\rhalf')
  await home.quit()
  const heard: string[] = []
  home.input.on('data', bytes => heard.push(String(bytes)))
  await new Promise(resolve => setImmediate(resolve))
  expect(service.entered).toHaveLength(1)
  expect(heard.join('')).toBe('my card\rhalf')
})

it('lets the room hear the end of an input that ended behind the line that goes in', async () => {
  const home = await atHome(serviceFor(), inLines)
  await home.type('2\rmy card\r\x04')
  await home.quit()
  const heard: string[] = []
  home.input.on('data', bytes => heard.push(String(bytes)))
  await new Promise(resolve => setImmediate(resolve))
  expect(heard.join('')).toBe('my card\r\x04')
})

it('begins a retro with the people of last time', async () => {
  const service = serviceFor()
  const home = await atHome(service, inLines)
  await home.type('retro\r\r')
  expect(home.text()).toContain('an empty line takes Ana, Bo, Chidi')
  const other = await atHome(service, inLines)
  await other.type('agenda sailboat\rAna, Dee\r')
  expect(service.started.map(({ agenda, people }) => [agenda, people])).toEqual([
    ['retro', ['Ana', 'Bo', 'Chidi']],
    ['sailboat', ['Ana', 'Dee']],
  ])
})

it('reads wheel, open actions and notes, invites, and takes codes and names', async () => {
  const service = serviceFor()
  const home = await atHome(service, { ...inLines, rows: 120 })
  await home.type('wheel 4\ractions 4\rnotes 4\rinvite observer\rname Anna\rcode acorn badger\r')
  const said = home.text()
  expect(said).toContain('Gates: purpose passed')
  expect(said).toContain('2. tell every reader of the copy, Eva, 20 Nov, overdue')
  expect(said).toContain('- line 40 of the notes')
  expect(said).toContain('and at the first time this code: checkout observer words')
  expect(said).toContain('You are Anna now.')
  expect(said).toContain('Welcome to ops.')
})

it('tells what cannot be done in one sentence', async () => {
  const service = serviceFor({ teams: [search] })
  service.refuses = new UserError('The room is being moved.', 'Try again in a moment.')
  const home = await atHome(service, inLines)
  await home.type('1\rretro\rinvite king\rcode wrong\rwhatever\r')
  const said = home.text()
  expect(said).toContain('The room is being moved. Try again in a moment.')
  expect(said).toContain('Facilitators open rooms and invite')
  expect(said).toContain('"king" is no role; say member, facilitator or observer.')
  expect(said).toContain('This is no code that is good now. Ask whoever invited you for a new one.')
  expect(said).toContain('I do not know "whatever"')
})

it('says what to do first where nothing is open yet', async () => {
  const none = { rooms: [], sessions: [] }
  const first = await atHome(serviceFor({ teams: [checkout] }, none), inLines)
  expect(first.text()).toContain('There is no turn yet. Say retro to begin the first one.')
  const member = await atHome(serviceFor({ teams: [search] }, none), inLines)
  expect(member.text()).toContain('Nothing is open right now.')
  const nobody = await atHome(serviceFor({ teams: [] }, none), inLines)
  expect(nobody.text()).toContain('You are in no team yet. Say code')
  const admin = await atHome(serviceFor({ teams: [], admin: true }, none), inLines)
  expect(admin.text()).toContain('ssh retro.example.com teams add NAME')
})

it('says when a room opens, and leaves the numbers as they were said', async () => {
  const service = serviceFor({}, { rooms: [openRooms[1]!], sessions: [] })
  const home = await atHome(service, inLines)
  service.list.rooms = openRooms
  service.changed()
  await home.settle()
  expect(home.text()).toContain('checkout retro 3 is open now; say list to hear its number.')
  await home.type('1\r')
  expect(service.entered).toEqual(['/somewhere/search-t0007.json'])
})

it('leaves on quit, on ctrl-c and when it is ended from outside', async () => {
  const [first, second, third] = [
    await atHome(serviceFor(), inLines),
    await atHome(serviceFor(), inLines),
    await atHome(serviceFor(), inLines),
  ]
  await first.type('quit\r')
  expect(await first.exited).toBe(0)
  await second.type('\x03')
  expect(await second.exited).toBe(130)
  expect(await third.quit(7)).toBe(7)
})
