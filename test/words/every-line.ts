/** Walks through every step of every exercise by keys, at every terminal, and hands on what stands on the screen meanwhile. */
import { allExercises } from '../../src/agendas/catalogue.ts'
import { agendas } from '../../src/agendas/index.ts'
import type { Grid } from '../../src/draw/grid.ts'
import type { At, Interaction, Size } from '../../src/interact/act.ts'
import { promptOf, type StayKey, stayAt, type View } from '../../src/interact/stay.ts'
import { interactionOf, rulesOf } from '../../src/kinds/index.ts'
import { apply, begin } from '../../src/room/apply.ts'
import { check } from '../../src/room/check.ts'
import { say } from '../../src/room/log.ts'
import { pastOf } from '../../src/room/past.ts'
import { redact } from '../../src/room/redact.ts'
import { liveRows } from '../../src/screen/router.ts'
import { type Exercise, exercisesOf } from '../../src/session/agenda.ts'
import { isHidden } from '../../src/session/read.ts'
import type { PersonId, StepOf } from '../../src/session/shapes.ts'
import type { CarriedOver, Entry, Move, Session } from '../../src/session/types.ts'
import { bindStep } from '../../src/terminals/participant/index.ts'
import type { Own } from '../../src/terminals/participant/own-view.ts'
import { takeWatch } from '../../src/terminals/participant/watch.ts'

/** Where what stands or is said: a text of one row, one that is read aloud in plain lines, or a drawing for a size. */
export type Shown = { at: string } & ({ row: string } | { aloud: string } | { draw(size: Size): Grid | undefined })

/** Where people sit: some share the room's keyboard, or each has a terminal. */
const seats = { keyboard: [true, true, false], terminals: [false, false, false] } as const
type Seats = keyof typeof seats

const start = Date.parse('2026-11-21T13:00:00Z')
const today = '2026-11-21'

/** Typed into lines, the next one each time: words, numbers, days, and what is read by no field. */
const samples = [
  '',
  'queue',
  '3',
  '61 % 20 Nov',
  'review, 10 min, 2 h',
  '28 Nov',
  '5 3 2 0',
  'A2',
  'Bo',
  '=3',
  'y',
  'yes partly no',
  '10 Jan, 24 Feb, search',
  '10 min',
  'releases, a week',
  'Bo, 1 Dec',
  '33',
  '99',
  '3 4',
  '1 2',
  'y n',
  'yes, no',
  '2x2',
  'A B',
  '?',
]

/** A room of three people without files and clocks: moves are checked and applied at once. */
class Table {
  session: Session
  readonly log: Entry[] = []

  constructor(exercise: Exercise, carried: CarriedOver, how: Seats) {
    const home: StepOf<'actions'> = { id: 'home', kind: 'actions', title: 'Actions', ask: 'Who does what?', minutes: 1 }
    const steps = exercise.steps.some(s => s.kind === home.kind && !s.settle) ? [] : [home]
    const agenda = {
      id: 'test',
      title: 'Test',
      minutes: 30,
      phases: [
        {
          id: 'challenge' as const,
          title: 'Challenge',
          exercises: [{ ...exercise, steps: [...exercise.steps, ...steps] }],
        },
      ],
    }
    const turn = { id: 't-7', number: 7, kind: 'turn', team: 'shop', carried }
    const open: Move & { do: 'open' } = { do: 'open', title: 'shop, turn 7', turn, agenda }
    this.session = begin(this.entry('p1', open) as Entry & { move: typeof open })
    for (const [i, name] of ['Ana', 'Bo', 'Chidi'].entries())
      this.make(`p${i + 1}`, { do: 'join', name, ...(seats[how][i] ? { room: true } : {}) })
  }

  /** Makes a move; the refusal's sentence, or what came of it. */
  submit(by: PersonId, move: Move, hand?: PersonId): { refused: string } | { said: string } {
    const refusal = check(this.session, this.log, hand && hand !== by ? { by, hand } : { by }, move)
    if (refusal) return { refused: refusal.say }
    const entry = this.make(by, move, hand)
    return { said: say(entry, redact(this.session), this.log) }
  }

  private make(by: PersonId, move: Move, hand?: PersonId): Entry {
    const entry = this.entry(by, move, hand)
    this.session = apply(this.session, entry)
    return entry
  }

  private entry(by: PersonId, move: Move, hand?: PersonId): Entry {
    const n = this.log.length + 1
    const entry = {
      n,
      at: new Date(start + n * 1_000).toISOString(),
      by,
      move,
      ...(hand && hand !== by ? { hand } : {}),
    }
    this.log.push(entry)
    return entry
  }
}

