/** The app of one terminal in this process, on fake streams, seen through a true emulator. */

import { EventEmitter } from 'node:events'
import { nowhere } from '../../src/ports/session-store.ts'
import { Room } from '../../src/room/room.ts'
import type { KeyChanges } from '../../src/screen/keys/changes.ts'
import type { Bell } from '../../src/screen/terminal.ts'
import type { Entry } from '../../src/session/types.ts'
import type { Start } from '../../src/terminals/facilitator/app.tsx'
import { mountApp } from '../../src/terminals/facilitator/mount.tsx'
import type { AppServices, OpenSession } from '../../src/views/app-services.ts'
import { emulator } from './emulator.ts'

export type Screen = {
  rows(): string[]
  text(): string
  cursor(): { row: number; column: number }
  /** Types keys and waits until all is worked off and painted. */
  type(keys: string): Promise<void>
  /** Bytes written since the last call. */
  taken(): string
  resize(columns: number, rows: number): Promise<void>
  exited: Promise<number>
  quit(): Promise<number>
}

export type ScreenOptions = {
  columns?: number
  rows?: number
  colour?: boolean
  ascii?: boolean
  mouse?: boolean
  /** Nothing moves by itself. */
  still?: boolean
  bell?: Bell
  /** Keys that were changed. */
  keys?: KeyChanges
  now?: () => number
}

export async function screen(start: Start, appServices: AppServices, options: ScreenOptions = {}): Promise<Screen> {
  const { columns = 80, rows = 24, colour = false, ascii = false, mouse = false, keys, still, bell, now } = options
  const term = emulator(columns, rows)
  let bytes = ''
  const output = Object.assign(new EventEmitter(), {
    columns,
    rows,
    write(text: string) {
      bytes += text
      void term.write(text)
    },
  })
  const input = Object.assign(new EventEmitter(), { setRawMode() {}, resume() {}, pause() {} })
  const app = mountApp({
    terminal: { input, output, theme: { colour, ascii, still }, mouse, keys, bell },
    appServices,
    start,
    now,
  })
  const settle = async () => {
    await app.settled()
    for (let i = 0; i < 4; i++) await new Promise(resolve => setImmediate(resolve))
    await app.settled()
    await term.write('')
  }
  await settle()
  return {
    rows: term.rows,
    text: term.text,
    cursor: term.cursor,
    async type(keys) {
      input.emit('data', keys)
      await settle()
    },
    taken() {
      const all = bytes
      bytes = ''
      return all
    },
    async resize(c, r) {
      Object.assign(output, { columns: c, rows: r })
      term.resize(c, r)
      output.emit('resize')
      await settle()
    },
    exited: app.exited,
    quit: () => app.quit(0),
  }
}

export { nowhere }

/** A room in memory from a log. */
export function openRoom(log: readonly Entry[], now: () => number = Date.now): OpenSession {
  return { room: new Room({ log, writer: nowhere, now }), key: 'memory.json', readOnly: false, recovered: 0 }
}

/** Services that lead nowhere, for screens that need none; parts may be replaced. */
export function noAppServices(some: Partial<AppServices> = {}): AppServices {
  const refuse = () => {
    throw new Error('not in this test')
  }
  return {
    dir: './sessions',
    suggest: () => ({ team: 'checkout', people: ['Ana'] }),
    list: async () => [],
    open: refuse,
    create: refuse,
    close: async () => {},
    notes: async () => [],
    elsewhere: refuse,
    restore: async () => {},
    draft: () => {},
    ...some,
  }
}
