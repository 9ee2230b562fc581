/** A show of hands in lines: said back before it counts, and confirmed where bare numbers had to be taken as counts. */
import { readShow, type ShowOf } from '../../kinds/show-of-hands.ts'
import type { At } from './hands.ts'

/** The counts of a line and how to say them; undefined when it could not be read, was not confirmed, or nobody shows hands. */
export async function hearShow(
  at: Pick<At<'scale'>, 'say' | 'ask'>,
  text: string,
  of: ShowOf,
): Promise<{ counts: number[]; spoken: string } | undefined> {
  const read = readShow(text, of)
  if ('say' in read) {
    at.say(read.say)
    return undefined
  }
  const { counts, spoken, isInterpreted } = read.ok
  if (!isInterpreted) return { counts, spoken }
  const answer = await at.ask(`Read as counts: ${spoken} An empty line or yes counts it, no does not.`)
  if (answer === undefined) return undefined
  if (!/^(?:y(?:es)?)?$/i.test(answer)) {
    at.say('Not counted.')
    return undefined
  }
  return { counts, spoken }
}
