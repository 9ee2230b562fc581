/** The book of a service in a file obeys the laws of the port, by itself and when other processes ask for it. */
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { exitCodes } from '../../src/errors.ts'
import type { OpenBook, ServiceBook } from '../../src/ports/service-book.ts'
import { fold } from '../../src/room/log.ts'
import { bookElsewhere, callBook } from '../../src/service/book-elsewhere.ts'
import type { Entry } from '../../src/session/types.ts'
import { disk } from '../../src/store/disk.ts'
import { fileStore } from '../../src/store/file-store.ts'
import { type Machine, thisMachine } from '../../src/store/machine.ts'
import { bookName, fileBook } from '../../src/store/service-book.ts'
import { begun } from '../room/storm.ts'
import { type BookWorld, bookLaws, keyOf, wholeBookLaws } from './book-conformance.ts'

const folders: string[] = []
const open: OpenBook[] = []

afterEach(async () => {
  for (const book of open.splice(0)) await book.close()
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'fw-book-'))
  folders.push(folder)
  return folder
}

function worldOfFiles(asked: (book: OpenBook) => ServiceBook): BookWorld {
  const folder = newFolder()
  let time = Date.parse('2026-05-04T09:00:00Z')
  const start = async () => {
    // A start anew finds the lock of a program that is dead.
    const book = await fileBook(folder, { now: () => time, takeOver: true })
    open.push(book)
    return book
  }
  let book: Promise<OpenBook> | undefined
  return {
    now: () => time,
    async later(ms) {
      time += ms
    },
    async book() {
      book ??= start()
      return asked(await book)
    },
    async again() {
      book = start()
      return asked(await book)
    },
  }
}

/** The book as a process has it to which only plain data crosses. */
function fromElsewhere(book: OpenBook): ServiceBook {
  return bookElsewhere({
    async tell(call, given) {
      const arrived: unknown[] = JSON.parse(JSON.stringify(given))
      const told = await callBook(book, call, arrived)
      return told === undefined ? undefined : JSON.parse(JSON.stringify(told))
    },
  })
}

bookLaws('a file', () => worldOfFiles(book => book))
bookLaws('a file that another process has', () => worldOfFiles(fromElsewhere))
wholeBookLaws('a file', () => opened(newFolder()))

async function opened(folder: string, options?: Parameters<typeof fileBook>[1]): Promise<OpenBook> {
  const book = await fileBook(folder, options)
  open.push(book)
  return book
}

test('the file is for its owner only, and one program has it at a time', async () => {
  const folder = newFolder()
  const book = await opened(folder)
  await book.addTeam('Checkout')
  expect(statSync(join(folder, bookName)).mode & 0o777).toBe(0o600)
  await expect(fileBook(folder)).rejects.toMatchObject({
    exit: exitCodes.locked,
    message: expect.stringMatching(/^Another program serves the sessions of this folder \(pid \d+/),
  })
  await book.close()
  expect((await (await opened(folder)).teams()).map(team => team.name)).toEqual(['Checkout'])
})

test('who was taken over changes nothing any more', async () => {
  const folder = newFolder()
  const before = await opened(folder)
  await before.addTeam('Checkout')
  const after = await opened(folder, { takeOver: true })
  await after.addTeam('Search')
  await expect(before.addTeam('Late')).rejects.toMatchObject({ exit: exitCodes.locked })
  expect((await after.teams()).map(team => team.name)).toEqual(['Checkout', 'Search'])
  expect(readFileSync(join(folder, bookName), 'utf8')).not.toContain('Late')
})

describe('of a program in another container, of which nobody can tell whether it lives', () => {
  const container = (space: string, meanwhile: () => Promise<unknown> = async () => {}): Machine => ({
    ...thisMachine,
    space: async () => space,
    pause: async () => void (await meanwhile()),
  })

  test('the book is taken when it was quiet for a while', async () => {
    const folder = newFolder()
    const before = await opened(folder, { machine: container('first') })
    await before.beat({ id: 'm1', name: 'first' })
    await before.addTeam('Checkout')
    const after = await opened(folder, { machine: container('second') })
    expect(await after.teams()).toHaveLength(1)
    await expect(before.addTeam('Late')).rejects.toMatchObject({ exit: exitCodes.locked })
  })

  test('and left to it while it says that it lives', async () => {
    const folder = newFolder()
    const before = await opened(folder, { machine: container('first') })
    await before.beat({ id: 'm1', name: 'first' })
    const machine = container('second', () => before.beat({ id: 'm1', name: 'first' }))
    await expect(fileBook(folder, { machine })).rejects.toMatchObject({ exit: exitCodes.locked })
    await before.addTeam('Checkout')
  })

  test('a session it had open is opened by the service that is alone now, and by nobody else', async () => {
    const folder = newFolder()
    const [first] = begun() as [Entry, ...Entry[]]
    await fileStore(folder, { machine: container('first') }).create('t-1', first, { as: 'flywheel serve' })
    const store = fileStore(folder, { machine: container('second') })
    await expect(store.open('t-1', { as: 'flywheel serve' })).rejects.toMatchObject({ exit: exitCodes.locked })
    await expect(store.open('t-1', { as: 'Ana', alone: true })).rejects.toMatchObject({ exit: exitCodes.locked })
    const { writer, log } = await store.open('t-1', { as: 'flywheel serve', alone: true })
    await writer.close(log, fold(log))
  })
})

test('what could not be written has not happened', async () => {
  const folder = newFolder()
  let isFull = false
  const on = {
    ...disk,
    create: async (path: string) => {
      if (isFull) throw Object.assign(new Error('full'), { code: 'ENOSPC' })
      return disk.create(path)
    },
  }
  const book = await opened(folder, { on, machine: thisMachine })
  await book.addTeam('Checkout')
  isFull = true
  await expect(book.addTeam('Search')).rejects.toThrow('no space is left on the disk')
  expect((await book.teams()).map(team => team.name)).toEqual(['Checkout'])
  isFull = false
  await book.addTeam('Search')
  expect(await book.teams()).toHaveLength(2)
})

test.each([
  ['{"format": 1, "accounts": [', exitCodes.damaged, 'is damaged'],
  ['{"format": 1, "accounts": [{}]}', exitCodes.damaged, 'is damaged'],
  ['{"format": 2}', exitCodes.newer, 'made by a newer flywheel'],
])('a file that cannot be read lets nobody in and is left as it is: %s', async (text, exit, why) => {
  const folder = newFolder()
  writeFileSync(join(folder, bookName), text)
  await expect(fileBook(folder)).rejects.toMatchObject({ exit, message: expect.stringContaining(why) })
  expect(readFileSync(join(folder, bookName), 'utf8')).toBe(text)
  rmSync(join(folder, bookName))
  // The lock was let go of.
  await (await opened(folder)).addAccount({ name: 'Ana', keys: [keyOf('a')] })
})
