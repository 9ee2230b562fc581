/** The wheel for reading: four phases, whose chair each is, its gate, and twelve tenets with the exercise that works on each. */
import type { WheelPhase } from '../session/agenda.ts'

/**
 * A tenet by the name the book gives it, with a question and a sign of success in our words. `exercises` are ids
 * of the catalogue: the first goes deep on it, the others serve it too.
 */
export type Tenet = {
  id: string
  name: string
  ask: string
  good: string
  exercises: readonly [string, ...string[]]
}

/** A phase of the wheel. Who sits in its chair would sleep well if its three tenets held, and speaks last. */
type TenetPhase = { id: WheelPhase; title: string; chair: string; gate: string; tenets: readonly Tenet[] }

/** Names of phases and tenets: The Value Flywheel Effect (Anderson, McCann, O'Reilly; IT Revolution). The sentences are ours. */
export const wheel: readonly TenetPhase[] = [
  {
    id: 'purpose',
    title: 'Clarity of purpose',
    chair: 'CEO',
    gate: 'Can we say who gains what, and how soon?',
    tenets: [
      {
        id: 'north-star',
        name: 'A north star, informed by data',
        ask: 'Which one number would those we work for push up, and which few can we move this quarter to move it?',
        good: 'Anybody can say the star and the input they work on.',
        exercises: [
          'star-tree',
          'star-again',
          'north-star',
          'the-ask',
          'impact-map',
          'opportunity-tree',
          'amazon-flywheel',
          'collins-flywheel',
        ],
      },
      {
        id: 'time-to-value',
        name: 'Obsess over time to value',
        ask: 'How many days went by between asking and first use, and where did it wait?',
        good: 'A list of real dates, and one wait to attack.',
        exercises: ['where-it-waited', 'time-to-value', 'facts-first'],
      },
      {
        id: 'market-map',
        name: 'Map the market',
        ask: 'What do people still come to us for, and which part of it has become ordinary?',
        good: 'One to three parts that make the difference; the rest is rented.',
        exercises: [
          'market-map',
          'market-glance',
          'placement',
          'mapping-canvas',
          'stakeholder-chain',
          'climate-check',
          'cafe-tutorial',
          'ten-moves',
        ],
      },
    ],
  },
  {
    id: 'challenge',
    title: 'Challenge and landscape',
    chair: 'engineers',
    gate: 'Did we pick it apart safely, and do we know what it takes?',
    tenets: [
      {
        id: 'psychological-safety',
        name: 'Psychological safety, the team first',
        ask: 'What would make it easier to disagree here?',
        good: 'The lowest answer is talked about as a thing of the system.',
        exercises: ['safety-pulse', 'westrum', 'safety-map', 'attack-the-ask', 'what-slowed-us'],
      },
      {
        id: 'sociotechnical-system',
        name: 'The system is the asset',
        ask: 'Which hand-over slows us, and what happens when the one who knows is away?',
        good: 'One limit of the system has a name, and it is not a person.',
        exercises: ['four-sliders', 'doctrine-check'],
      },
      {
        id: 'organisation-map',
        name: 'Map the organisation for enablement',
        ask: 'Which capability does the ask need that is still a hope here, and what holds it there?',
        good: 'Two or three capabilities to grow, each with what resists.',
        exercises: ['organisation-map', 'organisation-glance', 'what-resists', 'pst-lens'],
      },
    ],
  },
  {
    id: 'action',
    title: 'Next best action',
    chair: 'product',
    gate: 'Is the next step small, useful and free to ship?',
    tenets: [
      {
        id: 'code-is-a-liability',
        name: 'Code is a liability: rent before you build',
        ask: 'Could we stop it, reuse it, rent it or set it up, before we build any of it?',
        good: 'At least one option takes something away.',
        exercises: ['principles', 'options-ladder', 'next-bet'],
      },
      {
        id: 'developer-experience',
        name: 'Frictionless developer experience',
        ask: 'What does it take to get a change of one line to its users today, in work and in waiting?',
        good: 'The longest wait is named and attacked.',
        exercises: ['path-to-production', 'path-again', 'delivery-metrics', 'developer-experience-map'],
      },
      {
        id: 'solution-map',
        name: 'Map your solution',
        ask: 'Which part holds the ask back, and why is it still ours?',
        good: 'A talk about parts without blame, and one to three moves.',
        exercises: ['solution-map', 'solution-glance', 'gameplay', 'flywheel-map'],
      },
    ],
  },
  {
    id: 'value',
    title: 'Long-term value',
    chair: 'CTO',
    gate: 'Does it leave less debt behind, and is something prevented?',
    tenets: [
      {
        id: 'problem-prevention',
        name: 'A culture that prevents problems',
        ask: 'What is the weakest of the six pillars for this bet, and what would end that class of problem?',
        good: 'One thing that prevents has an owner every turn.',
        exercises: ['six-pillars', 'findings-again', 'prevention'],
      },
      {
        id: 'low-carbon',
        name: 'A low carbon footprint',
        ask: 'What runs while nobody uses it, and what is kept that nobody reads?',
        good: 'One number that is measured, and falls.',
        exercises: ['what-runs-unused', 'waste-number'],
      },
      {
        id: 'emerging-value',
        name: 'Map the emerging value',
        ask: 'Which part that only we make will soon be sold by others, and what sign will tell us?',
        good: 'One or two signals with a day on which they are scored.',
        exercises: ['emerging-map', 'emerging-questions', 'watch-signals'],
      },
    ],
  },
]

/** All tenets in the wheel's order; their number is where they stand, from 1. */
export const tenets: readonly Tenet[] = wheel.flatMap(phase => phase.tenets)
