/** What one person answers for themselves in lines, at kinds whose interaction is not described yet. */
import { noConsentYet } from '../../session/bet.ts'
import { isHidden, workOf } from '../../session/read.ts'
import type { Kind, StepOf } from '../../session/shapes.ts'
import type { At, Hands } from './hands.ts'

/** The part of a person at a terminal of their own, laid over what the step says and lets hear. */
type Part<K extends Kind> = (at: At<K>) => Pick<Hands, 'todo' | 'commands' | 'typing' | 'line'> & Partial<Hands>

const decide: Part<'decide'> = at => {
  const { step } = at
  const tooEarly = () => noConsentYet(workOf(at.session(), step.id, 'decide')?.fields ?? {})
  return {
    commands: [],
    todo: () =>
      isHidden(at.session(), step)
        ? [tooEarly() ?? 'Your consent, a number from 0, never, to 5, all in. Private until all are in.']
        : [],
    async line(text) {
      if (!/^[0-5]$/.test(text) || !isHidden(at.session(), step)) return false
      const early = tooEarly()
      if (early) at.say(early)
      else if (await at.submit({ in: step.id, do: 'consent', value: Number(text) }, { quiet: true }))
        at.say(`Your consent: ${text}.`)
      return true
    },
  }
}

const parts: { [K in Kind]?: Part<K> } = { decide }

/** Commands that only let somebody hear what is here: they are for those who look on too. */
const hearing = new Set(
  'cards card results groups list options meaning map parts part guide story problems questions tree actions'.split(
    ' ',
  ),
)

/**
 * The hands of somebody who does not type for a shared keyboard, over those of the keyboard: what the step says, what can be heard of it,
 * and their own part. Whoever leads keeps what only they can do.
 */
export function partOver(step: StepOf, at: Omit<At<Kind>, 'step'>, keyboard: Hands): Hands {
  const take = at.me() ? (parts[step.kind] as unknown as Part<Kind> | undefined) : undefined
  const part = take?.({ ...at, step } as At<Kind>)
  const leads = at.leads()
  const theirs = keyboard.commands.filter(
    c => (leads || c.on.some(on => hearing.has(on))) && !part?.commands.some(p => p.on.some(on => c.on.includes(on))),
  )
  if (leads && !part) return keyboard
  return {
    tell: keyboard.tell,
    commands: [...(part?.commands ?? []), ...theirs],
    todo: () =>
      part ? [...part.todo(), ...(leads && step.kind === 'decide' ? keyboard.todo() : [])] : watchWords(step, at),
    goesOn: () => leads && (keyboard.goesOn?.() ?? false),
    ...(part?.typing ? { typing: part.typing } : {}),
    ...(part?.isAnswer ? { isAnswer: part.isAnswer } : {}),
    async line(text) {
      if (part && at.live() && (await part.line?.(text))) return true
      return leads ? ((await keyboard.line?.(text)) ?? false) : false
    },
    ...(keyboard.told && leads ? { told: keyboard.told } : {}),
  }
}

/** What somebody without a part at this step is told to do. */
export function watchWords(step: StepOf, at: Pick<At<Kind>, 'me' | 'live'>): string[] {
  if (!at.me() || !at.live()) return []
  return step.kind === 'look'
    ? ['The talk is in the room. Say help to hear what you can do meanwhile.']
    : ['The facilitator types here; say aloud what you want to add. Say help to hear what you can do meanwhile.']
}
