/** doctor: what this terminal can and cannot do, and whether a room could be hosted here. */
import { exitCodes, UserError } from '../../../errors.ts'
import { type Config, noConfig } from '../../config/config.ts'
import { loadConfig } from '../../config/load.ts'
import { settings } from '../../environment.ts'
import { print, printJson, safe } from '../../files/output.ts'
import { command, json } from '../../parsing/command.ts'
import { portOf } from '../../parsing/port.ts'

/** Cells of a finding's name. */
const wide = 12

/** Without the file where it cannot be read. @throws what is no fault of the file. */
function noneThen(error: unknown): Config {
  if (error instanceof UserError) return noConfig
  throw error
}

export const doctor = command<{ json: boolean; listen: string; port: string }>({
  usage: 'doctor',
  about: 'Tell what this terminal can do, and what hosting needs',
  examples: [
    ['flywheel doctor', 'findings, and what to type about them'],
    ['flywheel doctor --port 2200', 'could a room listen there?'],
    ['flywheel doctor --json', 'as data for programs'],
  ],
  options: {
    listen: {
      type: 'string',
      takes: 'ADDRESS',
      default: '127.0.0.1',
      describe: 'the address a room would listen on',
      requiresArg: true,
    },
    port: { type: 'string', takes: 'PORT', default: '2222', describe: 'its port', requiresArg: true },
    json,
  },
  // A config file that is wrong is one of the findings.
  unconfigured: true,
  async run({ listen, port, ...args }, { flags }) {
    const { dir } = settings(flags, process.env, await loadConfig(process.env).catch(noneThen))
    const [{ gatherFacts }, { thisWorld }] = await Promise.all([
      import('../../doctor/facts.ts'),
      import('../../doctor/this-world.ts'),
    ])
    const found = await gatherFacts(thisWorld(dir, listen, portOf(`${port}`)))
    if (args.json) await printJson(found.flatMap(({ of, facts }) => facts.map(fact => ({ of, ...fact }))))
    else
      await print(
        found
          .map(({ of, facts }) => {
            const rows = facts.map(({ about, ok, say, fix }) => {
              const what = `${about.padEnd(wide)}${ok ? 'ok  ' : '!   '}${safe(say)}`
              return fix ? `${what}.   fix: ${safe(fix)}` : what
            })
            return [of, ...rows].join('\n')
          })
          .join('\n\n'),
      )
    return exitCodes.ok
  },
})
