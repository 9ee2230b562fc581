/** Cards as they are typed and as they are read out: the mark in front, and who wrote it where everybody has one card. */
import { nameOf } from '../../session/read.ts'
import type { Card, Mark, StepOf } from '../../session/shapes.ts'
import type { Session } from '../../session/types.ts'
import { saidOr } from './drawing.ts'

/**
 * A card's mark and the rest of its text: with marks `+` and `s:`, `+ less waiting` and `s: one login`. What a mark stands
 * for does as well, with a colon: `stop: one login`, `star: calls a day` for a mark called "the star".
 */
export function readMark(text: string, marks: readonly Mark[] = []): { text: string; mark?: string } {
  for (const { mark } of marks) {
    if (!text.toLowerCase().startsWith(mark.toLowerCase())) continue
    const rest = text.slice(mark.length)
    // "-5 %" is a number, not a mark; a letter mark ends in a colon and needs no blank.
    if (/^\s/.test(rest) || (/^[^\d\s]/.test(rest) && rest.trim())) return { text: rest.trim(), mark }
  }
  const [name = '', rest = ''] = text.split(/:(.*)/s)
  const bare = (words: string) =>
    words
      .split(':')[0]!
      .trim()
      .toLowerCase()
      .replace(/^(?:the|an?) /, '')
  const meant = rest.trim() && marks.find(({ label }) => bare(label) === bare(name))
  return meant ? { text: rest.trim(), mark: meant.mark } : { text }
}

/** A card as it was typed, its mark in front. */
export function lineOf(card: Card): string {
  return card.mark ? `${card.mark} ${card.text}` : card.text
}

/** A card with its mark in words, and with who wrote it where everybody has one: `sped us up: tests are fast`. */
export function cardWords(card: Card, step: StepOf | undefined, session: Session): string {
  if (step?.kind !== 'write') return saidOr(card)
  const mark = step.marks?.find(m => m.mark === card.mark)?.label
  const who = step.each === 1 && !step.anonymous ? nameOf(session, card.by) : undefined
  return [who ?? mark, saidOr(card)].filter(Boolean).join(': ')
}

/** What stands in front of a card wherever it is drawn away from its step: its mark, or its author where everybody has one card. */
export function cardSign(card: Card, step: StepOf | undefined, session: Session): string {
  if (step?.kind !== 'write') return ''
  if (step.marks?.some(m => m.mark === card.mark)) return `${card.mark} `
  const who = step.each === 1 && !step.anonymous && !step.hidden ? nameOf(session, card.by) : undefined
  return who ? `${who}: ` : ''
}
