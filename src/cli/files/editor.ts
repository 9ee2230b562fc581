/** Somebody's own editor (`$VISUAL`, else `$EDITOR`), on a file or on a copy of a text. */
import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { UserError } from '../../errors.ts'
import { refuseSessionFile, writeNew } from './output-file.ts'

/** Opens a file in the editor and waits until that ends. @throws UserError when there is none, or it did not end well. */
export async function editFile(path: string): Promise<void> {
  await refuseSessionFile(path)
  const editor = process.env.VISUAL || process.env.EDITOR
  if (!editor)
    throw new UserError(
      'There is no editor to edit the text in.',
      'Say which in the variable EDITOR, for instance EDITOR=nano.',
    )
  const code = await new Promise<number | null>((resolve, reject) => {
    // The variable may hold arguments, as in `code --wait`; the file's name is handed over as an argument of its own.
    const child = spawn('/bin/sh', ['-c', `${editor} "$1"`, 'sh', path], { stdio: 'inherit' })
    child.on('error', reject)
    child.on('exit', resolve)
  })
  if (code !== 0) throw new UserError(`${editor} ended with ${code ?? 'a signal'}.`, 'The text is as it was.')
}

/** Lets somebody change a text, on a copy in a folder of its own. @throws UserError as `editFile` does. */
export async function editElsewhere(text: string, name: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'flywheel-map-'))
  try {
    const path = join(folder, name)
    await writeNew(path, text, 0o600)
    await editFile(path)
    return await readFile(path, 'utf8')
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
