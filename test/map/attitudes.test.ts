import { expect, test } from 'vitest'
import { misfits } from '../../src/map/attitudes.ts'
import { parse } from '../../src/map/text/parse.ts'

const parts = 'component Idea [0.8, 0.1]\ncomponent Tool [0.5, 0.5]\ncomponent Power [0.2, 0.9]\n'

test('parts in the hands of an attitude that does not fit their stage', () => {
  expect(misfits(parse(`${parts}pioneers [1, 0, 0, 1]`).map)).toEqual([
    'Tool stands at product, in the hands of pioneers',
    'Power stands at commodity, in the hands of pioneers',
  ])
  expect(misfits(parse(`${parts}townplanners [1, 0, 0, 1]`).map)).toEqual([
    'Idea stands at genesis, in the hands of townplanners',
  ])
})

test('one that fits is enough; outside of every area nothing is said', () => {
  expect(
    misfits(parse(`${parts}pioneers [1, 0, 0, 1]\nsettlers [0.6, 0.4, 0, 1]\ntownplanners [0.3, 0.8, 0, 1]`).map),
  ).toEqual([])
  expect(misfits(parse(parts).map)).toEqual([])
})
