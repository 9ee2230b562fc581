/** Who was sent away stays away, over a new hosting too; and a door that cannot read whom it knows does not open. */
import { readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { sentence, UserError } from '../../src/errors.ts'
import { keepGuests, readGuests } from '../../src/store/guests.ts'
import { placesOf } from '../../src/store/places.ts'
import { eventually } from '../support/eventually.ts'
import { Caller, hosted, screen, session } from './given.ts'

const key = 'SHA256:bo'

async function comes(socket: string, name: string, proof: { code?: string; key?: string }) {
  const gateway = new Caller(socket, { is: 'gateway', gateway: 'gate-1' })
  return gateway.ask({ name, address: '10.0.0.4', ...proof })
}

test('a new hosting of the same session knows who was sent away: by their key, their ticket and their name', async () => {
  const first = await hosted(['Ana'])
  const answer = await comes(first.socket, 'Bo', { code: first.door.codes.participant, key })
  if (!('pass' in answer)) throw new Error(answer.no)
  const bo = new Caller(first.socket, { is: 'terminal', screen, pass: answer.pass })
  await bo.sees('[in Bo participant p2')
  const ticket = first.door.giveTicket('p2')
  first.services.remove('p2')
  expect((await bo.goodbye()).say).toContain('closed this door to you')
  await eventually(async () =>
    expect(await readGuests(first.open.key)).toMatchObject([{ person: 'p2', removed: true }]),
  )
  await first.leave()

  const { socket, door } = await hosted([], { open: first.open })
  const code = door.codes.participant
  expect(await comes(socket, 'Bo', { key })).toHaveProperty('no')
  expect(await comes(socket, 'Bo', { code: ticket })).toHaveProperty('no')
  expect(await comes(socket, 'Bo', { code })).toHaveProperty('no')
  expect(await comes(socket, 'bo', { code, key })).toHaveProperty('no')
  expect(await comes(socket, 'Chidi', { code })).toHaveProperty('pass')
})

describe('the file of whom the door knows', () => {
  test.each([
    ['empty', ''],
    ['cut off', '[{"person":"p2","tickets":[],"keys":["SHA256:bo"],"remo'],
    ['of another shape', '{"p2":{"removed":true}}'],
    ['with a person who has no keys', '[{"person":"p2","tickets":[],"removed":true}]'],
    ['larger than such a file gets', `[${' '.repeat(1024 * 1024)}]`],
  ])('%s: the room is not hosted without it, and it is left as it is', async (_, text) => {
    const open = await session(['Ana', 'Bo'])
    await keepGuests(open.key, [{ person: 'p2', tickets: [], keys: [key], removed: true }])
    const { guests } = placesOf(open.key)
    writeFileSync(guests, text)
    const failed = await hosted([], { open }).then(
      () => undefined,
      error => error as unknown,
    )
    expect(failed).toBeInstanceOf(UserError)
    expect(sentence(failed as UserError)).toMatch(
      /people who were sent away could come in again.*left as it is.*host again/,
    )
    expect(readFileSync(guests, 'utf8')).toBe(text)
  })

  test('that was never there keeps nobody out', async () => {
    expect(await readGuests((await session(['Ana'])).key)).toEqual([])
  })
})
