/** help: the exit codes, the environment, or the page of a command. */

import { nearest } from '../../../agendas/nearest.ts'
import { commandLine } from '../../../command-line.ts'
import { exitCodes, UserError } from '../../../errors.ts'
import { rowOf } from '../../../lists.ts'
import { print } from '../../files/output.ts'
import { command } from '../../parsing/command.ts'

export const help = command<{ topic?: string }>({
  usage: 'help [topic]',
  about: 'Explain exit codes, environment, or a command',
  examples: [
    ['flywheel help exit-codes', 'what the numbers mean'],
    ['flywheel help environment', 'variables that count'],
    ['flywheel help new', 'the same as flywheel new --help'],
  ],
  words: { topic: { type: 'string', describe: 'exit-codes, environment, or a command' } },
  unconfigured: true,
  async run({ topic = 'flywheel' }, program) {
    const pages = program.pages()
    if (Object.hasOwn(pages, topic)) {
      await print(rowOf(pages, topic))
      return exitCodes.ok
    }
    const meant = nearest(topic, Object.keys(pages))
    throw new UserError(
      `There is no help about "${topic}".`,
      meant ? `Did you mean: ${commandLine('help', meant)}` : `See: ${commandLine('help')}`,
      exitCodes.usage,
    )
  },
})
