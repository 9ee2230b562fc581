/** Finds the config file and has it read; without a file nothing of what reads it is loaded. */
import { readFileSync, statSync } from 'node:fs'
import { exitCodes, UserError } from '../../errors.ts'
import { type Config, configPath, noConfig } from './config.ts'
import { configWords as words } from './words.ts'

/** Bytes of a config file. */
const largest = 128 * 1024

/**
 * What the person's config file says; `noConfig` without one.
 * @throws UserError (usage) with line and column of what is wrong in it, or why it cannot be read.
 */
export async function loadConfig(env: Record<string, string | undefined>): Promise<Config> {
  const path = configPath(env)
  const bytes =
    path === undefined ? undefined : bytesOf(path, env.FLYWHEEL_CONFIG !== undefined && env.FLYWHEEL_CONFIG !== '')
  if (path === undefined || bytes === undefined) return noConfig
  try {
    const { readConfig } = await import('./read.ts')
    const config = readConfig(bytes, path)
    if (!config.values.keys) return config
    const { readKeys } = await import('./keys.ts')
    return { ...config, keys: readKeys(config) }
  } catch (error) {
    throw ourOwn(error)
  }
}

/** The file's bytes; undefined when it is not there and was not asked for by name. */
function bytesOf(path: string, isNamed: boolean): Buffer | undefined {
  try {
    const found = statSync(path)
    // A pipe would be waited for.
    if (!found.isFile()) throw refused(words.noFile(path))
    if (found.size > largest) throw refused(words.tooLarge(path, found.size))
    return readFileSync(path)
  } catch (error) {
    if (error instanceof UserError) throw error
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    if (!isNamed && (code === 'ENOENT' || code === 'ENOTDIR')) return undefined
    throw refused(words.unreadable(path, code))
  }
}

/** What a reader throws that comes from a bundle of its own, where the class of our errors is another one. */
function ourOwn(error: unknown): unknown {
  if (error instanceof UserError || !(error instanceof Error) || error.name !== 'UserError') return error
  const next = 'next' in error ? String(error.next) : ''
  return new UserError(error.message, next, exitCodes.usage)
}

function refused(say: string): UserError {
  return new UserError(say, words.withoutIt, exitCodes.usage)
}
