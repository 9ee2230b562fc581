/** Any histories of several programs that open, take over, append, save beside it, leave or vanish, one after the other or at once. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Ballots, Known, SessionStore, SessionWriter } from '../../src/ports/session-store.ts'
import { fold } from '../../src/room/log.ts'
import type { Entry } from '../../src/session/types.ts'
import { begun, entry } from '../room/storm.ts'
import { type MakeRooms, made, parked } from './room-laws.ts'

type Does = 'open' | 'take over' | 'append' | 'again' | 'together' | 'snapshot' | 'box' | 'guests' | 'close' | 'vanish'
const acts: Does[] = [
  'open',
  'take over',
  'append',
  'again',
  'together',
  'snapshot',
  'box',
  'guests',
  'close',
  'vanish',
]
const histories = fc.array(fc.record({ who: fc.nat({ max: 2 }), act: fc.constantFrom(...acts) }), {
  minLength: 8,
  maxLength: 24,
})

/** What one program believes of the session. */
type Hand = { store: SessionStore; writer?: SessionWriter; log: Entry[]; sent: Entry[] }

/** What must be true of the session: who holds it, what was acknowledged, what lies beside it. */
class History {
  readonly hands: Hand[]
  readonly acknowledged: string[] = []
  readonly did = new Set<Does | 'refused' | 'lost'>()
  private readonly key: string
  private holder: Hand | undefined
  private boxes: Ballots | undefined
  private known: Known[] = []
  private number = 0

  constructor(key: string, stores: SessionStore[]) {
    this.key = key
    this.hands = stores.map(store => ({ store, log: [], sent: [] }))
  }

  async act(who: number, act: Does): Promise<void> {
    const hand = this.hands[who]
    if (!hand) return
    if (act === 'open' || act === 'take over') return this.open(hand, act)
    if (!hand.writer) return
    this.did.add(act)
    if (act === 'append' || act === 'again') await this.append(hand, act === 'again' ? hand.sent : this.news(hand))
    else if (act === 'together') await this.together(hand)
    else if (act === 'snapshot') await this.change(hand, hand.writer.snapshot(hand.log, fold(hand.log)))
    else if (act === 'box') {
      const boxes: Ballots = { 'safe.write': { since: 5, texts: [], counts: { r: [++this.number] }, people: 1 } }
      if (await this.change(hand, hand.writer.saveBallots(boxes))) this.boxes = boxes
    } else if (act === 'guests') {
      this.known = [{ person: `p${++this.number}`, tickets: [], keys: ['SHA256:x'] }]
      await hand.store.keepGuests(this.key, this.known)
    } else if (act === 'close') {
      if (await this.change(hand, hand.writer.close(hand.log, fold(hand.log)))) this.holder = undefined
      delete hand.writer
    } else delete hand.writer
  }

  private async open(hand: Hand, act: 'open' | 'take over'): Promise<void> {
    if (hand.writer) return
    const opening = hand.store.open(this.key, { takeOver: act === 'take over' })
    if (act === 'open' && this.holder) {
      this.did.add('refused')
      await expect(opening).rejects.toMatchObject({ exit: 4 })
      return
    }
    const { writer, log, ballots } = await opening
    this.did.add(act)
    expect(parked(log)).toEqual(this.acknowledged)
    expect(ballots).toEqual(this.boxes)
    expect(await hand.store.readGuests(this.key)).toEqual(this.known)
    Object.assign(hand, { writer, log, sent: [] })
    this.holder = hand
  }

  private news({ log }: Hand): Entry[] {
    return Array.from({ length: 1 + (this.number % 2) }, (_, i) =>
      entry(log.length + 1 + i, { do: 'park', text: `said ${++this.number}` }),
    )
  }

  /** Only who holds it keeps anything; the same call again keeps nothing twice. */
  private async append(hand: Hand, entries: Entry[]): Promise<void> {
    const [one] = entries
    if (!one || !hand.writer) return
    const kept = await hand.writer.append(one.n - 1, entries)
    if (this.holder !== hand) {
      // That it is durable stays true of what was acknowledged before somebody took over.
      if ('seq' in kept && one.n - 1 + entries.length <= hand.log.length) return
      this.did.add('lost')
      expect(kept).toMatchObject({ lost: expect.any(String), say: expect.stringMatching(/\.$/) })
      return
    }
    expect(kept).toEqual({ seq: Math.max(hand.log.length, one.n - 1 + entries.length) })
    if (hand.log.length >= one.n) return
    hand.log = [...hand.log, ...entries]
    hand.sent = entries
    this.acknowledged.push(...parked(entries))
  }

  /** Everybody who believes to hold it appends at the same moment. */
  private async together(hand: Hand): Promise<void> {
    const others = this.hands.filter(other => other !== hand && other.writer)
    await Promise.all([hand, ...others].map(one => this.append(one, this.news(one))))
  }

  private async change(hand: Hand, work: Promise<void>): Promise<boolean> {
    const isDone = await work.then(
      () => true,
      () => false,
    )
    // To have nothing more to write is no reason to refuse.
    if (this.holder === hand) expect(isDone).toBe(true)
    return isDone && this.holder === hand
  }
}

/** Plays histories on three programs of a world; so many. */
export function writerLaws(make: MakeRooms, numRuns: number): void {
  test('in any history of three programs one holds the session, and nothing acknowledged is lost, doubled or moved', async () => {
    const world = await make()
    const did = new Set<string>()
    let number = 0
    await fc.assert(
      fc.asyncProperty(histories, async acts => {
        const key = `history-${++number}`
        const begin = await made(world.program(), key)
        await begin.writer.close(begun(), fold(begun()))
        const history = new History(key, [world.program(), world.program(), world.program()])
        // Somebody takes it over in each of them, also from who does not know yet.
        const all = [{ who: 0, act: 'open' } as const, { who: 0, act: 'append' } as const, ...acts]
        for (const { who, act } of all) await history.act(who, act)
        const last = await world.program().open(key, { takeOver: true })
        expect(parked(last.log)).toEqual(history.acknowledged)
        expect(last.log.map(e => e.n)).toEqual(last.log.map((_, i) => i + 1))
        await last.writer.close(last.log, fold(last.log))
        expect((await world.program().read(key)).log).toEqual(last.log)
        for (const what of history.did) did.add(what)
      }),
      // Made smaller, a history takes minutes; its seed plays it again.
      { numRuns, endOnFailure: true },
    )
    // They had what they are for.
    expect([...did]).toEqual(
      expect.arrayContaining(['append', 'again', 'together', 'take over', 'refused', 'lost', 'vanish']),
    )
  })
}
