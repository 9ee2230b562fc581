/** What one person answers for themselves in lines, at kinds whose interaction is not described yet. */
import { noConsentYet } from '../../session/bet.ts'
import { cardsOf, isHidden, workOf } from '../../session/read.ts'
import type { Card, Kind, StepOf } from '../../session/shapes.ts'
import { list } from '../../text.ts'
import { readMark } from '../read-input.ts'
import type { Command } from './command.ts'
import type { At, Hands } from './hands.ts'
import { numbered, readNumber, splitNumber } from './words.ts'

/** The part of a person at a terminal of their own, laid over what the step says and lets hear. */
type Part<K extends Kind> = (at: At<K>) => Pick<Hands, 'todo' | 'commands' | 'typing' | 'line'> & Partial<Hands>

const write: Part<'write'> = at => {
  const { step } = at
  const me = at.me()
  const isCovered = () => isHidden(at.session(), step)
  const mine = () => cardsOf(at.mine(me), step.id).filter(c => c.by === me && c.via !== 'said')
  const pick = (number: string): Card | undefined => {
    const read = readNumber(number, mine().length, 'card of yours')
    if ('ok' in read) return mine()[read.ok]
    at.say(read.say)
    return undefined
  }
  const commands: Command[] = [
    {
      on: ['mine'],
      does: 'hear your own cards of this step',
      run: () => at.say(...(mine().length ? numbered(mine().map(c => c.text)) : ['You have none here yet.'])),
    },
    {
      on: ['change', 'edit'],
      takes: 'N TEXT',
      does: 'put other words on a card of yours',
      async run(text) {
        const { number, rest } = splitNumber(text)
        const card = pick(number)
        const words = card && (rest || (await at.ask('What shall it say?')))
        if (!card || !words) return
        const move = { in: step.id, do: 'edit', card: card.id, ...readMark(words, step.marks), saw: card.rev } as const
        if (await at.submit(move, { quiet: true })) at.say(`Card ${number} is changed.`)
      },
    },
    {
      on: ['drop', 'x'],
      takes: 'N',
      does: 'take a card of yours away',
      async run(number) {
        const card = pick(number)
        if (card && (await at.submit({ in: step.id, do: 'drop', card: card.id }, { quiet: true })))
          at.say(`Card ${number} is taken away; :undo gives it back.`)
      },
    },
  ]
  return {
    commands,
    typing: () => (at.live() ? 'open' : undefined),
    todo: () => [
      ...(step.marks ? [`Begin a card with its mark: ${list(step.marks.map(m => `${m.mark} ${m.label}`))}.`] : []),
      isCovered()
        ? 'Type a card and press enter; nobody sees it before the reveal. An empty line: you are done.'
        : 'Type a card and press enter; everybody sees it.',
    ],
    async line(text) {
      if (!text) return at.done?.() ?? false
      const { mark, text: rest } = readMark(text, step.marks)
      const n = mine().length + 1
      if (await at.submit({ in: step.id, do: 'add', text: rest, ...(mark ? { mark } : {}) }, { quiet: true }))
        at.say(step.anonymous ? 'It is in the box: who wrote it is not kept.' : `Card ${n} saved.`)
      return true
    },
  }
}

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

const parts: { [K in Kind]?: Part<K> } = { write, decide }

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
