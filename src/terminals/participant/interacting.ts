/** Hosts a kind's interaction at a participant's terminal, without React. */

import { Grid } from '../../draw/grid.ts'
import type { At as ActAt, Interaction } from '../../interact/act.ts'
import { hasPart } from '../../interact/may.ts'
import { promptOf, type Stay, type StayHost, stayAt } from '../../interact/stay.ts'
import { stepAsked } from '../../kinds/index.ts'
import { layerOf } from '../../screen/layer.ts'
import type { Kind, StepOf } from '../../session/shapes.ts'
import { keepStay, stayBefore } from '../../views/stand.ts'
import type { At, BindStep, Own } from './own-view.ts'
import { takeWatch } from './watch.ts'

/** The hands of a participant for a kind whose interaction is described. */
export function takingFor<K extends Kind>(kind: Interaction<K>): BindStep<K> {
  return at => {
    const watch = takeWatch({ step: at.step as StepOf, shared: at.shared })
    if (!hasPart(kind)) return watch
    const seen = seenBy(at)
    const host: StayHost<K> = {
      at: seen,
      submit: (moves, { said }) => moves.every(move => at.submit(move, said)),
      tell: at.tell,
      drafts: at.drafts,
      finish: at.finish,
      settled: () => at.tell(''),
      changed() {},
    }
    const stay = stayAt(kind, host, stayBefore(at.stand, at.step.id))
    keepStay(at.stand, at.step.id, stay.stood)
    return () => (kind.watched?.(seen()) ? watch() : ownOf(kind, stay, seen))
  }
}

/** The step as an act of this person meets it: asked for by every act, and made once for each session. */
function seenBy<K extends Kind>(at: At<K>): () => ActAt<K> {
  let known: ActAt<K> | undefined
  return () => {
    const session = at.mine()
    if (known?.session === session) return known
    known = {
      step: stepAsked(at.step, session),
      session,
      whole: session,
      me: at.me,
      leads: false,
      keyboard: false,
      get live() {
        return at.live()
      },
      get today() {
        return at.today()
      },
      now: at.now,
      log: () => [],
      mine: () => at.mine(),
      get isDone() {
        return at.isDone()
      },
      ...(at.points ? { points: at.points } : {}),
      ...(at.past ? { past: at.past } : {}),
    }
    return known
  }
}

/** What this person's screen has of their own, from the stay at the step. */
function ownOf<K extends Kind>(kind: Interaction<K>, stay: Stay, seen: () => ActAt<K>): Own {
  const view = stay.view()
  const { line, memory } = view
  const { own, foot } = kind
  const grid: Own['grid'] =
    own && ((width, height, ascii = false) => own(seen(), { width, height, ascii }, memory) ?? new Grid(width, height))
  const isOwn = kind.hasOwn?.(seen()) ?? own?.(seen(), { width: 40, height: 10, ascii: false }, memory) !== undefined
  const under: Own['foot'] = foot && (width => foot(seen(), width, memory) ?? new Grid(width, 0))
  return {
    page: view.page,
    message: view.message,
    points: view.focus,
    ...(view.mode ? { mode: view.mode } : {}),
    ...(grid && isOwn ? { grid } : {}),
    ...(under?.(20).height ? { foot: under } : {}),
    ...(line
      ? {
          line: {
            prompt: promptOf(line),
            place: line.place,
            on: line.top ? ('top' as const) : ('bottom' as const),
          },
          paste: stay.paste,
        }
      : {}),
    layers: [layerOf(view.keys)],
  }
}
