/** What a peer says about itself, made harmless: name, software, terminal, environment, size. */
import { clean } from '../../clean.ts'
import { isNobody } from '../admission/accounts.ts'
import { toldEnv } from '../messages.ts'

/** The name somebody came with, at most 40 characters; undefined where it names nobody. */
export function nameOf(user: string): string | undefined {
  const name = clean(user, 40)
  return name && !isNobody(name) ? name : undefined
}

/** The program at the other end, for telling callers apart: at most 64 plain characters. */
export function softwareOf(ident: string): string {
  return ident.replace(/[^\w.+-]/g, '').slice(0, 64)
}

export function termOf(term: string): string {
  return /^[\w.+-]{1,32}$/.test(term) ? term : 'unknown'
}

/** Adds what the room may want to know of an environment: language, colours; at most 16 values of 256 plain characters. */
export function keepEnv(env: Record<string, string>, name: string, value: string): void {
  if (!toldEnv.test(name) || !/^[\w.@:+,/-]{0,256}$/.test(value)) return
  if (Object.keys(env).length < 16 || Object.hasOwn(env, name)) env[name] = value
}

/** A size a screen can be drawn in: 0 is 80x24 (clients without a terminal), the rest is kept within 20x5 and 500x200. */
export function sizeOf(columns: number, rows: number): { columns: number; rows: number } {
  return { columns: within(columns || 80, 20, 500), rows: within(rows || 24, 5, 200) }
}

function within(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, Math.floor(value)))
}
