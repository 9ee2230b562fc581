/** doctor: what this terminal can and cannot do. */
import { exitCodes } from '../../../errors.ts'
import { print, printJson, safe } from '../../files/output.ts'
import { command, json } from '../../parsing/command.ts'

export const doctor = command<{ json: boolean }>({
  usage: 'doctor',
  about: 'Tell what this terminal can and cannot do',
  examples: [
    ['flywheel doctor', 'findings, and what to type about them'],
    ['flywheel doctor --json', 'as data for programs'],
  ],
  options: { json },
  async run({ dir, ...args }) {
    const { gatherFacts, thisWorld } = await import('../../terminal-facts.ts')
    const facts = await gatherFacts(thisWorld(dir))
    if (args.json) await printJson(facts)
    else
      await print(
        facts
          .map(
            f =>
              `${f.about.padEnd(12)}${f.ok ? 'ok  ' : '!   '}${safe(f.say)}${f.fix ? `.   fix: ${safe(f.fix)}` : ''}`,
          )
          .join('\n'),
      )
    return exitCodes.ok
  },
})
