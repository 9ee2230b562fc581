/** The wheel for reading: four phases, whose chair each is, its gate, and twelve tenets with the exercise that works on each. */
import type { PhaseId, WheelPhase } from '../session/agenda.ts'

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

/** A phase of the wheel. The person in its chair answers for its three tenets and speaks last. */
type TenetPhase = { id: WheelPhase; title: string; chair: string; gate: string; tenets: readonly Tenet[] }

/** How each phase of an agenda is called. */
export const phaseTitles: Readonly<Record<PhaseId, string>> = {
  opening: 'Opening',
  purpose: 'Clarity of purpose',
  challenge: 'Challenge & landscape',
  action: 'Next best action',
  value: 'Long-term value',
  close: 'Close',
}

/** Names of phases and tenets: The Value Flywheel Effect (Anderson, McCann, O'Reilly; IT Revolution). The sentences are ours. */
export const wheel: readonly TenetPhase[] = [
  {
    id: 'purpose',
    title: phaseTitles.purpose,
    chair: 'CEO',
    gate: 'Can we say who gains what, and how soon?',
    tenets: [
      {
        id: 'north-star',
        name: 'A north star, informed by data',
        ask: 'Which number shows in a year that this worked, and which inputs can we move now?',
        good: 'Everybody can say the star and the input they work on.',
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
        ask: 'How many days passed from request to first use, and where did it wait?',
        good: 'A list of real dates, and one wait to attack.',
        exercises: ['where-it-waited', 'time-to-value', 'facts-first'],
      },
      {
        id: 'market-map',
        name: 'Map the market',
        ask: 'What do people still come to us for, and which part has become ordinary?',
        good: 'One to three parts make the difference; the rest is rented.',
        exercises: [
          'market-map',
          'first-map',
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
    title: phaseTitles.challenge,
    chair: 'engineers',
    gate: 'Did we challenge it safely, and do we know what it takes?',
    tenets: [
      {
        id: 'psychological-safety',
        name: 'Psychological safety, the team first',
        ask: 'What would make it easier to disagree here?',
        good: 'The lowest answer is discussed as a matter of how we work.',
        exercises: ['safety-pulse', 'westrum', 'safety-map', 'attack-the-ask', 'outside-challenger', 'what-slowed-us'],
      },
      {
        id: 'sociotechnical-system',
        name: 'The system is the asset',
        ask: 'Which hand-off slows us, and what happens when our expert is away?',
        good: 'One constraint of the system is named, and it is not a person.',
        exercises: ['four-sliders', 'doctrine-check'],
      },
      {
        id: 'organisation-map',
        name: 'Map the organisation for enablement',
        ask: 'Which capability that the ask needs is still a concept here? What holds it back?',
        good: 'Two or three capabilities to grow, each with its inertia.',
        exercises: ['organisation-map', 'organisation-glance', 'what-resists', 'pst-lens'],
      },
    ],
  },
  {
    id: 'action',
    title: phaseTitles.action,
    chair: 'product',
    gate: 'Is the next step small, useful and easy to ship?',
    tenets: [
      {
        id: 'code-is-a-liability',
        name: 'Code is a liability: serverless-first',
        ask: 'Could we stop, reuse, rent or configure it before we build any of it?',
        good: 'At least one option takes something away.',
        exercises: ['principles', 'options-ladder', 'total-cost', 'next-bet'],
      },
      {
        id: 'developer-experience',
        name: 'Frictionless developer experience',
        ask: 'How much work and waiting does a one-line change take to reach its users?',
        good: 'The longest wait is named and somebody works on it.',
        exercises: ['path-to-production', 'path-again', 'delivery-metrics', 'developer-experience-map'],
      },
      {
        id: 'solution-map',
        name: 'Map your solution',
        ask: 'Which part slows this most? What would we lose if others ran it?',
        good: 'One to three moves, and a talk without blame.',
        exercises: ['solution-map', 'solution-glance', 'gameplay', 'flywheel-map'],
      },
    ],
  },
  {
    id: 'value',
    title: phaseTitles.value,
    chair: 'CTO',
    gate: 'Does it leave less debt behind, and does it prevent something?',
    tenets: [
      {
        id: 'problem-prevention',
        name: 'A culture that prevents problems',
        ask: 'Which of the six pillars is weakest for this bet, and what would prevent its problems?',
        good: 'Every turn, one preventive action has an owner.',
        exercises: ['six-pillars', 'findings-again', 'prevention', 'in-two-years'],
      },
      {
        id: 'low-carbon',
        name: 'A low carbon footprint',
        ask: 'What do we run or keep that nobody uses?',
        good: 'One number is measured, and it falls.',
        exercises: ['what-runs-unused', 'waste-number'],
      },
      {
        id: 'emerging-value',
        name: 'Map the emerging value',
        ask: 'What that we build will somebody sell us in two years? What would we notice first?',
        good: 'One or two signals, each with a date for scoring.',
        exercises: ['emerging-map', 'emerging-questions', 'forecast-checked', 'watch-signals'],
      },
    ],
  },
]

/** All tenets in the wheel's order; their number is where they stand, from 1. */
export const tenets: readonly Tenet[] = wheel.flatMap(phase => phase.tenets)
