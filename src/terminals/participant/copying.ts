/** The keys that copy: what is on the screen, or the links that are shown. */
import { unstyled } from '../../screen/theme.ts'
import type { Session } from '../../session/types.ts'
import { linksShown } from '../../views/online/links.ts'
import { linkWords } from '../../views/online/words.ts'
import { viewWords } from '../../views/words.ts'
import type { Acts } from './acts.ts'

type Given = {
  /** Sends text to the terminal's clipboard. */
  copy(text: string): void
  acts: Pick<Acts, 'tell'>
  /** The rows that are on the screen. */
  rows(): readonly string[]
  /** As the stage may show it. */
  session(): Session
}

/** What each of the two keys does. */
export function copying({ copy, acts, rows, session }: Given): { copy(): void; links(): void } {
  return {
    copy() {
      copy(
        rows()
          .map(row => unstyled(row).trimEnd())
          .join('\n'),
      )
      acts.tell(viewWords.clipboard)
    },
    links() {
      const links = linksShown(session())
      if (links.length) copy(links.join('\n'))
      acts.tell(linkWords.copied(links))
    },
  }
}
