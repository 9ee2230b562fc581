/** Figures of the git folder that sessions lie in, or of the one the program was started in: what the facts step offers. */
import { addDays, localDay } from '../../day.ts'
import { readGit } from '../../evidence/git.ts'
import { lookBack } from '../../evidence/offer.ts'
import { isDatabase } from '../../postgres/address.ts'
import { type FiguresRead, inOrder } from '../../session/offer.ts'

/** Reads the first of both that is a git folder, the last 90 days; or says that there is none. Nothing is fetched. */
export async function figuresNear(dir: string): Promise<FiguresRead> {
  const until = localDay(new Date())
  const days = { since: addDays(until, -lookBack), until }
  for (const folder of isDatabase(dir) ? ['.'] : [dir, '.']) {
    const read = await readGit(folder, days).catch(() => undefined)
    if (read) return { offers: inOrder(read.offers) }
  }
  return { say: 'No git folder here. Start flywheel inside a clone.' }
}
