import { describe, expect, it } from 'vitest'
import { amountOf, betComplete, betLine, betNumbers } from '../../src/session/bet.ts'

const whole = {
  if: 'an image was approved before',
  we: 'stop reviewing approved images',
  owner: 'Bo',
  by: '2026-12-05',
  measure: 'wait',
  from: '35 h',
  to: '12 h',
  until: '19 Dec',
  stop: 'two findings slip through',
}

describe('the bet in one line', () => {
  it('says what, what moves, by when and who', () => {
    expect(betLine(whole)).toBe('stop reviewing approved images: wait 35 h to 12 h by 19 Dec  Bo')
  })

  it('leaves out what is not there yet', () => {
    expect(betLine({})).toBe('')
    expect(betLine({ we: 'wait' })).toBe('wait')
    expect(betLine({ measure: 'wait', to: '12 h' })).toBe('wait to 12 h')
  })

  it('names the gaps that are still empty', () => {
    expect(betComplete(whole)).toEqual([])
    expect(betComplete({ ...whole, owner: undefined, stop: '' })).toEqual(['who', 'the sign to stop'])
  })
})

describe('the numbers of a bet', () => {
  it('are read with their unit, which may be typed once', () => {
    expect(betNumbers(whole)).toEqual({ from: { value: 35, unit: 'h' }, to: { value: 12, unit: 'h' } })
    expect(betNumbers({ from: '3,5', to: '-2 %' })).toEqual({
      from: { value: 3.5, unit: '%' },
      to: { value: -2, unit: '%' },
    })
  })

  it('are not made up where there is none', () => {
    expect(betNumbers({ from: 'a lot', to: '12 h' })).toBeUndefined()
    expect(amountOf(undefined)).toBeUndefined()
  })
})
