import { describe, expect, it } from 'vitest'
import { placementOf } from '../../src/kinds/place/placement.ts'
import { emptyMap } from '../../src/map/text/types.ts'
import { redact } from '../../src/room/redact.ts'
import { workOf } from '../../src/session/read.ts'
import type { StepOf } from '../../src/session/shapes.ts'
import type { Move, Session } from '../../src/session/types.ts'
import { ana, asked, bo, chidi, dee, drawnAtAllSizes, eva, fixture, further, played, saidOf, shown } from './played.ts'

const map: StepOf<'map'> = {
  id: 'm',
  kind: 'map',
  title: 'Map',
  ask: 'What?',
  minutes: 1,
  role: 'market',
  text: 'anchor User [0.95, 0.60]\ncomponent Pay [0.60, 0.50]\ncomponent Bank [0.20, 0.90]\ncomponent Idea\nUser->Pay\nPay->Bank\nPay->Idea\n',
}
const step: StepOf<'place'> = {
  id: 's',
  kind: 'place',
  title: 'Place',
  ask: 'Where?',
  minutes: 2,
  on: 'm',
  hidden: true,
}
const second: StepOf<'place'> = { ...step, id: 's2' }

type By = [by: string, move: Move]
const at = (by: string, evolution: number): By => [by, { in: 's', do: 'place', evolution }]
const part = (name: string): Move => ({ in: 's', do: 'part', name })
const tally = (...counts: number[]): Move => ({ in: 's', do: 'tally', counts })
const open = (...moves: (Move | By)[]) =>
  played([map, step, second], [{ do: 'go', to: 'm' }, { do: 'go', to: 's' }, ...moves])
const work = (session: Session) => workOf(session, 's', 'place')!

describe('what is placed', () => {
  it('is what waits for its place, then what most hangs on, each once', () => {
    const session = further(open(), { do: 'go', to: 's2' })
    expect(work(session).part).toBe('Idea')
    expect(workOf(session, 's2', 'place')!.part).toBe('Pay')
    expect(
      work(
        played(
          [map, { ...step, part: 'Bank' }],
          [
            { do: 'go', to: 'm' },
            { do: 'go', to: 's' },
          ],
        ),
      ).part,
    ).toBe('Bank')
  })

  it('may be another part of the map, and then places begin anew', () => {
    const session = open(part('Pay'), at(ana, 0.5))
    expect(work(session)).toMatchObject({ part: 'Pay', answers: { [ana]: 0.5 } })
    expect(work(further(session, part('pay'))).answers).toEqual({ [ana]: 0.5 })
    expect(work(further(session, part('Bank')))).toEqual({ kind: 'place', part: 'Bank', answers: {} })
    expect(asked<'place'>(session, part('User') as never)?.say).toBe(
      'Nothing on the map that has a place is called "User".',
    )
  })

  it('is nothing on an empty map', () => {
    const session = played(
      [{ ...map, text: 'title X\n' }, step],
      [
        { do: 'go', to: 'm' },
        { do: 'go', to: 's' },
      ],
    )
    expect(work(session).part).toBeUndefined()
    expect(asked<'place'>(session, tally(1, 0, 0, 0) as never)?.why).toBe('not-now')
    expect(shown(session, 's')).toEqual([' There is nothing to place yet: the map has no parts.'])
  })
})

