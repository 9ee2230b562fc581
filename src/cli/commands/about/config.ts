/** config: every setting, what it is and where it was said. */
import { exitCodes } from '../../../errors.ts'
import { configPath } from '../../config/config.ts'
import { example } from '../../config/example.ts'
import { loadConfig } from '../../config/load.ts'
import { rowsOf, settingsSaid } from '../../config/said.ts'
import { print, printJson, safe, table } from '../../files/output.ts'
import { command, json } from '../../parsing/command.ts'

export const config = command<{ json: boolean; path: boolean; example: boolean; keys: boolean }>({
  usage: 'config',
  about: 'Show every setting and where it comes from',
  examples: [
    ['flywheel config', 'what counts here, and who said it'],
    ['flywheel config --path', 'where the file lies'],
    ['flywheel config --example', 'a file to begin with'],
    ['flywheel config --keys', 'what keys can be changed, and to what they are'],
    ['flywheel config --json', 'as data for programs'],
  ],
  options: {
    path: { type: 'boolean', default: false, describe: 'only the path of the config file' },
    example: { type: 'boolean', default: false, describe: 'print a config file to begin with' },
    keys: { type: 'boolean', default: false, describe: 'every key that can be changed, with its name' },
    json,
  },
  unconfigured: true,
  async run({ path, example: isExample, keys, json: isJson }, program) {
    const { env } = process
    if (isExample) await print(example.trimEnd())
    else if (path) await print(safe(configPath(env) ?? ''))
    else if (keys) {
      const [{ keyRows }, said] = await Promise.all([import('../../config/keys.ts'), loadConfig(env)])
      await print(table(keyRows(said.keys, said.keyPlaces)))
    } else {
      const all = settingsSaid(program.flags, env, await loadConfig(env))
      if (isJson) await printJson(all)
      else await print(rowsOf(all))
    }
    return exitCodes.ok
  },
})
