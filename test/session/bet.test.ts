import { describe, expect, it } from 'vitest'
import { betComplete, betLine } from '../../src/session/bet.ts'

const whole = {
  if: 'an image was approved before',
  we: 'stop reviewing approved images',
  owner: 'Bo',
  by: '2026-12-05',
  measure: 'wait',
  from: '35 h',
  to: '12 h',
  until: '19 Dec',
  likely: '70 %',
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
    expect(betComplete({ ...whole, owner: undefined, stop: '' })).toEqual(['the sign to stop or change', 'who does it'])
  })
})
