/** Terminals of a room that came in are asked for their ground, the facilitator's too; nobody's is given back before it has answered. */
import { expect, it } from 'vitest'
import { logAt } from '../../interact/past.ts'
import { servicesOf } from './services.ts'

const dark = '\x1b]11;rgb:0000/0000/0000\x1b\\'
/** The blue of a phase on a dark ground. */
const blue = '\x1b[1;94m'

it.each(['Ana', 'Bo'])(
  '%s sees hues once the terminal has answered, and what is typed between stands in the line',
  async name => {
    const seat = await servicesOf(logAt('open.checkin')).sit(name, { colour: true, asks: true })
    expect(seat.bytes().split('\x1b]11;?')).toHaveLength(2)
    expect(seat.bytes()).not.toContain(blue)
    await seat.type(`slow${dark}\x1b[?62c tests`)
    expect(seat.bytes()).toContain(blue)
    expect(seat.text()).toContain('slow tests')
    expect(seat.text()).not.toMatch(/rgb|62c/)
  },
)

it.each(['Ana', 'Bo'])(
  '%s has the screen of before back at once, and is gone when nothing is on its way any more',
  async name => {
    const seat = await servicesOf(logAt('open.checkin')).sit(name, { colour: true, asks: true })
    let left = false
    const gone = seat.quit().then(() => {
      left = true
    })
    await seat.settle()
    expect(left).toBe(false)
    expect(seat.bytes().endsWith('\x1b[?25h\x1b[0m')).toBe(true)
    await seat.type(`${dark}\x1b[?62c`)
    await gone
    expect(seat.bytes().endsWith('\x1b[?25h\x1b[0m')).toBe(true)
  },
)
