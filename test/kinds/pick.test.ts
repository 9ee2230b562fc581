import { describe, expect, it } from 'vitest'
import { mapTextOf, partsOf } from '../../src/kinds/made/parts.ts'
import { cardsFor, drawOffer } from '../../src/kinds/pick/drawing.ts'
import { decks } from '../../src/map/decks/index.ts'
import { workOf } from '../../src/session/read.ts'
import type { StepOf } from '../../src/session/shapes.ts'
import type { CarriedOver, Move, Session } from '../../src/session/types.ts'
import { width } from '../../src/text.ts'
import { asked, drawnAtAllSizes, fixture, further, played, saidOf, shown, sizes } from './played.ts'

const text = [
  'anchor Customer [0.95, 0.6]',
  'component Checkout [0.8, 0.3]',
  'component Login [0.6, 0.55] inertia',
  'evolve Login 0.8',
  'Customer->Checkout',
  'Checkout->Login',
].join('\n')

const map: StepOf<'map'> = { id: 'm', kind: 'map', title: 'Map', ask: 'Where?', minutes: 5, role: 'solution', text }
const step: StepOf<'pick'> = {
  id: 's',
  kind: 'pick',
  title: 'Gameplay',
  ask: 'Which?',
  minutes: 4,
  deck: 'gameplay',
  most: 2,
}

function open(on: boolean, ...moves: Move[]): Session {
  const steps = on ? [map, { ...step, on: 'm' }] : [step]
  return played(steps, [{ do: 'go', to: 's' }, ...moves])
}

const work = (session: Session) => workOf(session, 's', 'pick')!
const pick = (card: string, more: { why?: string; about?: string } = {}): Move & { do: 'pick' } => ({
  in: 's',
  do: 'pick',
  card,
  ...more,
})

describe('picking', () => {
  it('keeps the card, why, and the part it is about', () => {
    const session = open(true, pick('open', { why: 'two partners would build it', about: 'Login' }))
    expect(work(session).picked).toEqual([
      { id: 'd8', card: 'open', why: 'two partners would build it', about: 'Login' },
    ])
    expect(saidOf(session, pick('open', { about: 'Login' }))).toBe('Picked: open approaches, about Login')
  })

  it('takes cards of the deck, at most so many, each once a part', () => {
    const session = open(true, pick('open'))
    expect(asked<'pick'>(session, pick('sunk'))?.say).toBe('The deck gameplay has no such card.')
    expect(asked<'pick'>(session, pick('__proto__'))?.why).toBe('no-such')
    expect(asked<'pick'>(session, pick('open'))?.say).toBe('"open approaches" is picked already; change why instead.')
    expect(asked<'pick'>(session, pick('open', { about: 'Login' }))).toBeUndefined()
    const two = further(session, pick('network'))
    expect(asked<'pick'>(two, pick('needs'))?.say).toBe('2 cards are the most here; drop one first.')
    expect(work(further(two, pick('needs'))).picked).toHaveLength(2)
  })

  it('is about parts that are on the map', () => {
    expect(asked<'pick'>(open(true), pick('open', { about: 'Cellar' }))?.say).toBe('The map has no part "Cellar".')
    expect(asked<'pick'>(open(false), pick('open', { about: 'Login' }))?.why).toBe('no-such')
  })

  it('changes why, and puts a card back', () => {
    const session = open(false, pick('open', { why: 'x' }), { in: 's', do: 'why', picked: 'd8', text: 'because' })
    expect(work(session).picked[0]!.why).toBe('because')
    expect(work(further(session, { in: 's', do: 'why', picked: 'd8', text: '' })).picked[0]).toEqual({
      id: 'd8',
      card: 'open',
    })
    expect(work(further(session, { in: 's', do: 'drop', picked: 'd8' })).picked).toEqual([])
    expect(asked<'pick'>(session, { in: 's', do: 'drop', picked: 'd9' })?.why).toBe('no-such')
    expect(further(session, { in: 's', do: 'why', picked: 'd9', text: 'x' }).work.s).toBe(session.work.s)
  })
})