describe('places', () => {
  it('are between 0 and 100, one a person, and nobody is counted twice', () => {
    const session = open(at(ana, 0.2), at(ana, 0.4), at(bo, 0.6))
    expect(work(session).answers).toEqual({ [ana]: 0.4, [bo]: 0.6 })
    expect(asked<'place'>(session, at(chidi, 1.2)[1] as never)?.say).toBe('A place is between 0 and 100.')
    expect(asked<'place'>(session, tally(0, 4, 0, 0) as never)?.say).toBe('3 people are in the room; 4 were counted.')
    expect(asked<'place'>(session, tally(0, 3, 0) as never)?.say).toBe('Type four counts, one for each stage.')
    expect(saidOf(session, at(bo, 0.6))).toBe('Bo has placed it')
  })

  it('are nobody else’s before they are shown, their number aside', () => {
    const session = open(at(ana, 0.2), at(bo, 0.6), tally(0, 1, 2, 0))
    expect(workOf(redact(session), 's', 'place')).toEqual({ kind: 'place', part: 'Idea', answers: {} })
    expect(workOf(redact(session, bo), 's', 'place')!.answers).toEqual({ [bo]: 0.6 })
    expect(shown(session, 's').join('\n')).not.toMatch(/●|60/)
  })

  it('are closed when they are shown', () => {
    const session = open(at(ana, 0.2), { do: 'reveal', step: 's' })
    for (const move of [at(bo, 0.2)[1], part('Pay'), tally(1, 0, 0, 0)])
      expect(asked<'place'>(session, move as never)?.say).toBe('The places are in; u opens them again.')
  })
})

describe('what they come to', () => {
  const of = (answers: number[], tally?: number[]) =>
    placementOf(
      {
        kind: 'place',
        part: 'Pay',
        answers: Object.fromEntries(answers.map((e, i) => [`p${i}`, e])),
        ...(tally ? { tally } : {}),
      },
      emptyMap(),
    )

  it('is their mean, hands counting in the middle of their stage', () => {
    expect(of([0.4, 0.6])?.mean).toBeCloseTo(0.5)
    expect(of([], [0, 0, 1, 1])?.places).toEqual([0.55, 0.85])
    expect(of([])).toBeUndefined()
  })

  it('may be two things from a stage and a half on, or in two camps, but not for two people', () => {
    expect(of([0.3, 0.5, 0.55])?.split).toBe(false)
    expect(of([0.2, 0.5, 0.69])).toMatchObject({ split: true, camps: false })
    expect(of([], [0, 3, 0, 2])).toMatchObject({ split: true, camps: true })
    expect(of([0.05, 0.95])?.split).toBe(false)
  })

  it('is one mind where all agree', () => {
    const session = open(part('Pay'), tally(0, 0, 4, 0), { do: 'reveal', step: 's' })
    const text = shown(session, 's').join('\n')
    expect(text).toContain('We all say 55 product, later half.')
    expect(text).toContain('On the map it is at 50 product, early half.')
  })
})

describe('drawn', () => {
  const five: By[] = [at(ana, 0.3), at(bo, 0.32), at(chidi, 0.31), at(dee, 0.82), at(eva, 0.8)]

  it('first with what to hold it against, then with everybody on the axis', async () => {
    await expect(drawnAtAllSizes(open(part('Pay')), 's')).toMatchFileSnapshot(fixture('place-open'))
    const shownNow = open(part('Pay'), ...five, { do: 'reveal', step: 's' })
    await expect(drawnAtAllSizes(shownNow, 's')).toMatchFileSnapshot(fixture('place-shown'))
    for (const row of shown(shownNow, 's', { width: 80, height: 20, ascii: true })) expect(row).toMatch(/^[ -~]*$/)
  })

  it('says so when the part is gone from the map', () => {
    const session = open(
      part('Pay'),
      ...five,
      { do: 'reveal', step: 's' },
      {
        in: 'm',
        do: 'change',
        change: { do: 'remove', name: 'Pay' },
      },
    )
    expect(shown(session, 's').join('\n')).toContain('It is no longer on the map under this name.')
  })

  it('never higher or wider than it may be', () => {
    for (const session of [open(part('Pay')), open(part('Pay'), ...five, { do: 'reveal', step: 's' })])
      for (let height = 1; height < 30; height++)
        for (const width of [20, 60, 80, 120]) {
          const all = shown(session, 's', { width, height })
          expect(all.length).toBeLessThanOrEqual(height)
          for (const row of all) expect(row.length).toBeLessThanOrEqual(width)
        }
  })
})
