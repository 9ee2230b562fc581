/** The keys when somebody else changed the file of a map meanwhile. */

import type { MapFile } from '../../../mapping/map-file.ts'
import { layer } from '../../../screen/layer.ts'
import type { Layer } from '../../../screen/router.ts'
import type { FileWorking } from './use-work.ts'
import { mapWords } from './words.ts'

/** What to do with the text somebody else put into the file; `done` ends the question. */
export function theirsLayer(
  file: MapFile,
  working: FileWorking,
  text: string,
  { tell, done }: { tell(say: string): void; done(): void },
): Layer {
  const makes = working.again()
  const mine = working.document.text
  return layer('theirs', {
    again: makes
      ? () => {
          working.adopt(text)
          const refused = makes.filter(make => !working.accept(make, 'make my change again')).length
          done()
          if (!refused) tell(mapWords.theirsPlusMine)
        }
      : 'the change cannot be made again on another text; t takes theirs, k keeps yours beside it',
    take() {
      working.takeText(text, 'take the other text')
      done()
      tell(mapWords.theirsNow)
    },
    beside() {
      void file.beside(mine).then(
        name => {
          working.takeText(text, 'take the other text')
          done()
          tell(mapWords.mineKeptAs(name))
        },
        (error: unknown) => tell(mapWords.mineNotKept(error instanceof Error ? error.message : String(error))),
      )
    },
    leave() {
      done()
      tell(mapWords.notSaved)
    },
  })
}
