import { describe, expect, it } from 'vitest'
import { gatesOf } from '../../src/kinds/made/answers.ts'
import { readAnswers } from '../../src/kinds/scale/answers-line.ts'
import { workOf } from '../../src/session/read.ts'
import type { StepOf } from '../../src/session/shapes.ts'
import { type Opened, opened } from './given.ts'
import { atSteps, mixedLogOf } from './steps.ts'

const pulse: StepOf<'scale'> = {
  id: 'pulse',
  kind: 'scale',
  title: 'Pulse',
  ask: 'How is it to work here?',
  minutes: 3,
  anonymous: true,
  keep: 'safety',
  rows: [
    { id: 'a', say: 'We learn from mistakes' },
    { id: 'b', say: 'It is safe to try something' },
    { id: 'c', say: 'Asking for help is easy' },
  ],
  points: ['1', '2', '3', '4', '5'],
}
const gate: StepOf<'scale'> = {
  id: 'gate',
  kind: 'scale',
  title: 'Gate',
  ask: 'May we go on?',
  minutes: 2,
  hidden: true,
  rows: [
    { id: 'safe', say: 'Could we pick it apart safely?', phase: 'challenge' },
    { id: 'carry', say: 'Will this system carry it?', phase: 'challenge' },
  ],
  points: ['yes', 'partly', 'no', "don't know"],
}
const work = (screen: Opened, id: string) => workOf(screen.room.session, id, 'scale')!

describe('a line of answers', () => {
  const five = ['1', '2', '3', '4', '5']
  const read = (text: string, points: string[], rows: number) => {
    const found = readAnswers(text, points, rows)
    return 'ok' in found ? found.ok : found.say
  }
  it('is a digit a row, with or without blanks', () => {
    expect(read('453', five, 3)).toEqual([3, 4, 2])
    expect(read('4 - 3', five, 3)).toEqual([3, undefined, 2])
    expect(read('4-3', five, 3)).toEqual([3, undefined, 2])
    expect(read('1,3', ['weak', 'ok', 'good'], 2)).toEqual([0, 2])
    expect(read('10 0', ['0', '5', '10'], 2)).toEqual([2, 0])
  })
  it('says what does not fit', () => {
    expect(read('46', five, 2)).toBe('"6" is not an answer; use 1 to 5, or - to leave a row out.')
    expect(read('45', five, 3)).toBe('Type 3 answers, one a row from the top; these were 2.')
  })
})

describe('without names', () => {
  it('the keyboard goes round, what is typed is not drawn, and only counts are kept', async () => {
    const screen = await atSteps([pulse])
    expect(screen.text()).toContain('Ana, 3 answers >')
    await screen.type('15')
    expect(screen.text()).not.toMatch(/> 1|15/)
    await screen.type('\r')
    expect(screen.text()).toContain('these were 2')
    await screen.type('152\r')
    expect(screen.text()).toContain('Bo, 3 answers >')
    for (const line of ['253', '343', '-44', '452']) await screen.type(`${line}\r`)
    expect(work(screen, 'pulse').tally).toEqual({})
    await screen.type('r')
    expect(work(screen, 'pulse')).toMatchObject({
      answers: {},
      tally: { a: [1, 1, 1, 1, 0], b: [0, 0, 0, 2, 3], c: [0, 2, 2, 1, 0] },
    })
    expect(screen.text()).toContain('kept as counts only')
    expect(JSON.stringify(screen.room.log)).not.toMatch(/"do":"answer"/)
  })

  it('too few, or all the same, is warned of before it is shown', async () => {
    const screen = await atSteps([pulse])
    await screen.type('111\r222\r333\r')
    await screen.type('\r\r')
    await screen.type('r')
    expect(screen.text()).toContain('Fewer than 4 answered')
    expect(screen.room.session.revealed.pulse).toBeUndefined()
    await screen.type('r')
    expect(screen.room.session.revealed.pulse).toBeDefined()
    expect(screen.text()).toContain('3 answers; shown from 4')
    expect(screen.text()).not.toMatch(/Mistakes.*[●·]|of 3/)
  })

  it('hands may be counted instead', async () => {
    const screen = await atSteps([pulse])
    await screen.escape()
    await screen.type('s')
    await screen.type('0 1 2 2 0\r')
    expect(work(screen, 'pulse').tally).toEqual({ a: [0, 1, 2, 2, 0] })
    expect(screen.text()).toContain('row 2 of 3, 1 to 5 >')
  })
})

