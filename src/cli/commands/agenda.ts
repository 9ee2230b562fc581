/** agenda: the agendas and exercises there are, what is in one, and a file of one's own to start from. */
import { commandLine } from '../../command-line.ts'
import { type ExitCode, exitCodes, UserError } from '../../errors.ts'
import { plural } from '../../text.ts'
import { print, printJson, safe, tell } from '../files/output.ts'
import { command, json } from '../parsing/command.ts'
import { stream } from '../parsing/typed.ts'

const actions = ['list', 'show', 'new', 'edit', 'check'] as const

type Args = {
  action: (typeof actions)[number]
  name?: string
  with?: string
  from?: string
  yaml: boolean
  json: boolean
}

export const agenda = command<Args>({
  usage: 'agenda <action> [name]',
  about: 'Show agendas and exercises, or begin your own',
  examples: [
    ['flywheel agenda list', 'agendas, and exercises to use'],
    ['flywheel agenda show retro', 'its steps with their minutes'],
    ['flywheel agenda show six-pillars --yaml', 'to paste into your file'],
    ['flywheel agenda new ours.yaml', 'a file to start from'],
    ['flywheel agenda new ours.yaml --with gameplay', 'made of what you name'],
    ['flywheel agenda new ours.yaml --from sailboat', 'a format to change'],
    ['flywheel agenda check ours.yaml', 'can a room walk it?'],
  ],
  words: {
    action: { choices: actions, describe: actions.join(', ') },
    name: {
      type: 'string',
      means: 'output',
      offers: 'exercises',
      describe: 'an agenda, an exercise, or a file of yours (- is a pipe)',
    },
  },
  options: {
    with: {
      type: 'string',
      means: 'list',
      takes: 'A,B,C',
      describe: 'exercises for the new file',
      requiresArg: true,
    },
    from: {
      type: 'string',
      takes: 'NAME',
      offers: 'agendas',
      describe: 'an agenda to begin the new file with',
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
          : `Try: ${commandLine('agenda', action, 'ours.yaml')}`,
        exitCodes.usage,
      )
    if (action === 'check') return tellWhole(name, args.json)
    if (action === 'edit') return editUntilWhole(name)
    if (action === 'new') {
      const { writeAgenda } = await import('../files/agenda-file.ts')
      const { text, ...made } = await writeAgenda(name, args)
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

/** Says that a room can walk the agenda of this file. @throws UserError with the line that is wrong. */
async function tellWhole(name: string, asJson: boolean): Promise<ExitCode> {
  const { readWholeAgenda } = await import('../files/agenda-file.ts')
  const { stepsOf } = await import('../../session/agenda.ts')
  const found = await readWholeAgenda(name)
  const [steps, { minutes, title }] = [stepsOf(found).length, found]
  if (asJson) await printJson({ file: name, title, minutes, steps })
  else await print(`${safe(name)} is whole: ${safe(title)}, ${plural(steps, 'step')}, ${minutes} minutes`)
  return exitCodes.ok
}

/** Opens the file in an editor, again and again while it is not whole and somebody wants to go on. */
async function editUntilWhole(name: string): Promise<ExitCode> {
  const [{ editFile }, { keyOrLine }] = await Promise.all([
    import('../files/editor.ts'),
    import('../files/key-or-line.ts'),
  ])
  for (;;) {
    await editFile(name)
    try {
      return await tellWhole(name, false)
    } catch (error) {
      if (!(error instanceof UserError) || !process.stdin.isTTY) throw error
      await tell(`${safe(error.message)} ${safe(error.next ?? '')}`)
      const keys = keyOrLine(process.stdin, process.stderr)
      const key = await keys.ask('e edits it again, any other key leaves it as it is: ').finally(keys.end)
      if (key?.toLowerCase() !== 'e') return error.exit
    }
  }
}
