/** Somebody at a terminal of their own who reads plain lines, in this process. */
import { EventEmitter } from 'node:events'
import { onTestFinished } from 'vitest'
import { mountTerminal } from '../../../src/terminals/hosted-terminal.tsx'
import type { AppServices } from '../../../src/views/app-services.ts'
import type { Role } from '../../../src/views/host-services.ts'
import type { TestServices } from './services.ts'

type More = { echoes?: true; role?: Role; appServices?: Partial<AppServices>; now?: () => number; columns?: number }

/** Sits down in lines. `person` is undefined for somebody who looks on. */
export function listen(
  services: TestServices,
  person: string | undefined,
  name: string,
  { role = 'participant', appServices = {}, columns = 80, now, ...more }: More = {},
) {
  let text = ''
  const output = Object.assign(new EventEmitter(), {
    columns,
    rows: 24,
    write(bytes: string) {
      text += bytes
    },
  })
  const input = new EventEmitter()
  const leave = person === undefined ? () => {} : services.presence.arrive(person)
  const user = mountTerminal({
    terminal: { input, output, theme: { colour: false, ascii: false }, linear: true, ...more },
    services: services.as(person),
    user: { role, ...(person === undefined ? {} : { person }), name },
    appServices,
    ...(now ? { now } : {}),
  })
  onTestFinished(() => {
    leave()
    return user.quit(0).then(() => {})
  })
  const settle = async () => {
    for (let i = 0; i < 6; i++) await new Promise(resolve => setImmediate(resolve))
  }
  return {
    user,
    settle,
    /** All that was written, as it was written. */
    text: () => text,
    /** All that was said, its white space single. */
    said: () => text.replace(/\s+/g, ' '),
    async type(keys: string) {
      input.emit('data', keys)
      await settle()
    },
    /** Types a line and waits until this is said. */
    async hears(line: string, what: string) {
      const from = text.length
      input.emit('data', `${line}\r`)
      while (!text.slice(from).replace(/\s+/g, ' ').includes(what)) await settle()
    },
    /** Types a line and resolves with what is said then, white space single. */
    async say(line: string) {
      const from = text.length
      input.emit('data', `${line}\r`)
      await settle()
      return text.slice(from).replace(/\s+/g, ' ')
    },
  }
}
