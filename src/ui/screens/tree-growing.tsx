/** A tree while something grows on it: words are typed, or taken from cards written before. */
import type { Grid } from '../../draw/grid.ts'
import { levelName } from '../../kinds/tree.ts'
import { unhung } from '../../kinds/tree-drawing.ts'
import { workOf } from '../../session/read.ts'
import { cut } from '../../text.ts'
import { textOf } from '../parts/field.tsx'
import { LineBelow } from '../parts/line-below.tsx'
import { type Hands, layer, type ScreenProps } from '../screen.ts'

/** Where a new node goes. */
export type Spot = { level: number; parent?: string }

type Growing = Pick<ScreenProps<'tree'>, 'step' | 'session' | 'height' | 'submit' | 'drafts'> & {
  of: Grid
  spot: Spot
  /** The card in the line, counted from 0; -1 for none. */
  card: number
  setCard(card: number): void
  /** Something was added. */
  grown(): void
  /** An empty line, or esc: keys are keys again. */
  done(): void
}

export function growing(props: Growing): Hands {
  const { step, session, height, submit, drafts, of, spot, card, setCard, grown, done } = props
  const place = `${step.id} add`
  const above = workOf(session, step.id, 'tree')?.nodes.find(n => n.id === spot.parent)
  const cards = unhung(step, session, spot.level)
  const take = (by: 1 | -1) => () => {
    const at = (Math.max(card, by < 0 ? 0 : -1) + by + cards.length) % cards.length
    setCard(at)
    drafts.set(place, cards[at]!.text.replaceAll('\n', ' '))
  }
  const where = above
    ? `On "${cut(above.text, 30)}".`
    : spot.level
      ? 'On nothing yet.'
      : step.levels.length > 1
        ? 'The top of the tree.'
        : 'One a line.'
  return {
    main: (
      <LineBelow of={of} height={height} prompt={`${levelName(step, spot.level)} > `} drafts={drafts} place={place} />
    ),
    message: `${where}${cards.length ? ' Up takes a card.' : ''}  An empty line ends.`,
    after: 'An empty line ends.',
    mode: 'GROW',
    typing: true,
    layers: [
      layer(
        'growing',
        {
          save() {
            const text = textOf(drafts.get(place))
            if (!text) return done()
            if (!submit({ in: step.id, do: 'add', text, ...spot })) return
            drafts.set(place, '')
            setCard(-1)
            grown()
          },
          card: cards.length ? take(1) : undefined,
          other: cards.length ? take(-1) : undefined,
          leave: done,
        },
        { leave: 'keys' },
      ),
    ],
  }
}
