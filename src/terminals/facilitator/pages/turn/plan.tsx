/** People, plan and parked: who is here, how the minutes go, what is taken in or left out, and what to do when it is late. */

import { Box } from 'ink'
import * as v from 'valibot'
import type { Grid } from '../../../../draw/grid.ts'
import { textOf } from '../../../../interact/typed.ts'
import { nextBallot } from '../../../../kinds/made/ballot.ts'
import { toKeyboard } from '../../../../room/headcount.ts'
import { layer } from '../../../../screen/layer.ts'
import { readNames } from '../../../../screen/read-input.ts'
import type { Layer } from '../../../../screen/router.ts'
import { type Exercise, exercisesOf, type StepId } from '../../../../session/agenda.ts'
import { isPlanned } from '../../../../session/read.ts'
import type { Person, Session } from '../../../../session/types.ts'
import { deepMoves, type Offer, offersOf } from '../../../../turn/replan.ts'
import { drawPlan } from '../../../../views/plan-drawing.ts'
import { useSurface } from '../../context.ts'
import { Frame, frameRows } from '../../frame.tsx'
import { Field } from '../../parts/field.tsx'
import { Rows } from '../../parts/rows.tsx'
import { useClock } from '../../use-clock.ts'
import { useStood } from '../../use-stood.ts'
import { screenWords } from '../../words.ts'
import { Help } from './help.tsx'
import { everywhereOver, helpOver, type OverlayProps } from './overlay.ts'

export function Plan(props: OverlayProps) {
  const { session, acts, header, onShow } = props
  const { width, height } = useSurface()
  const exercises = exercisesOf(session.agenda)
  const [mode, setMode] = useStood<Mode>('plan', () => 'people', v.picklist(modes))
  const [helping, setHelping] = useStood('plan-help', () => false, v.boolean())
  const [person, setPerson] = useStood('plan-person', () => 0, v.number())
  const [row, setRow] = useStood('plan-row', () => rowAt(exercises, session.at), v.number())
  const time = useClock(0, false)
  const here = session.people[Math.min(person, session.people.length - 1)]
  const exercise = exercises[Math.min(row, exercises.length - 1)]
  const offers = offersOf(session, time)
  const grid = drawPlan(session, time, {
    width,
    height: height - frameRows - (isLine(mode) ? 2 : 0),
    ...(mode === 'plan' ? { exercise: exercise?.id } : { person: here?.id }),
    offers,
  })
  const top = { ...header, where: 'people and plan' }
  const done = () => setMode('people')
  if (mode === 'names') return <Names {...props} header={top} grid={grid} onDone={done} />
  if (here && (mode === 'name' || mode === 'chair'))
    return <AboutPerson {...props} header={top} grid={grid} person={here} what={mode} onDone={done} />

  const close = () => onShow(undefined)
  const people = () =>
    peopleKeys(here, props, {
      add() {
        acts.tell('')
        setMode('names')
      },
      plan: () => setMode('plan'),
      line: setMode,
      up: () => setPerson(Math.max(0, person - 1)),
      down: () => setPerson(Math.min(session.people.length - 1, person + 1)),
    })
  const plan = () =>
    planKeys(exercise, props, {
      people: () => setMode('people'),
      up: () => setRow(Math.max(0, row - 1)),
      down: () => setRow(Math.min(exercises.length - 1, row + 1)),
    })
  const layers = [
    mode === 'people' ? people() : plan(),
    offerKeys(offers, acts),
    everywhereOver(name => (name === 'help' ? setHelping(true) : onShow(name)), close),
  ]
  if (helping)
    return (
      <Help
        session={session}
        header={header}
        below={layers}
        of={mode === 'people' ? 'the people' : 'the plan'}
        onShow={name => (name ? onShow(name) : setHelping(false))}
      />
    )
  const message = acts.said(false) || (mode === 'people' ? peopleHint : whyOf(exercise))
  return <Frame header={top} message={message} content={{ main: <Rows of={grid} />, message: '', layers }} />
}

const peopleHint = screenWords.planFoot

/** The list of people, the plan, or a line that is typed about people. */
const modes = ['people', 'plan', 'names', 'name', 'chair'] as const
type Mode = (typeof modes)[number]
const isLine = (mode: Mode) => mode === 'names' || mode === 'name' || mode === 'chair'

/** The first sentence of why an exercise is there. */
function whyOf(exercise: Exercise | undefined): string {
  return exercise?.why.split(/(?<=[.?!]) /)[0] ?? ''
}

/** The row of the exercise of this step; the first where there is none. */
function rowAt(exercises: readonly Exercise[], step: StepId): number {
  return Math.max(
    0,
    exercises.findIndex(exercise => exercise.steps.some(s => s.id === step)),
  )
}

/** A line of names that join at the room's keyboard. */
function Names({
  session,
  services,
  acts,
  header,
  onShow,
  grid,
  onDone,
}: OverlayProps & { grid: Grid; onDone(): void }) {
  const { width, height } = useSurface()
  const place = 'anywhere people'
  const value = acts.drafts.get(place)
  const letIn = (name: string) => {
    const { move, by } = toKeyboard(session, name, services?.presence)
    return acts.submit(move, by)
  }
  const save = () => {
    const names = readNames(textOf(value))
    const refused = names.findIndex(name => !letIn(name))
    // Who is in already would be refused the next time.
    acts.drafts.set(place, refused < 0 ? '' : names.slice(refused).join(', '))
    if (refused < 0) onDone()
  }
  return (
    <Frame
      header={header}
      message={acts.said(true) || screenWords.joinHint}
      content={{
        main: (
          <Box flexDirection="column">
            <Rows of={grid} height={height - frameRows - 2} />
            <Field value={value} onChange={text => acts.drafts.set(place, text)} prompt="who joins > " width={width} />
          </Box>
        ),
        message: '',
        mode: 'NAMES',
        typing: true,
        layers: [layer('line', { save, leave: onDone }), helpOver(onShow)],
      }}
    />
  )
}

