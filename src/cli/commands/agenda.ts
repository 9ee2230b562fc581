/** agenda: the agendas and exercises there are, what is in one, and a file of one's own to start from. */
import { commandLine } from '../../command-line.ts'
import { type ExitCode, exitCodes, UserError } from '../../errors.ts'
import { command, json } from '../command.ts'
import { print, printJson, safe, tell } from '../output.ts'
import { stream } from '../typed.ts'

const actions = ['list', 'show', 'new'] as const

type Args = { action: (typeof actions)[number]; name?: string; with?: string; yaml: boolean; json: boolean }

export const agenda = command<Args>({
  usage: 'agenda <action> [name]',
  about: 'Show agendas and exercises, or begin your own',
  examples: [
    ['flywheel agenda list', 'agendas, and exercises to use'],
    ['flywheel agenda show retro', 'its steps with their minutes'],
    ['flywheel agenda show six-pillars --yaml', 'to paste into your file'],
    ['flywheel agenda new ours.yaml', 'a file to start from'],
    ['flywheel agenda new ours.yaml --with gameplay', 'made of what you name'],
  ],
  words: {
    action: { choices: actions, describe: actions.join(', ') },
    name: { type: 'string', means: 'output', describe: 'an agenda, an exercise, or a file of yours (- is a pipe)' },
  },
  options: {
    with: {
      type: 'string',
      means: 'list',
      takes: 'A,B,C',
      describe: 'exercises for the new file',
      requiresArg: true,
    },
    yaml: { type: 'boolean', default: false, describe: 'show it as YAML, as in a file' },
    json,
  },
  async run({ action, name, yaml, ...args }): Promise<ExitCode> {
    if (action === 'list') {
      const { everything, everythingInWords } = await import('../agenda-words.ts')
      if (args.json) await printJson(everything())
      else await print(everythingInWords())
      return exitCodes.ok
    }
    if (!name)
      throw new UserError(
        action === 'show' ? 'Which one?' : 'Which file?',
        action === 'show'
          ? `To see them all: ${commandLine('agenda', 'list')}`
          : `Try: ${commandLine('agenda', 'new', 'ours.yaml')}`,
        exitCodes.usage,
      )
    if (action === 'new') {
      const { writeAgenda } = await import('../agenda-file.ts')
      const { text, ...made } = await writeAgenda(name, args.with)
      if (made.file === stream) await print(text)
      else if (args.json) await printJson(made)
      else {
        await print(safe(made.file))
        await tell(
          `${made.minutes} minutes. Change it in any editor, and check it: ${commandLine('agenda', 'show', name)}`,
        )
      }
      return exitCodes.ok
    }
    const { readNamed, inWords, inYaml } = await import('../agenda-words.ts')
    const found = await readNamed(name)
    if (args.json) await printJson('agenda' in found ? found.agenda : found.exercise)
    else await print(yaml ? inYaml(found) : inWords(found))
    return exitCodes.ok
  },
})
