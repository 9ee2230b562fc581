/**
 * Ten people on one map of a turn: 10,000 random changes and undos, what is lost of them, whether all see the same text; and how soon
 * a change is on the last of ten terminals of participants.
 */
import { EventEmitter } from 'node:events'
import { PassThrough } from 'node:stream'
import { retro } from '../../src/agendas/retro.ts'
import { edit, parse } from '../../src/map/index.ts'
import { Presence } from '../../src/room/presence.ts'
import type { Room } from '../../src/room/room.ts'
import { Signs } from '../../src/room/signs.ts'
import { mountTerminal } from '../../src/terminals/hosted-terminal.tsx'
import type { HostServices } from '../../src/views/host-services.ts'
import { signServices } from '../../src/views/online/sign-services.ts'
import { figure, median, percentile } from '../measure/figures.ts'
import { realisticMap } from '../measure/made-maps.ts'
import { anyMove, changeOf, dice, mapRoom, mapText, retold } from '../measure/map-room.ts'

const frameEnd = '\x1b[?2026l'
const people = 10
const carried = { actions: [], parked: [], options: [], series: {}, debts: [], turns: [] }
const agenda = retro(carried)

/** Changes without screens: what is lost, and what each costs the room. */
async function changes(edits: number): Promise<void> {
  const begun = realisticMap(2)
  const room = mapRoom(begun, people, agenda)
  const ids = room.session.people.map(p => p.id)
  const roll = dice(13)
  const times: number[] = []
  let lost = 0
  let other = 0
  let before = mapText(room)
  for (let i = 0; i < edits; i++) {
    const by = ids[roll(people)] ?? 'p1'
    const move = anyMove(room, by, roll)
    if (!move) continue
    const from = performance.now()
    const outcome = room.submit({ by }, move)
    if ('refusal' in outcome) continue
    await outcome.saved
    times.push(performance.now() - from)
    const now = mapText(room)
    const change = changeOf(move)
    const mine = change && edit(parse(before), change)
    if (mine && ('why' in mine || mine.text !== now)) lost++
    if (ids.some(id => mapText(room, id) !== now)) other++
    before = now
  }
  const { text, stranded } = retold(begun, room.log)
  console.log(` ${edits} asked, ${times.length} made by ${people} people`)
  figure('changes that came to nothing', String(lost), '0', lost === 0)
  figure('times somebody had another text', String(other), '0', other === 0)
  figure('the log retold gives the same text', text === before ? 'yes' : 'no', 'yes', text === before)
  figure('changes of parts that others took back', String(stranded), '', true)
  figure(
    'cost in the room, p99',
    `${percentile(times, 0.99).toFixed(1)} ms (median ${median(times).toFixed(1)})`,
    '',
    true,
  )
  await room.leave()
}

/** What a person types before Enter: a part on its way, a link, a name. */
function beforeEnter(roll: (sides: number) => number, n: number): string {
  const arrow = ['\x1b[A', '\x1b[B', '\x1b[C', '\x1b[D'][roll(4)] ?? ''
  const what = roll(10)
  if (what < 6) return `${arrow}M${arrow}${arrow}`
  if (what < 8) return `${arrow}L${arrow}`
  return what < 9 ? `aPart ${n}\r${arrow}` : `${arrow}\r\x15Name ${n}`
}

/** A room of ten people at terminals, and where their keys go. */
function seated(room: Room, framed: (i: number) => void): PassThrough[] {
  const presence = new Presence()
  room.presence = presence
  const services: HostServices = {
    open: { room, key: '', readOnly: false, recovered: 0 },
    presence,
    guests: () => [],
    invitation: () => undefined,
    isLocked: () => false,
    lock: () => {},
    rotate: () => {},
    remove: () => {},
    draft: () => '',
    keep: () => {},
    news: () => undefined,
    comings: () => undefined,
    meeting: () => undefined,
    signs: signServices({ signs: new Signs(Date.now, () => {}), room, presence, me: () => undefined }),
    projected: () => undefined,
    project: () => {},
    isVacant: () => false,
    handOver: () => undefined,
    watch: () => () => {},
  }
  return room.session.people.map((person, i) => {
    presence.arrive(person.id)
    const write = (bytes: string) => {
      if (bytes.includes(frameEnd)) framed(i)
      return true
    }
    const output = Object.assign(new EventEmitter(), { columns: 80, rows: 24, write })
    const input = Object.assign(new PassThrough(), { setRawMode() {} })
    const user = { role: 'participant' as const, person: person.id, name: person.name }
    mountTerminal({ terminal: { input, output, theme: { colour: true, ascii: false } }, services, user })
    return input
  })
}

/** Ten people type at their terminals: from an Enter that changes the map to the end of the last frame. */
async function screens(edits: number): Promise<void> {
  const room = mapRoom(realisticMap(2), people, agenda)
  const waiting = new Set<number>()
  let heard = () => {}
  const inputs = seated(room, i => {
    waiting.delete(i)
    if (!waiting.size) heard()
  })
  // A second's own frame is not what is measured.
  room.submit({ by: room.session.facilitator ?? 'p1' }, { do: 'pause' })
  await new Promise(done => setTimeout(done, 500))
  const roll = dice(17)
  const times: number[] = []
  const busy: number[] = []
  for (let i = 0; i < edits; i++) {
    // The first facilitates; the others have keys for the map that everybody edits.
    const input = inputs[1 + roll(people - 1)]
    input?.write(beforeEnter(roll, i))
    // What others choose is shown a tenth of a second later.
    await new Promise(done => setTimeout(done, 150))
    const before = mapText(room)
    for (const at of inputs.keys()) waiting.add(at)
    const drawn = new Promise<boolean>(done => {
      heard = () => done(true)
      setTimeout(() => done(false), 1_000).unref()
    })
    const used = process.cpuUsage()
    const from = performance.now()
    input?.write('\r')
    // What changes no cell writes no frame and is not counted.
    if (!(await drawn) || mapText(room) === before) continue
    times.push(performance.now() - from)
    const cpu = process.cpuUsage(used)
    busy.push((cpu.user + cpu.system) / 1_000)
  }
  const p99 = percentile(times, 0.99)
  console.log(` ${times.length} changes typed at ${people} terminals, 80x24`)
  figure('Enter to last screen, median', `${median(times).toFixed(1)} ms`, '', true)
  figure('  99 of 100', `${p99.toFixed(1)} ms`, '<= 30 ms', p99 <= 30)
  figure(
    '  CPU of it, median and 99 of 100',
    `${median(busy).toFixed(1)} / ${percentile(busy, 0.99).toFixed(1)} ms`,
    '',
    true,
  )
}

await screens(Number(process.env.FLYWHEEL_FRAMES ?? 300))
await changes(Number(process.env.FLYWHEEL_EDITS ?? 10_000))
process.exit()
