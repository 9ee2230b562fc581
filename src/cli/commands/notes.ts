/** notes: what came of a session, as Markdown or as a page. */
import { exitCodes } from '../../errors.ts'
import { audiences } from '../../export/notes/audience.ts'
import { print, safe, tell } from '../files/output.ts'
import { command } from '../parsing/command.ts'
import { stream } from '../parsing/typed.ts'
import { logOf } from '../sessions/find-session.ts'

const formats = ['md', 'html', 'madr'] as const

export const notes = command<{
  file: string
  for: (typeof audiences)[number]
  format: (typeof formats)[number]
  out?: string
  force: boolean
}>({
  usage: 'notes <file>',
  about: 'Write what came of a session as Markdown or HTML',
  examples: [
    ['flywheel notes checkout-t0001', 'for the team, to the terminal'],
    ['flywheel notes checkout-t0001 --out retro.md', 'to a file others may read'],
    ['flywheel notes checkout-t0001 --for others', 'without any card'],
    ['flywheel notes checkout-t0001 --for leaders', 'one page to decide on'],
    ['flywheel notes checkout-t0001 --format html', 'as one page with pictures'],
    ['flywheel notes checkout-t0001 --format madr', 'the bet, beside other decisions'],
  ],
  words: {
    file: {
      type: 'string',
      means: 'input',
      offers: 'sessions',
      describe: 'a session file, or its name in --dir; - is stdin',
    },
  },
  options: {
    for: { choices: audiences, default: 'team', describe: 'who reads it; others see no card' },
    format: { choices: formats, default: 'md', describe: 'a page; the bet for a decision log' },
    out: {
      type: 'string',
      means: 'output',
      takes: 'PATH',
      describe: 'write to this file instead; - is the terminal',
      requiresArg: true,
    },
    force: { type: 'boolean', default: false, describe: 'replace a file that somebody wrote or changed' },
  },
  async run({ file, for: audience, format, out: path = stream, force, dir }) {
    const { decisionFrom, notesFrom, writeDecisionTo, writeNotesTo } = await import('../sessions/session-notes.ts')
    const log = await logOf(file, dir)
    if (format === 'madr') {
      if (path === stream) await print(decisionFrom(log))
      else {
        await writeDecisionTo(log, { path, force, dir })
        await tell(`The decision was written to ${safe(path)}`)
      }
      return exitCodes.ok
    }
    if (path === stream) await print(notesFrom(log, audience, format))
    else {
      await writeNotesTo(log, { path, audience, format, force, dir })
      await tell(`Notes for ${audience === 'team' ? 'the team' : audience} written to ${safe(path)}`)
    }
    return exitCodes.ok
  },
})
