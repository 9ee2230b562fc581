/** Hosts a kind's interaction at a participant's terminal, without React. */
import type { At as ActAt, Interaction } from '../../interact/act.ts'
import { hasPart } from '../../interact/may.ts'
import { promptOf, stayAt } from '../../interact/stay.ts'
import { stepAsked } from '../../kinds/index.ts'
import { layerOf } from '../../screen/layer.ts'
import type { Kind, StepOf } from '../../session/shapes.ts'
import type { BindStep, Own } from './own-view.ts'
import { takeWatch } from './watch.ts'

/** The hands of a participant for a kind whose interaction is described. */
export function takingFor<K extends Kind>(kind: Interaction<K>): BindStep<K> {
  return at => {
    const watch = takeWatch({ step: at.step as StepOf, shared: at.shared })
    if (!hasPart(kind)) return watch
    const seen = (): ActAt<K> => ({
      step: stepAsked(at.step, at.mine()),
      session: at.mine(),
      whole: at.mine(),
      me: at.me,
      leads: false,
      keyboard: false,
      live: at.live(),
      // Asked for seldom, and it takes a calendar.
      get today() {
        return at.today()
      },
      now: at.now,
      log: () => [],
      mine: () => at.mine(),
      isDone: at.isDone(),
      ...(at.points ? { points: at.points } : {}),
      ...(at.past ? { past: at.past } : {}),
    })
    const stay = stayAt(kind, {
      at: seen,
      submit: (moves, { said }) => moves.every(move => at.submit(move, said)),
      tell: at.tell,
      drafts: at.drafts,
      finish: at.finish,
      settled: () => at.tell(''),
      changed() {},
    })
    return (): Own => {
      if (kind.watched?.(seen())) return watch()
      const view = stay.view()
      const { line, memory } = view
      const own = kind.own
      const grid =
        own && ((width: number, height: number, ascii = false) => own(seen(), { width, height, ascii }, memory))
      const foot = kind.foot && ((width: number) => kind.foot!(seen(), width, memory))
      const drawn = (kind.hasOwn?.(seen()) ?? grid?.(40, 10) !== undefined) ? (grid as Own['grid']) : undefined
      return {
        page: view.page,
        message: view.message,
        points: view.focus,
        ...(view.mode ? { mode: view.mode } : {}),
        ...(drawn ? { grid: drawn } : {}),
        ...(foot?.(20) ? { foot: foot as NonNullable<Own['foot']> } : {}),
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
  }
}