type Going = { up(): void; down(): void }

/** The keys beside the list of people; `here` is who is chosen. */
function peopleKeys(
  here: Person | undefined,
  { session, acts, onShow }: OverlayProps,
  going: Going & { add(): void; plan(): void; line(mode: 'name' | 'chair'): void },
): Layer {
  const { line, ...moves } = going
  const over =
    here && here.id !== session.facilitator
      ? () => void acts.submit({ do: 'facilitate', to: here.id })
      : `${here?.name ?? 'This person'} facilitates already`
  const open = (mode: 'name' | 'chair') => () => {
    acts.tell('')
    line(mode)
  }
  return layer('people', {
    ...moves,
    over,
    rename: here && open('name'),
    chair: here && open('chair'),
    away: here && (() => void acts.submit({ do: 'person', person: here.id, away: !here.away })),
    remove: here && (() => void acts.submit({ do: 'remove', person: here.id })),
    leave: () => onShow(undefined),
  })
}

type AboutProps = OverlayProps & { grid: Grid; person: Person; what: 'name' | 'chair'; onDone(): void }

/** A line about one person: another name, or a chair; an empty chair is none. */
function AboutPerson({ acts, header, onShow, grid, person, what, onDone }: AboutProps) {
  const { width, height } = useSurface()
  const begin = () => (what === 'name' ? person.name : (person.chair ?? ''))
  const [value, setValue] = useStood('plan-line', begin, v.string())
  const save = () => {
    const typed = textOf(value)
    if (acts.submit({ do: 'person', person: person.id, [what]: typed })) onDone()
  }
  const [prompt, ask] =
    what === 'name'
      ? [screenWords.renamePrompt, screenWords.renameAsk(person.name)]
      : [screenWords.chairPrompt, screenWords.chairAsk(person.name)]
  return (
    <Frame
      header={header}
      message={acts.said(true) || ask}
      content={{
        main: (
          <Box flexDirection="column">
            <Rows of={grid} height={height - frameRows - 2} />
            <Field value={value} onChange={setValue} prompt={`${prompt} > `} width={width} />
          </Box>
        ),
        message: '',
        mode: 'PERSON',
        typing: true,
        layers: [layer('line', { save, leave: onDone }), helpOver(onShow)],
      }}
    />
  )
}

/** The keys beside the plan; `exercise` is the one that is chosen. */
function planKeys(
  exercise: Exercise | undefined,
  { session, acts, onShow }: OverlayProps,
  going: Going & { people(): void },
): Layer {
  return layer('planning', {
    ...going,
    swap: exercise && (() => swap(session, exercise, acts.submit)),
    deep: exercise?.deep
      ? () => acts.submitAll(deepMoves(session, exercise), `Deep instead: ${exercise.title}`)
      : 'this is not a tenet at length',
    ballot: exercise && (() => takeBallot(session, exercise, acts)),
    more: () => exercise && lengthen(session, exercise, 1, acts),
    less: () => exercise && lengthen(session, exercise, -1, acts),
    leave: () => onShow(undefined),
  })
}

/** The keys that take an offer of how to end on time. */
function offerKeys({ drop, shorten, extend }: ReturnType<typeof offersOf>, acts: OverlayProps['acts']): Layer {
  const take = (offer: Offer | undefined) =>
    offer ? () => acts.submitAll(offer.moves, `As offered: ${offer.say}`) : 'the room is not late'
  return layer('late', { drop: take(drop), shorten: take(shorten), extend: take(extend) })
}

type Submit = OverlayProps['acts']['submit']

/** Another way to vote for the first vote of an exercise that has not begun. */
function takeBallot(session: Session, exercise: Exercise, acts: OverlayProps['acts']): void {
  const next = nextBallot(session, exercise)
  if (next) acts.submit({ do: 'ballot', ...next })
  else acts.tell(screenWords.noVote)
}

/** Takes an exercise into the turn, or leaves it out; what it has gathered stays. */
function swap(session: Session, exercise: Exercise, submit: Submit): void {
  submit({ do: 'plan', exercise: exercise.id, on: !isPlanned(session, exercise) })
}

/** A minute more or less for its longest step that is still to come. */
function lengthen(session: Session, exercise: Exercise, minutes: 1 | -1, acts: OverlayProps['acts']): void {
  const has = (id: string, own: number) => own + (session.extra[id] ?? 0)
  const [longest] = exercise.steps
    .filter(s => !session.work[s.id] || s.id === session.at)
    .toSorted((a, b) => has(b.id, b.minutes) - has(a.id, a.minutes))
  if (!longest) acts.tell(screenWords.doneAlready)
  else if (minutes < 0 && has(longest.id, longest.minutes) <= 1) acts.tell(screenWords.shortestAlready)
  else acts.submit({ do: 'time', step: longest.id, minutes })
}
