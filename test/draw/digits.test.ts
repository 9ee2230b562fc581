import { describe, expect, test } from 'vitest'
import { bigClock, clockHeight } from '../../src/draw/digits.ts'
import { expectDrawing } from './drawing.ts'

describe('the big clock', () => {
  test('is read from the back of the room', () => expectDrawing(bigClock('03:12'), 'clock-03-12'))
  test('counts up after the end', () => expectDrawing(bigClock('+04:56'), 'clock-over'))
  test('knows all digits', () => expectDrawing(bigClock('1234567890'), 'clock-digits'))
  test('every digit looks different', () => {
    const shapes = Array.from('0123456789', d => bigClock(d).lines().join('\n'))
    expect(new Set(shapes).size).toBe(10)
  })
  test('is as wide as the same number of digits always is', () => {
    expect(new Set(['00:00', '11:11', '59:59'].map(t => bigClock(t).width))).toEqual(new Set([54]))
    expect(bigClock('07:30').height).toBe(clockHeight)
  })
  test('leaves a blank for what it does not know', () => {
    expect(bigClock('é').used()).toBe(0)
    expect(bigClock('').width).toBe(0)
  })
})