it('evidence is one line a row, after the answers', async () => {
  const sliders: StepOf<'scale'> = {
    ...pulse,
    id: 'sliders',
    anonymous: undefined,
    hidden: true,
    evidence: true,
  }
  const screen = await atSteps([sliders])
  await screen.type('0 1 2 2 0\r=2\r1 2 3 4 5\r')
  await screen.type('\r')
  expect(screen.room.session.revealed.sliders).toBeDefined()
  await screen.type('j')
  await screen.type('x')
  await screen.type('nobody rolled back in March\r')
  expect(work(screen, 'sliders').why).toEqual({ b: 'nobody rolled back in March' })
  expect(screen.text()).toContain('seen in: nobody rolled back in March')
})

describe('a private gate', () => {
  const answered = async () => {
    const screen = await opened(mixedLogOf([gate]))
    await screen.type('5 0 0 0\r')
    await screen.type('1 1 0 3\r')
    expect(gatesOf(screen.room.session).challenge).toBeUndefined()
    await screen.type('\r')
    return screen
  }

  it('is counted check by check, shown, and asked for one line why', async () => {
    const screen = await answered()
    expect(screen.text()).toContain('PASSED WITH FOLLOW-UP  challenge')
    expect(screen.text()).toContain('3 of 5 do not know:  Will this system carry it?')
    await screen.type('\r')
    await screen.type('nobody measured it\r')
    expect(gatesOf(screen.room.session).challenge).toEqual({ mark: 'unknown', why: 'nobody measured it' })
    await screen.type('\r')
    expect(screen.room.session.at).toBe('home')
  })

  it('what nobody knows becomes an action', async () => {
    const screen = await answered()
    await screen.type('f')
    await screen.type('Bo, 28 Nov\r')
    expect(workOf(screen.room.session, 'home', 'actions')!.actions).toMatchObject([
      { text: 'find out: will this system carry it?', owner: 'Bo', due: '2026-11-28' },
    ])
    await screen.type('f')
    expect(workOf(screen.room.session, 'home', 'actions')!.actions).toHaveLength(1)
  })

  it('may be passed without a reason, and stayed at by going back', async () => {
    const screen = await answered()
    await screen.type('\r')
    await screen.type('\r')
    await screen.type('\r')
    expect(screen.room.session.at).toBe('home')
    await screen.escape()
    await screen.escape()
    await screen.type('b')
    expect(screen.room.session.at).toBe('gate')
    expect(screen.text()).toContain('PASSED WITH FOLLOW-UP')
  })
})

describe('a gate at one keyboard', () => {
  it('is answered aloud and says so, with one key when all agree', async () => {
    const screen = await atSteps([gate])
    expect(screen.text()).toContain('Aloud: Y when all say yes')
    await screen.type('Y')
    expect(gatesOf(screen.room.session).challenge).toEqual({ mark: 'yes', why: undefined })
    expect(screen.text()).toContain('PASSED  challenge')
    await screen.type('\r')
    expect(screen.room.session.at).toBe('home')
  })

  it('takes details only where somebody disagrees, and one reason for all its checks', async () => {
    const screen = await atSteps([gate])
    await screen.type('n')
    await screen.type('nobody asked legal\r')
    await screen.type('Y')
    expect(gatesOf(screen.room.session).challenge).toEqual({ mark: 'no', why: 'nobody asked legal' })
    expect(work(screen, 'gate').room).toEqual({ safe: 2, carry: 0 })
    await screen.type('\r')
    expect(screen.room.session.at).toBe('home')
  })

  it('is taken back as one thing, the showing included', async () => {
    const screen = await atSteps([gate])
    await screen.type('Y')
    await screen.escape()
    await screen.type('u')
    expect(gatesOf(screen.room.session).challenge).toBeUndefined()
    expect(screen.room.session.revealed.gate).toBeUndefined()
  })
})
