/** Notes of a session from its file: printed, or written beside it. */
import { basename, dirname, join } from 'node:path'
import { type Audience, notes, notesPage } from '../export/markdown.ts'
import { fold } from '../room/log.ts'
import { disk, replace } from '../store/disk.ts'
import { readSession } from '../store/session-file.ts'
import { unsaved } from '../store/trouble.ts'

/** The notes of a session file for these readers, as Markdown or as one HTML page. */
export async function notesOf(path: string, audience: Audience, format: 'md' | 'html' = 'md'): Promise<string> {
  const { log } = await readSession(path)
  const write = format === 'html' ? notesPage : notes
  return write(fold(log), log, { for: audience })
}

/**
 * Writes both notes beside the session file, for their owner only; returns their paths, the team's first.
 * @throws UserError when the session cannot be read or a file not be written.
 */
export async function writeNotes(path: string): Promise<string[]> {
  const stem = join(dirname(path), basename(path, '.json'))
  const files: [string, Audience][] = [
    [`${stem}.md`, 'team'],
    [`${stem}-for-others.md`, 'others'],
  ]
  for (const [file, audience] of files) {
    const text = await notesOf(path, audience)
    await replace(disk, file, [text]).catch(error => {
      throw unsaved(file, error)
    })
  }
  return files.map(([file]) => file)
}
