/** What is promised about hiding is read by whoever comes in, on a screen of 80 columns and in plain lines, in the words of the documents. */
import { EventEmitter } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { mountTerminal } from '../../../src/terminals/hosted-terminal.tsx'
import { honesty } from '../../../src/views/lobby-drawing.ts'
import { emulator } from '../../support/emulator.ts'
import { redraws } from '../../support/redraw.ts'
import { before, exampleLog } from '../given.ts'
import { servicesOf } from './services.ts'

const plain = (text: string) => text.replace(/\s+/g, ' ')

async function comes(linear: boolean) {
  const services = servicesOf(before(exampleLog(1), 'challenge.write'))
  await services.make('p1', { do: 'go', to: 'challenge.write' })
  const term = emulator(80, 24)
  let bytes = ''
  const write = (text: string) => {
    bytes += text
    void term.write(text)
  }
  const output = Object.assign(new EventEmitter(), { columns: 80, rows: 24, write })
  const input = Object.assign(new EventEmitter(), { setRawMode() {}, resume() {}, pause() {} })
  const user = mountTerminal({
    terminal: { input, output, theme: { colour: false, ascii: false }, ...(linear ? { linear } : {}) },
    services,
    user: { role: 'participant', person: 'p2', name: 'Bo', ticket: 'abcde-fghjk' },
    now: () => Date.parse(services.room.session.last),
  })
  onTestFinished(() => user.quit(0).then(() => {}))
  const settle = async () => {
    for (let i = 0; i < 12; i++) await new Promise(resolve => setImmediate(resolve))
    await term.write('')
  }
  await settle()
  const type = (keys: string) => {
    input.emit('data', keys)
    return settle()
  }
  return { term, type, bytes: () => bytes }
}

test('on a screen of 80 columns until the first key, beside what is asked', async () => {
  const bo = await comes(false)
  expect(plain(bo.term.text())).toContain(honesty)
  expect(bo.term.text()).toContain('What sped us up')
  await bo.type('t')
  expect(plain(bo.term.text())).not.toContain('Until it is shown')
  expect(bo.term.text()).toContain('> t')
})

test('in plain lines, no line wider than 80 columns', async () => {
  const bo = await comes(true)
  expect(plain(bo.bytes())).toContain(honesty)
  const said = bo.bytes().split(/\r?\n/)
  expect(said.filter(line => /Until it is shown|in any file/.test(line)).every(line => line.length < 80)).toBe(true)
})

test.each(['README.md', 'docs/remote.md'])('in %s, word for word', name => {
  expect(plain(readFileSync(join(import.meta.dirname, '../../..', name), 'utf8'))).toContain(honesty)
})

test('the picture in docs/remote.md is what a participant sees today', async () => {
  const bo = await comes(false)
  await bo.type('- release queue waits for one person\r')
  await bo.type('partners never asked for th')
  const page = join(import.meta.dirname, '../../..', 'docs/remote.md')
  const text = readFileSync(page, 'utf8')
  const picture = bo.term.rows().map(row => row.trimEnd())
  const wanted = text.replace(/```text\n[\s\S]*?```/, () => `\`\`\`text\n${picture.join('\n')}\n\`\`\``)
  if (redraws()) writeFileSync(page, wanted)
  expect(readFileSync(page, 'utf8')).toBe(wanted)
})
