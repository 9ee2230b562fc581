/** What the plays read off a screen must be what somebody would read there. */
import { describe, expect, test } from 'vitest'
import { isOnScreen, letterFor } from './drawn-text.ts'

const map = [
  'V│        ┊  A Commuter ┊           ',
  'a│        ┊      ┊      Talk with   ',
  'l│  Person who brews B  C drivers  ○',
  'u│        ┊     Find problems       ',
  'e│        ┊     before users do D   ',
  ' │     Hot water ┊                  ',
  ' │     E  ┊ Sign-  ┊                ',
  ' │        ┊ off F  ┊   Ship small   ',
  ' │        ┊        ┊     changes ○  ',
]

describe('a text is on a screen', () => {
  test.each([
    'Commuter',
    'Talk with drivers',
    'Find problems before users do',
    'Sign-off',
    'brews B C drivers ○ u│ ┊ Find',
  ])('%s', text => expect(isOnScreen(text, map)).toBe(true))

  test.each([
    ['rows that are in line at neither end', 'Ship small changes'],
    ['a word that goes on', 'Talk with driver safety'],
    ['a row that ends within a word', 'Find problem before users do'],
    ['words in another order', 'drivers Talk with'],
    ['names of two parts', 'Commuter drivers'],
  ])('not %s', (_, text) => expect(isOnScreen(text, map)).toBe(false))
})

describe('the letter for a text', () => {
  test.each([
    ['in front', 'Commuter', 'A'],
    ['behind', 'Person who brews', 'B'],
    ['in front of its second row', 'Talk with drivers', 'C'],
    ['behind its second row', 'Find problems before users do', 'D'],
    ['below', 'Hot water', 'E'],
    ['of a word broken at a sign', 'Sign-off', 'F'],
  ])('%s', (_, text, letter) => expect(letterFor(text, map)).toBe(letter))

  test('with a mark of a card between them', () => {
    expect(letterFor('release queue', [' A · late orders', ' BA ▸ release queue'])).toBe('BA')
  })

  test('not the name of an axis, one far off, or one of two that are as near', () => {
    expect(() => letterFor('Boiler', ['V│Boiler'])).toThrow('no letter beside "Boiler"')
    expect(() => letterFor('Boiler', ['   Boiler      A'])).toThrow('no letter beside "Boiler"')
    expect(() => letterFor('Boiler', ['   Boiler', '   A    B'])).toThrow('two letters are as near to "Boiler"')
    expect(() => letterFor('Kettle', map)).toThrow('no letter beside "Kettle"')
  })
})
