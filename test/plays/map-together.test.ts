/** A map that everybody edits, over the ssh that everybody has: three at screens, one in plain lines, one who facilitates. */
import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { eventually } from '../support/eventually.ts'
import { come, open } from './ssh-room.ts'

const agenda = `
id: mapping
title: Mapping
minutes: 12
phases:
  - id: challenge
    title: Challenge
    exercises:
      - id: map
        title: Map
        why: To see it.
        steps:
          - id: map
            kind: map
            title: Map
            ask: What is there?
            minutes: 10
            role: market
            text: |
              component Pay [0.80, 0.50]
              component Bank [0.40, 0.50]
  - id: close
    title: Close
    exercises:
      - id: promises
        title: Actions
        why: An action has one owner.
        steps:
          - { id: do, kind: actions, title: Actions, ask: Who does what by when?, minutes: 2 }
`
const [right, up, down, enter] = ['\x1b[C', '\x1b[A', '\x1b[B', '\r']

it('three people at their terminals and one in plain lines edit one map at the same time', async () => {
  const cwd = realpathSync(mkdtempSync(join(tmpdir(), 'fw-maps-')))
  onTestFinished(() => rmSync(cwd, { recursive: true, force: true }))
  writeFileSync(join(cwd, 'mapping.yaml'), agenda)
  const room = await open(cwd, 'map.json', 0, '--team', 'checkout', '--people', 'Ana', '--agenda', 'mapping.yaml')
  const ana = await come(room, 'Ana', room.codes.facilitator)
  const [bo, chi, dee] = await Promise.all(['Bo', 'Chidi', 'Dee'].map(n => come(room, n, room.codes.participant)))
  const hal = await come(room, 'Hal', room.codes.participant, '-T')
  if (!bo || !chi || !dee) throw new Error('three people, please')
  await ana.see('What is there?')
  await bo.see('The facilitator types here')
  await ana.press('W', 'Everybody edits the map now')
  await Promise.all([bo, chi, dee].map(one => one.see(/ MAP {2}a add/)))
  await hal.see('Everybody edits the map now')

  // Each changes something of their own while the others do.
  bo.type(`aShop${enter}${up}4${enter}`)
  chi.type(`${down}M${right}${right}${enter}`)
  hal.type('add Till 30 20\n')
  await dee.see('Till')
  await Promise.all([ana, bo, chi, dee].map(one => one.see(/Shop[\s\S]*Till/)))
  await bo.see('Shop stands at')
  await chi.see('Bank moved to 54')
  await hal.see('Till stands at 30')
  await bo.see(/C Chidi at Bank/)
  await chi.see(/B Bo at Shop/)

  // Two move one part: the later key counts, and the earlier person reads who it was.
  await dee.press(`M${right}`, 'MOVE')
  await chi.press(`${up}`, / MAP /)
  hal.type('move Pay 40\n')
  await hal.see('Pay moved to 40')
  await dee.see('Somebody else has just moved it')
  await dee.press(enter, 'Pay moved to 52')
  await hal.see('Dee changed it after you: Pay moved to 52')

  // Everybody takes back their own.
  await chi.press('u', 'Taken back')
  await bo.press('u', 'Taken back')
  await Promise.all([ana, dee].map(one => one.see(/^(?![\s\S]*Shop)[\s\S]*Till/)))

  // Closed again, keys of a participant do nothing to it.
  await ana.press('W', 'Only the facilitator edits the map now')
  await bo.see(/^(?![\s\S]* MAP {2})/)
  await hal.press('remove Till\n', 'for the facilitator')
  const text = () => readFileSync(join(cwd, 'map.json'), 'utf8') + readFileSync(join(cwd, 'map.journal'), 'utf8')
  await eventually(() => expect(text()).toContain('"edits":false'))
  expect(text()).not.toContain('"remove"')
})
