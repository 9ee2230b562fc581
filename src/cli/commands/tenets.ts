/** tenets: the wheel for reading. */
import { exitCodes } from '../../errors.ts'
import { print, printJson } from '../files/output.ts'
import { command, json } from '../parsing/command.ts'

export const tenets = command<{ json: boolean }>({
  usage: 'tenets',
  about: 'Read the wheel: its phases, tenets and exercises',
  examples: [
    ['flywheel tenets', 'each with its question and what works on it'],
    ['flywheel tenets --json', 'as data for programs'],
  ],
  options: { json },
  async run(args) {
    const { wheelFacts, wheelWords } = await import('../wheel-words.ts')
    if (args.json) await printJson(wheelFacts())
    else await print(wheelWords())
    return exitCodes.ok
  },
})
