/** notes: what came of a session, as Markdown or as a page. */
import { chmod, open } from 'node:fs/promises'
import { exitCodes } from '../../errors.ts'
import { unsaved } from '../../store/trouble.ts'
import { command } from '../command.ts'
import { findSession } from '../find-session.ts'
import { print, safe, tell } from '../output.ts'

const audiences = ['team', 'others'] as const
const formats = ['md', 'html'] as const

export const notes = command<{
  file: string
  for: (typeof audiences)[number]
  format: (typeof formats)[number]
  out?: string
}>({
  usage: 'notes <file>',
  about: 'Write what came of a session as Markdown or HTML',
  examples: [
    ['flywheel notes checkout-t0001', 'for the team, to the terminal'],
    ['flywheel notes checkout-t0001 --out retro.md', 'to a file others may read'],
    ['flywheel notes checkout-t0001 --for others', 'without any card'],
    ['flywheel notes checkout-t0001 --format html', 'as one page with pictures'],
  ],
  words: { file: { type: 'string', describe: 'a session file, or its name in --dir' } },
  options: {
    for: { choices: audiences, default: 'team', describe: 'who will read it; others see no cards' },
    format: { choices: formats, default: 'md', describe: 'md is Markdown, html one page with pictures' },
    out: { type: 'string', takes: 'PATH', describe: 'write to this file instead', requiresArg: true },
  },
  async run({ file, for: audience, format, out, dir }) {
    const { notesOf } = await import('../session-notes.ts')
    const text = await notesOf(findSession(file, dir), audience, format)
    if (out === undefined) await print(text)
    else {
      await writeShared(out, text)
      await tell(`Notes for ${audience === 'team' ? 'the team' : 'others'} written to ${safe(out)}`)
    }
    return exitCodes.ok
  },
})

/** Everything else is for its owner alone; notes that were asked for by name are meant to be passed on (0644). */
async function writeShared(path: string, text: string): Promise<void> {
  try {
    const file = await open(path, 'w', 0o644)
    await file.writeFile(text).finally(() => file.close())
    await chmod(path, 0o644)
  } catch (error) {
    throw unsaved(path, error)
  }
}
