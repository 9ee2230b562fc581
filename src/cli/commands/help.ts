/** help: the exit codes, the environment, or the page of a command. */

import { nearest } from '../../agendas/nearest.ts'
import { exitCodes, UserError } from '../../errors.ts'
import { command } from '../command.ts'
import { print } from '../output.ts'

export const help = command<{ topic?: string }>({
  usage: 'help [topic]',
  about: 'Explain exit codes, environment, or a command',
  examples: [
    ['flywheel help exit-codes', 'what the numbers mean'],
    ['flywheel help environment', 'variables that count'],
    ['flywheel help new', 'the same as flywheel new --help'],
  ],
  words: { topic: { type: 'string', describe: 'exit-codes, environment, or a command' } },
  async run({ topic = 'flywheel' }, program) {
    const pages = program.pages()
    const page = pages[topic]
    if (page !== undefined) {
      await print(page)
      return exitCodes.ok
    }
    const meant = nearest(topic, Object.keys(pages))
    throw new UserError(
      `There is no help about "${topic}".`,
      meant ? `Did you mean: flywheel help ${meant}` : 'See: flywheel help',
      exitCodes.usage,
    )
  },
})
