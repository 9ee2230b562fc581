/** The map of a file that is edited, each change saved as soon as it is made. */
import { useCallback, useEffect, useRef, useState } from 'react'
import { diffMaps, parse, sayChange } from '../../../map/index.ts'
import type { MapFile } from '../../../mapping/map-file.ts'
import {
  adopted,
  begin,
  changed,
  isRefusal,
  type Make,
  made,
  redone,
  undone,
  type Work,
} from '../../../mapping/work.ts'
import { useSurface } from '../context.ts'
import type { Working } from './editing.ts'
import { mapWords } from './words.ts'

type Saving = { state: 'saved' | 'saving' } | { state: 'failed'; say: string } | { state: 'theirs'; text: string }

export type FileWorking = Working & {
  saving: Saving
  /** Takes over a whole text. */
  takeText(text: string, words: string): void
  /** One change back or forward; returns what it was and what was chosen, or undefined. */
  step(back: boolean): { words: string; chosen?: string; stuck?: boolean } | undefined
  /** Takes somebody else's text over in place of what is not saved; what was saved before can still be taken back. */
  adopt(text: string): void
  /** Somebody else's text was found in the file: taken over and told when nothing of mine waits, else asked about. */
  noticed(text: string): void
  /** Saves again, over `over` when that is what the file holds. */
  save(over?: string): void
  /** Changes on top of what the file holds, oldest first; undefined when one of them cannot be made again. */
  again(): Make[] | undefined
}

export function useWork(file: MapFile, tell: (say: string) => void, theirs: (text: string) => void): FileWorking {
  const { router } = useSurface()
  const [work, setWork] = useState<Work>(() => begin(file.text))
  const [saving, setSaving] = useState<Saving>({ state: 'saved' })
  const now = useRef(work)
  /** Changes since the file was last ours. */
  const unsaved = useRef<(Make | undefined)[]>([])
  const busy = useRef<Promise<void>>(undefined)

  const put = (next: Work) => {
    now.current = next
    setWork(next)
  }

  const save = useCallback(
    (over?: string) => {
      const write = async () => {
        // What is written is the newest text, however many changes came while the last one was written.
        const { text } = now.current.document
        const count = unsaved.current.length
        const saved = await file.save(text, over)
        if (saved.is === 'saved') {
          unsaved.current.splice(0, count)
          setSaving({ state: 'saved' })
        } else if (saved.is === 'failed') {
          setSaving({ state: 'failed', say: saved.say })
          tell(saved.say)
        } else {
          setSaving({ state: 'theirs', text: saved.text })
          theirs(saved.text)
        }
      }
      setSaving({ state: 'saving' })
      busy.current = (busy.current ?? Promise.resolve()).then(write)
      router.hold(busy.current, 2_000)
    },
    [file, router, tell, theirs],
  )

  const adopt = (text: string) => {
    put(adopted(now.current, text, unsaved.current.length))
    unsaved.current = []
    save(text)
  }

  const accept = (make: Make, words: string, chosen?: string): boolean => {
    const next = made(now.current.document, make)
    if (isRefusal(next)) {
      tell(next.say)
      return false
    }
    const after = changed(now.current, next, words, chosen, make)
    if (after !== now.current) {
      put(after)
      unsaved.current.push(make)
      save()
    }
    return true
  }

  return {
    document: work.document,
    saving,
    accept,
    takeText(text, words) {
      const after = changed(now.current, parse(text), words)
      if (after === now.current) return
      put(after)
      unsaved.current.push(undefined)
      save(text)
    },
    step(back) {
      const stepped = back ? undone(now.current) : redone(now.current)
      if (!stepped) return undefined
      put(stepped.work)
      if (stepped.stuck) return { ...stepped.change, stuck: true }
      unsaved.current.push(undefined)
      save()
      return stepped.change
    },
    save,
    adopt,
    noticed(text) {
      if (!unsaved.current.length) {
        const before = now.current.document.map
        adopt(text)
        return tell(sayTheirs(diffMaps(before, now.current.document.map).map(sayChange)))
      }
      setSaving({ state: 'theirs', text })
      theirs(text)
    },
    again() {
      const makes = unsaved.current
      return makes.every(m => m !== undefined) ? makes.slice() : undefined
    },
  }
}

/** What somebody else has changed, the first of it in words. */
function sayTheirs(changes: readonly string[]): string {
  const [first, ...more] = changes.map(c => c.replace(/^\+ /, 'new ').replace(/^- /, 'gone ').replace(/^\W+ /, ''))
  const what = first ? `${first}${more.length ? ` (and ${more.length} more)` : ''}` : 'words that move nothing'
  return mapWords.changedBy(what)
}

/** Looks every two seconds, while nothing is going on, whether somebody else changed the file. */
export function useLooking(file: MapFile, quiet: boolean, noticed: (text: string) => void): void {
  const tell = useRef(noticed)
  tell.current = noticed
  useEffect(() => {
    if (!quiet) return
    let still = true
    const timer = setInterval(async () => {
      const text = await file.theirs()
      if (still && text !== undefined) tell.current(text)
    }, 2_000)
    return () => {
      still = false
      clearInterval(timer)
    }
  }, [file, quiet])
}
