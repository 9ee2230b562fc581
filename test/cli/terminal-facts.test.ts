import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type Fact, gatherFacts, type World } from '../../src/cli/terminal-facts.ts'
import { folder } from './program.ts'

async function facts(world: Partial<World>): Promise<Record<string, Fact>> {
  const found = await gatherFacts({
    env: { TERM: 'xterm-256color', LANG: 'C.UTF-8' },
    size: { columns: 80, rows: 24 },
    colourBits: 8,
    node: '24.21.0',
    dir: folder(),
    tmux: async () => undefined,
    ...world,
  })
  return Object.fromEntries(found.map(f => [f.about, f]))
}

describe('doctor', () => {
  test('has nothing to say against a good terminal', async () => {
    const found = await facts({})
    expect(Object.values(found).filter(f => !f.ok)).toEqual([])
    expect(found.colours?.say).toBe('256')
    expect(found.size?.say).toBe('80x24')
  })

  test('everything it finds wrong comes with what to do', async () => {
    const file = join(folder(), 'sessions')
    writeFileSync(file, '')
    const bad = await facts({
      env: { TERM: 'dumb', LANG: 'C' },
      size: { columns: 50, rows: 10 },
      node: '20.20.2',
      dir: join(file, 'below'),
    })
    const wrong = Object.values(bad).filter(f => !f.ok)
    expect(wrong.map(f => f.about)).toEqual(['terminal', 'size', 'characters', 'node', 'folder'])
    expect(wrong.every(f => f.fix)).toBe(true)
    expect(bad.folder?.say).toBe(`${file} is no folder`)
  })

  test('in tmux it names the slow escape, the closed clipboard and who else looks on', async () => {
    const answers: Record<string, string> = {
      '-V': 'tmux 3.3a',
      'escape-time': '500',
      'set-clipboard': 'external',
      '#{client_name}': '/dev/pts/1\n/dev/pts/2',
    }
    const found = await facts({
      env: { TERM: 'tmux-256color', LANG: 'C.UTF-8', TMUX: '/tmp/tmux-0/default,1,0' },
      tmux: async (...words) => answers[words.at(-1)!],
    })
    expect(found.tmux?.say).toContain('3.3a: drops synchronized output')
    expect(found['slow esc']).toMatchObject({
      ok: false,
      say: 'tmux waits 500 ms after esc',
      fix: 'tmux set -sg escape-time 10',
    })
    expect(found.copy?.say).toContain('external')
    expect(found.watched?.say).toContain('2 terminals show this window')
  })

  test('outside tmux it asks tmux nothing', async () => {
    const asked: string[][] = []
    await facts({ tmux: async (...words) => void asked.push(words) as undefined })
    expect(asked).toEqual([])
  })
})

test('a Node without ML-KEM is told what ssh will say of it', async () => {
  const said = async (node: string) => (await facts({ node })).node
  expect(await said('24.7.0')).toEqual({ about: 'node', ok: true, say: '24.7.0' })
  expect(await said('26.0.0')).toEqual({ about: 'node', ok: true, say: '26.0.0' })
  for (const node of ['22.12.0', '24.6.9']) expect((await said(node))?.say).toContain('24.7 or newer')
})
