/** Chairs: what somebody answers for (sponsor, product, CTO), and who speaks last because of it. */
import type { StepOf } from './shapes.ts'
import type { Person } from './types.ts'

/** Chairs in the order of their weight; those of one row are names of one chair. */
const weights: readonly (readonly string[])[] = [
  ['ceo', 'sponsor', 'founder', 'owner'],
  ['cto', 'head', 'director', 'vp'],
  ['product', 'product owner', 'product manager', 'po', 'pm'],
  ['engineering manager', 'manager', 'lead', 'tech lead', 'architect'],
]

/** What a hint says where nobody is named. */
const senior = 'The most senior person speaks last'

const bare = (chair: string | undefined) => chair?.trim().toLowerCase() ?? ''
const weightOf = (chair: string | undefined) => weights.findIndex(names => names.includes(bare(chair)))

/** Who sits in this chair, by its name or another one for it. */
export function inChair(people: readonly Person[], chair: string): Person | undefined {
  const weight = weightOf(chair)
  const same = people.filter(p => p.chair && bare(p.chair) === bare(chair))
  return same[0] ?? (weight < 0 ? undefined : people.find(p => weightOf(p.chair) === weight))
}

/** Who speaks last: whoever sits in the chair of the phase, else in the weightiest one. Undefined while no chair is assigned. */
export function speaksLast(people: readonly Person[], lead?: string): Person | undefined {
  const here = people.filter(p => !p.away)
  const heavy = here.filter(p => weightOf(p.chair) >= 0).toSorted((a, b) => weightOf(a.chair) - weightOf(b.chair))
  return (lead === undefined ? undefined : inChair(here, lead)) ?? heavy[0]
}

/** The last step made of an agenda's step, and for whom: a frame asks for a step many times. */
const named = new WeakMap<StepOf, { people: readonly Person[]; step: StepOf }>()

/** The step with the name of whoever speaks last in its hint; the same object until people change. */
export function withNames(step: StepOf, people: readonly Person[], lead?: string): StepOf {
  if (!step.hint?.includes(senior)) return step
  const before = named.get(step)
  if (before?.people === people) return before.step
  const last = speaksLast(people, lead)
  const made = last ? { ...step, hint: step.hint.replace(senior, `${last.name} speaks last`) } : step
  named.set(step, { people, step: made })
  return made
}
