/** help: a topic, or the page of a command. */

import { readFile } from 'node:fs/promises'
import { nearest } from '../../../agendas/nearest.ts'
import { commandLine } from '../../../command-line.ts'
import { exitCodes, UserError } from '../../../errors.ts'
import { rowOf } from '../../../lists.ts'
import { print } from '../../files/output.ts'
import { pageTopics } from '../../manuals/topics.ts'
import { command } from '../../parsing/command.ts'

export const help = command<{ topic?: string }>({
  usage: 'help [topic]',
  about: 'Explain a topic or a command',
  examples: [
    ['flywheel help keys', 'every key, place by place'],
    ['flywheel help remote', 'everybody at their own terminal'],
    ['flywheel help exit-codes', 'what the numbers mean'],
    ['flywheel help new', 'the same as flywheel new --help'],
  ],
  words: { topic: { type: 'string', offers: 'topics', describe: 'one of those below, or a command' } },
  unconfigured: true,
  async run({ topic = 'flywheel' }, program) {
    const pages = program.pages()
    if (Object.hasOwn(pages, topic)) {
      await print(rowOf(pages, topic))
      return exitCodes.ok
    }
    if (Object.hasOwn(pageTopics, topic)) {
      await print(await builtPage(topic))
      return exitCodes.ok
    }
    const meant = nearest(topic, [...Object.keys(pages), ...Object.keys(pageTopics)])
    throw new UserError(
      `There is no help about "${topic}".`,
      meant ? `Did you mean: ${commandLine('help', meant)}` : `See: ${commandLine('help')}`,
      exitCodes.usage,
    )
  },
})

/** A page of docs/ as the build wrote it beside the program. @throws UserError where it was not built. */
async function builtPage(topic: string): Promise<string> {
  try {
    return await readFile(new URL(`./help/${topic}.txt`, import.meta.url), 'utf8')
  } catch {
    throw new UserError(`The page about ${topic} is not beside the program.`, 'Build it again, or install it again.')
  }
}
