/** The file of keys that make administrators: read again and again, and told where it cannot be. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readAdminKeys } from '../../src/cli/serving/admin-keys.ts'
import type { OpenBook } from '../../src/ports/service-book.ts'
import { fingerprintOf } from '../../src/remote/admission/fingerprint.ts'
import { emptyBook } from '../../src/store/book-changes.ts'
import { bookOver } from '../../src/store/service-book.ts'

let folder: string
let path: string
let book: OpenBook

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fw-admin-keys-'))
  path = join(folder, 'admins')
  book = bookOver(emptyBook, { keep: async () => {}, now: Date.now, close: async () => {} })
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** A key whose bytes are all this one; its line as ssh-keygen prints it, and its print. */
function keyWith(byte: number) {
  const named = (bytes: Buffer) => Buffer.concat([Buffer.from([0, 0, 0, bytes.length]), bytes])
  const blob = Buffer.concat([named(Buffer.from('ssh-ed25519')), named(Buffer.alloc(32, byte))])
  return { line: `ssh-ed25519 ${blob.toString('base64')}`, print: fingerprintOf(blob) }
}

const [a, b, c] = [keyWith(1), keyWith(2), keyWith(3)]

test('everybody in it is an administrator, by the name behind the key; the same file again changes nothing', async () => {
  writeFileSync(path, `# ours\n${a.line} ana@laptop\r\n\n${b.line} ana@desk\n${c.line}\n`)
  expect(await readAdminKeys(path, book)).toEqual({ made: ['ana', 'ana', 'Admin 5'], told: [] })
  const all = await book.accounts()
  expect(all).toMatchObject([
    { name: 'Admin 5', keys: [c.print], admin: true },
    { name: 'ana', keys: [a.print, b.print], admin: true },
  ])
  expect(await readAdminKeys(path, book)).toEqual({ made: [], told: [] })
  expect(await book.accounts()).toEqual(all)
})

test('who is known by the key already is made one, and nobody by a name alone', async () => {
  const bo = await book.addAccount({ name: 'Bo', keys: [a.print] })
  await book.addAccount({ name: 'Chidi', keys: [] })
  writeFileSync(path, `${a.line} somebody@else\n${b.line} chidi\n`)
  const { made, told } = await readAdminKeys(path, book)
  expect(made).toEqual(['Bo'])
  expect(told).toEqual([
    expect.stringMatching(/line 2 makes nobody an administrator\. Somebody here is called Chidi already/),
  ])
  expect(await book.accounts()).toMatchObject([
    { id: bo.id, admin: true },
    { name: 'Chidi', keys: [], admin: false },
  ])
})

test('each line that cannot be read is told, with its number', async () => {
  await book.revoke(c.print, 'lost')
  const lines = [
    'nonsense',
    `from="10.0.0.0/8" ${a.line} ana`,
    `ssh-rsa AAAA bo`,
    `@revoked ${a.line}`,
    `${c.line} chidi`,
    `${b.line} dina`,
  ]
  writeFileSync(path, lines.join('\n'))
  const { made, told } = await readAdminKeys(path, book)
  expect(made).toEqual(['dina'])
  expect(told.map(say => /line (\d)/.exec(say)?.[1])).toEqual(['1', '2', '3', '4', '5'])
  expect(told[1]).toContain('options')
  expect(told[4]).toContain('revoked')
})

test('a file without a key, or none at all, is refused', async () => {
  await expect(readAdminKeys(path, book)).rejects.toThrow('it is not there')
  for (const text of ['', '# nobody\n', 'nonsense\n']) {
    writeFileSync(path, text)
    await expect(readAdminKeys(path, book)).rejects.toMatchObject({
      next: expect.stringContaining('public key with a name'),
    })
  }
})
