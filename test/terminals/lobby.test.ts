import { describe, expect, test } from 'vitest'
import { headcount } from '../../src/room/headcount.ts'
import { Presence } from '../../src/room/presence.ts'
import { width as cells } from '../../src/text.ts'
import type { Guest, Invitation } from '../../src/views/host-services.ts'
import { drawGuests, drawLobby } from '../../src/views/lobby-drawing.ts'
import { meetingIn } from '../../src/views/online/words.ts'
import { openRoom } from '../support/screen.ts'
import { begun } from './given.ts'

const invitation: Invitation = {
  line: 'ssh -p 2222 NAME@192.168.1.20',
  code: 'acorn badger cabin dome',
  observer: 'ember fennel garnet hazel',
  fingerprint: 'SHA256:QyPcL0x08moqcSUvLCuYXsqDa+f+QwLPpPhk00/VJB8',
  knownHosts: '[192.168.1.20]:2222 ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAII3wEF8zq1PxNm7U47NXOiNl4jMp2kaSBfxQ8SGWreUd',
  loopback: true,
  opening: 'Only this machine can come in. For others: flywheel host retro --listen 192.168.1.20',
}
const guests: Guest[] = [
  { id: 'p1', person: 'p1', name: 'Ana', role: 'facilitator', here: true, since: 0 },
  {
    id: 'p2',
    person: 'p2',
    name: 'Bo',
    role: 'participant',
    here: false,
    since: Date.UTC(2026, 10, 22, 14, 5),
    address: '10.0.0.4',
  },
  { id: 'v1', name: 'wall', role: 'stage', here: true, since: 0 },
]
const session = openRoom(begun()).room.session

const heads = headcount(session, new Presence())

const rows = (grid: { width: number; height: number; spans(row: number): { text: string }[] }) =>
  Array.from({ length: grid.height }, (_, y) =>
    grid
      .spans(y)
      .map(s => s.text)
      .join(''),
  )

describe('the lobby', () => {
  test.each([
    [60, 14],
    [80, 18],
    [120, 34],
  ])('at %ix%i: the line, the code, the key, who is here, nothing over the edge', (width, height) => {
    const all = rows(drawLobby({ invitation, guests, session, heads, locked: false, width, height }))
    expect(all).toHaveLength(height)
    expect(all.filter(row => cells(row) > width)).toEqual([])
    const text = all.join('\n').replace(/\n +/g, ' ')
    for (const it of [invitation.line, invitation.code, invitation.observer, 'SHA256:QyPcL0x', 'Ana', 'facilitates'])
      expect(text).toContain(it)
    if (height > 20) expect(text).toContain(invitation.knownHosts)
    if (height > 16) expect(text).toContain('Anonymous steps write no names into any file.')
  })

  test('with a locked door there is no code to read', () => {
    const text = rows(drawLobby({ invitation, guests, session, heads, locked: true, width: 80, height: 18 })).join('\n')
    expect(text).not.toContain(invitation.code)
    expect(text).toContain('the door is locked')
  })

  test('more people than rows are counted', () => {
    const many = Array.from(
      { length: 30 },
      (_, i): Guest => ({ ...guests[0]!, id: `p${i}`, person: `p${i}`, name: `N${i}` }),
    )
    expect(
      rows(drawLobby({ invitation, guests: many, session, heads, locked: false, width: 80, height: 18 })).join('\n'),
    ).toMatch(/and \d+ more/)
  })
})

test('the table of people: who, what, since when, and from where for whoever is told', () => {
  const all = rows(drawGuests({ guests, session, focus: 'p2', width: 80, height: 10 }))
  expect(all[1]).toMatch(/1 Ana +facilitates/)
  expect(all[2]).toMatch(/▸ 2 Bo +away since \d\d:\d\d +10\.0\.0\.4/)
  expect(all[3]).toMatch(/3 wall +a second screen/)
})

test('more people than rows: pages, each with numbers of its own, and how many there are', () => {
  const many = Array.from(
    { length: 30 },
    (_, i): Guest => ({ id: `g${i}`, name: `N${i}`, role: 'participant', here: true, since: 0 }),
  )
  const page = (focus: string) => rows(drawGuests({ guests: many, session, focus, width: 80, height: 18 }))
  expect(page('g0').slice(1, 3).join()).toMatch(/1 N0 .*2 N1 /)
  expect(page('g0').at(-1)).toMatch(/1 to 16 of 30/)
  expect(page('g20')[1]).toMatch(/1 N16 /)
  expect(page('g20')[5]).toMatch(/▸ 5 N20 /)
  expect(page('g29').at(-1)).toMatch(/17 to 30 of 30/)
})

test('when people were invited for a day, the meeting stands above how to come in', () => {
  const meeting = meetingIn({ at: Date.UTC(2026, 11, 20, 14), early: true }, Date.UTC(2026, 10, 30))
  const all = rows(drawLobby({ invitation, guests, session, heads, locked: false, meeting, width: 80, height: 18 }))
  expect(all[0]).toMatch(/Meeting +20 Dec, \d\d:00; cards come in until then/)
  expect(meetingIn(undefined, 0)).toBeUndefined()
})

test('where there is a home, members come by it and guests by the line with their name', () => {
  const both = { ...invitation, members: 'ssh -p 2222 192.168.1.20' }
  for (const [width, height] of [
    [60, 14],
    [80, 18],
  ] as const) {
    const all = rows(drawLobby({ invitation: both, guests, session, heads, locked: false, width, height }))
    expect(all.filter(row => cells(row) > width)).toEqual([])
    const text = all.join('\n')
    expect(text).toMatch(/Members +ssh -p 2222 192\.168\.1\.20 +with their own\s+key/)
    expect(text).toContain('Guests type this, each with their own name:')
    expect(text).toContain(both.line)
    expect(text).toContain(both.code)
  }
})
