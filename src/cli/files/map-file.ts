/** A map's file for the editor: read once, replaced whole, and never over what somebody else put there meanwhile. */
import { chmod, realpath, stat } from 'node:fs/promises'
import { basename, dirname, extname, join } from 'node:path'
import { UserError } from '../../errors.ts'
import { limits } from '../../map/index.ts'
import type { MapFile, Saved } from '../../mapping/map-file.ts'
import { disk, isCode, readWhole, replace } from '../../store/disk.ts'
import { shown } from '../environment.ts'
import { editElsewhere } from './editor.ts'
import { decode } from './input.ts'
import { refuseSessionFile, writeNew } from './output-file.ts'

/** Raised just before a file would be replaced that is not as we left it. */
class Changed extends Error {
  readonly text: string
  constructor(text: string) {
    super('changed')
    this.text = text
  }
}

/**
 * Opens a map to be edited; a file that is not there is made by the first change.
 * @throws UserError when it cannot be read, is too large, or is not text.
 */
export async function openMap(path: string): Promise<MapFile> {
  // A link is followed once, so that the file it leads to is replaced and not the link.
  const real = await realpath(path).catch(() => path)
  await refuseSessionFile(real)
  const first = await readText(real, path)
  let known = first
  let last: Promise<unknown> = Promise.resolve()
  const write = async (text: string, over?: string): Promise<Saved> => {
    const mode = (await stat(real).catch(() => undefined))?.mode
    try {
      await replace(disk, real, [text], {
        async before() {
          const there = await readText(real, path)
          // Where nothing stands any more, nothing can be lost.
          if (there !== undefined && there !== known && there !== over && there !== text) throw new Changed(there)
        },
      })
    } catch (error) {
      if (error instanceof Changed) return { is: 'changed', text: error.text }
      return {
        is: 'failed',
        say: `${shown(path)} could not be written: ${reasonOf(error)}. Your change is on the screen; w tries again.`,
      }
    }
    known = text
    // What others may read stays readable to them.
    await chmod(real, mode === undefined ? 0o666 & ~process.umask() : mode & 0o777).catch(() => {})
    return { is: 'saved' }
  }
  return {
    name: basename(path),
    text: first ?? '',
    save(text, over) {
      const saved = write(text, over)
      last = saved
      return saved
    },
    settled: () => last,
    async theirs() {
      await last
      const there = await readText(real, path).catch(() => undefined)
      return there === known ? undefined : there
    },
    async beside(text) {
      const end = extname(real)
      for (let n = 1; ; n++) {
        const name = `${basename(real, end)}.mine${n > 1 ? `-${n}` : ''}${end}`
        try {
          await writeNew(join(dirname(real), name), text)
          return name
        } catch (error) {
          if (!isCode(error, 'EEXIST') || n > 99) throw error
        }
      }
    },
    editText: text => editElsewhere(text, basename(path)),
  }
}

/** The text of a file, undefined when there is none. Bytes that are no UTF-8 would not come back as they were, so they are refused. */
async function readText(real: string, path: string): Promise<string | undefined> {
  let bytes: Buffer | undefined
  try {
    bytes = await readWhole(disk, real, limits.text)
  } catch (error) {
    if (isCode(error, 'E2BIG'))
      throw new UserError(
        `${shown(path)} is too large for a map: ${error instanceof Error ? error.message : String(error)}.`,
        'Name another file; this one was left as it is.',
      )
    throw new UserError(`${shown(path)} cannot be read: ${reasonOf(error)}.`, 'Name a file with the text of a map.')
  }
  if (!bytes) return undefined
  const text = bytes.toString()
  if (Buffer.from(text).equals(bytes)) return text
  decode(bytes, shown(path))
  throw new UserError(
    `${shown(path)} is UTF-16, which would not come back as it was.`,
    'Save it as UTF-8 first; nothing was changed.',
  )
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const words: Record<string, string> = {
    ENOENT: 'the folder is not there',
    EACCES: 'it is not allowed',
    EPERM: 'it is not allowed',
    EROFS: 'the disk is read-only',
    ENOSPC: 'no space is left on the disk',
    EISDIR: 'it is a folder',
  }
  return words[code] ?? (error instanceof Error ? error.message : String(error))
}