describe('the map it is about', () => {
  it('is as it is drawn, else as the last turn left it, else as the agenda begins it', () => {
    const steps = [map, { ...step, on: 'm' }]
    const left = { maps: { solution: { text: 'component Old [0.5, 0.5]', turn: 't-6' } } } as Partial<CarriedOver>
    expect(mapTextOf(played(steps), 'm')).toBe(text)
    expect(mapTextOf(played(steps, [], left), 'm')).toContain('Old')
    expect(mapTextOf(played(steps), 's')).toBe('')
    const further: StepOf<'map'> = { ...map, id: 'later', base: 'm', text: '' }
    expect(mapTextOf(played([map, further]), 'later')).toBe(text)
    expect(mapTextOf(played([{ ...map, base: 'm', text: '' }]), 'm')).toBe('')
    expect(mapTextOf(played(steps), undefined)).toBe('')
  })

  it('gives its parts once each', () => {
    expect(partsOf(`${text}\ncomponent Login [0.1, 0.1]`).map(p => p.name)).toEqual(['Customer', 'Checkout', 'Login'])
    expect(partsOf('')).toEqual([])
  })
})

describe('the cards on offer', () => {
  const parts = partsOf(text)
  const login = parts.find(p => p.name === 'Login')!

  it('are all of them in the order of the groups, or those that fit a part and then those for the whole', () => {
    expect(cardsFor(decks.gameplay, { parts }).map(c => c.id)).toEqual(decks.gameplay.cards.map(c => c.id))
    const own = cardsFor(decks.gameplay, { parts, about: login })
    expect(own.length).toBeLessThan(decks.gameplay.cards.length)
    expect(own.slice(0, 3).every(c => c.when)).toBe(true)
    expect(own.at(-1)!.when).toBeUndefined()
  })

  it('fit any look, with anything pointed at', () => {
    for (const deck of ['climate', 'doctrine', 'gameplay', 'inertia'] as const)
      for (const about of [undefined, login])
        for (const focus of [undefined, decks[deck].cards.at(-1)!.id])
          for (const look of [...sizes, { width: 1, height: 1 }, { width: 30, height: 5 }]) {
            const grid = drawOffer(
              { ...step, deck },
              open(true),
              { ...look, ...(focus ? { focus } : {}) },
              { parts, ...(about ? { about } : {}) },
            )
            expect(grid.height).toBeLessThanOrEqual(look.height)
            for (const row of grid.lines()) expect(width(row)).toBeLessThanOrEqual(look.width)
          }
  })

  it('stand below the prompt of the one pointed at', () => {
    for (const look of sizes)
      for (const card of decks.gameplay.cards) {
        const rows = drawOffer(step, open(true), { ...look, focus: card.id }, { parts }).lines()
        expect(rows[1]).toBe(`   ${card.name}`)
        expect(rows.slice(2).join(' ').replace(/ +/g, ' ')).toContain(card.say)
        expect(rows.slice(3).some(row => row.includes('▸'))).toBe(true)
      }
  })

  it('drawn for a part', async () => {
    const session = open(true, pick('open', { why: 'two partners would build it', about: 'Login' }))
    const drawn = sizes.map(look =>
      [
        `${'='.repeat(look.width - 7)} ${look.width}x${look.height}`,
        ...drawOffer(step, session, { ...look, focus: 'fud' }, { parts, about: login }).lines(),
        '',
        ...drawOffer(step, session, { ...look, focus: 'market-enablement' }, { parts }).lines(),
      ].join('\n'),
    )
    await expect(`${drawn.join('\n')}\n`).toMatchFileSnapshot(fixture('pick-offer'))
  })
})

describe('drawn', () => {
  it('with the prompts of what was picked and where the deck comes from', async () => {
    const session = open(true, pick('open', { why: 'two partners would build it', about: 'Login' }), pick('fud'))
    await expect(drawnAtAllSizes(session, 's')).toMatchFileSnapshot(fixture('pick'))
  })

  it('with nothing picked as the names of the deck', () => {
    const rows = shown(open(false), 's', { width: 80, height: 34 })
    expect(rows[0]).toBe(' Gameplay: 61 cards in 12 groups. None is picked yet.')
    expect(rows.join(' ')).toContain('CC BY-SA 4.0')
  })

  it('fits any look, whatever was written', () => {
    const session = open(
      true,
      pick('open', { why: '漢字'.repeat(60), about: 'Login' }),
      pick('fud', { why: 'long'.repeat(60) }),
    )
    for (let wide = 1; wide < 130; wide += 16)
      for (let height = 1; height < 30; height += 5) {
        const look = { width: wide, height, focus: 'd8' }
        const rows = shown(session, 's', look)
        expect(rows.length).toBeLessThanOrEqual(height)
        for (const row of rows) expect(width(row)).toBeLessThanOrEqual(wide)
      }
  })
})