/** How often a key was pressed or a line sent, all walks together: each walk takes what was done least. */
const done = new Map<string, number>()
function least<T>(things: readonly T[], name: (thing: T) => string): T | undefined {
  let best: T | undefined
  for (const thing of things) if (!best || (done.get(name(thing)) ?? 0) < (done.get(name(best)) ?? 0)) best = thing
  if (best) done.set(name(best), (done.get(name(best)) ?? 0) + 1)
  return best
}

/** A terminal at a step: its keys with the line that is open, what it shows, and text for the line. */
type OwnView = {
  view(): {
    keys: readonly (Pick<StayKey, 'id' | 'on'> & { run?: StayKey['run'] | undefined })[]
    line?: string | undefined
    takes?(text: string): boolean
  }
  show(): void
  type(text: string): void
}

type Walk = { table: Table; step: StepOf; sits: string; take(shown: Shown): void }

function drafts(): { get(place: string): string; set(place: string, text: string): void } {
  const kept = new Map<string, string>()
  return { get: place => kept.get(place) ?? '', set: (place, text) => void kept.set(place, text) }
}

/** An event as both terminals show it: with the way back, while keys are keys and while a line is typed. */
function told({ take, sits, step }: Walk, text: string, back = false): void {
  const ended = text === '' || /[.!?…]$/.test(text) ? text : `${text}.`
  if (!ended) return
  const at = `${sits} ${step.id}`
  take({ at, row: ended })
  if (!back) return
  take({ at, row: `${ended}  u takes it back.` })
  take({ at, row: `${ended}  (esc u takes it back)` })
}

/** Whoever facilitates, on the screen of the room. */
function facilitating(walk: Walk, kind: Interaction, live = true): OwnView {
  const { table, step, take, sits } = walk
  const at = (): At => ({
    step,
    session: redact(table.session),
    whole: table.session,
    me: 'p1',
    leads: true,
    keyboard: sits === 'keyboard',
    shared: true,
    live,
    today,
    now: () => start + table.log.length * 61_000,
    log: () => table.log,
    past: of => pastOf(table.log, of),
    mine: person => redact(table.session, person),
    inBox: () => undefined,
    heads: () => ({ here: table.session.people, left: 0 }),
  })
  const lines = drafts()
  const stay = stayAt(kind, {
    at,
    submit(moves, { by, said }) {
      for (const move of moves) {
        const outcome = table.submit(by ?? 'p1', move, 'p1')
        told(walk, 'refused' in outcome ? outcome.refused : outcome.said, 'said' in outcome)
        if ('refused' in outcome) return false
      }
      if (said !== undefined) told(walk, said)
      return true
    },
    tell: text => told(walk, text),
    next() {},
    drafts: lines,
    changed() {},
  })
  const draw = (view: View) => (size: Size) => {
    const look = { ...size, ...(view.focus ? { focus: view.focus } : {}), ...(view.page ? { page: view.page } : {}) }
    return (
      kind.board?.(at(), size, view.memory) ??
      (live ? kind.instead?.(at(), { ...size, focus: view.focus, page: view.page }, view.memory) : undefined) ??
      rulesOf(step.kind).draw(step as never, redact(table.session), { ...look, working: live })
    )
  }
  const known = new Set<string>()
  return {
    show() {
      const view = stay.view()
      const where = `${sits}${live ? '' : ' closed'} ${step.id}`
      const { line } = view
      take({ at: where, row: view.message })
      if (view.after) take({ at: where, row: `Counted.  ${view.after}` })
      for (const aloud of [...kind.tell(at(), view.memory), ...kind.todo(at(), view.memory)]) take({ at: where, aloud })
      if (line) take({ at: where, row: `${promptOf(line)}12345678` })
      const drawn = `${table.log.length} ${view.focus} ${view.page} ${line?.act}`
      if (known.has(drawn)) return
      known.add(drawn)
      const taken = line ? 3 : 0
      take({ at: where, draw: size => draw(view)({ ...size, height: size.height - taken }) })
      if (kind.below) take({ at: where, draw: size => kind.below?.(at(), size) })
      if (line?.top) take({ at: where, draw: size => kind.above?.(at(), size, view.memory) })
    },
    view() {
      const { keys, line } = stay.view()
      return { keys, line: line?.place, takes: text => line !== undefined && 'ok' in line.parse(text) }
    },
    type(text) {
      const { line } = stay.view()
      if (line) lines.set(line.place, text)
    },
  }
}

