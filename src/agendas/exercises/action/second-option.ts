/** The second option: before the bet everybody writes one line for it, so that what few know is heard. */
import type { StepOf } from '../../../session/shapes.ts'

/** One line from everybody for what came second in the vote with this id. */
export const secondOption = (vote: string): StepOf<'write'> => ({
  id: 'action.second',
  kind: 'write',
  title: 'Second option',
  ask: 'What speaks for the option that came second?',
  minutes: 2,
  hidden: true,
  each: 1,
  about: vote,
  hint: 'One line each, also from those who voted for the first.',
})
