/** The keys when somebody else changed the file of a map meanwhile. */

import type { MapFile } from '../../../mapping/map-file.ts'
import { layer } from '../../../screen/layer.ts'
import type { Layer } from '../../../screen/router.ts'
import type { FileWorking } from './use-work.ts'

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
          if (!refused) tell('Theirs, with your change made again on it. u takes yours back, never theirs.')
        }
      : 'the change cannot be made again on another text; t takes theirs, k keeps yours beside it',
    take() {
      working.takeText(text, 'take the other text')
      done()
      tell('This is the text of the others. u brings yours back.')
    },
    beside() {
      void file.beside(mine).then(
        name => {
          working.takeText(text, 'take the other text')
          done()
          tell(`Yours is kept as ${name}; this is the text of the others.`)
        },
        (error: unknown) =>
          tell(`Yours could not be kept beside it: ${error instanceof Error ? error.message : error}`),
      )
    },
    leave() {
      done()
      tell('Not saved: the file was changed by somebody else. w asks again.')
    },
  })
}