/** Somebody at a terminal of their own. */
function takingPart(walk: Walk, live = true): OwnView {
  const { table, step, take } = walk
  const lines = drafts()
  const hands = bindStep(step, {
    me: 'p3',
    mine: () => redact(table.session, 'p3'),
    shared: () => redact(table.session),
    live: () => live,
    today: () => today,
    now: () => start + table.log.length * 61_000,
    drafts: lines,
    submit(move, said) {
      const outcome = table.submit('p3', move)
      if ('refused' in outcome) told(walk, outcome.refused)
      else told(walk, said ?? outcome.said, said === undefined)
      return 'said' in outcome
    },
    tell: text => told(walk, text),
    isDone: () => table.log.length % 3 === 0,
    finish() {},
  })
  const where = `own${live ? '' : ' closed'} ${step.id}`
  const known = new Set<string>()
  return {
    show() {
      const own: Own = hands()
      take({ at: where, row: own.message })
      if (own.line) take({ at: where, row: `${own.line.prompt}12345678` })
      const drawn = `${table.log.length} ${own.page} ${own.line?.place}`
      if (known.has(drawn)) return
      known.add(drawn)
      if (own.grid) take({ at: where, draw: ({ width, height }) => own.grid?.(width, height) })
      if (own.foot) take({ at: where, draw: ({ width }) => own.foot?.(width) })
    },
    view() {
      const own = hands()
      const keys = liveRows(own.layers, own.line !== undefined).map(({ row, run }) => ({ ...row, run }))
      return { keys, line: own.line?.place }
    },
    type(text) {
      const { line } = hands()
      if (line) lines.set(line.place, text)
    },
  }
}

/** Presses what was pressed least, or types and sends the next sample. */
function act(hands: OwnView, name: string): void {
  const { line, keys, takes } = hands.view()
  const way = least(
    keys.flatMap(key => [...new Set(key.on)].map(on => ({ key, on }))),
    ({ key }) => `${name} ${line ? line.split(/[ -]/)[1] : ''} ${key.id}`,
  )
  if (!way) return
  if (line && way.key.id === 'save') {
    const typed = `${name} ${line.split(/[ -]/)[1]}`
    // Two of three lines are such that something comes of them.
    const some = (done.get(`${typed} `) ?? 0) % 3 < 2 && takes ? samples.filter(takes) : []
    done.set(`${typed} `, (done.get(`${typed} `) ?? 0) + 1)
    hands.type(least(some.length ? some : samples, text => `${typed} ${text}`) ?? '')
  }
  if (typeof way.key.run !== 'function') return
  way.key.run(/^.-.$/.test(way.on) ? (['a', 'b', 'c', '1', '2', '3'][done.get(name) ?? 0] ?? 'a') : way.on)
  done.set(name, ((done.get(name) ?? 0) + 1) % 6)
}

/** Steps of everything, each exercise once, with and without what an earlier turn left. */
export function allRooms(): Exercise[] {
  const known = new Set<string>()
  return [...allExercises.map(e => e.exercise), ...Object.values(agendas).flatMap(make => exercisesOf(make()))].filter(
    exercise => {
      const key = JSON.stringify(exercise.steps)
      return known.has(key) ? false : known.add(key)
    },
  )
}

/** One exercise played to its end by these people, `turns` keys at each step. */
export function walkThrough(
  exercise: Exercise,
  carried: CarriedOver,
  sits: Seats,
  turns: number,
  take: (shown: Shown) => void,
) {
  const table = new Table(exercise, carried, sits)
  for (const step of exercise.steps as StepOf[]) {
    const walk: Walk = { table, step, sits, take }
    const kind = interactionOf(step, table.session)
    const look = (live = true) => {
      if (kind) facilitating(walk, kind, live).show()
      takingPart(walk, live).show()
      const watch = takeWatch({
        step,
        shared: () => redact(table.session),
        isHidden: () => isHidden(table.session, step),
      })
      take({ at: `stage ${step.id}`, row: watch().message })
      take({
        at: `stage ${step.id}`,
        draw: size => rulesOf(step.kind).draw(step as never, redact(table.session), size),
      })
    }
    told(walk, outcomeOf(table.submit('p1', { do: 'go', to: step.id })))
    look()
    const play = (times: number) => {
      const lead = kind && facilitating(walk, kind)
      const own = takingPart(walk)
      for (let i = 0; i < times; i++) {
        if (lead) {
          act(lead, `${step.kind} ${sits}`)
          lead.show()
        }
        if (i % 2) continue
        act(own, `${step.kind} own`)
        own.show()
      }
    }
    play(turns)
    if (isHidden(table.session, step)) {
      told(walk, outcomeOf(table.submit('p1', { do: 'reveal', step: step.id })), true)
      look()
      play(turns)
    }
    look(false)
  }
}

function outcomeOf(outcome: { refused: string } | { said: string }): string {
  return 'refused' in outcome ? outcome.refused : outcome.said
}
