/** Group: anybody may put cards together, by two letters, and name what came of it. */
import { rulesOf } from '../../kinds/index.ts'
import { boardOf, cardsOf, isHidden, lettersOf, stepOf } from '../../session/read.ts'
import { cut } from '../../text.ts'
import { textOf } from '../parts/field.tsx'
import { layer } from '../screen.ts'
import type { Own, Taking } from './hands.ts'

export const takeGroup: Taking<'group'> = at => {
  const { step, drafts } = at
  const place = `${step.id} name`
  let grouping = false
  let naming = false
  let chosen: string | undefined
  let half = ''
  let page = 0
  const turn = () => void page++

  const letter = (key: string) => {
    const letters = lettersOf(at.shared(), step.id)
    const typed = half + key.toUpperCase()
    if ([...letters.values()][0]?.length === 2 && typed.length < 2) {
      half = typed
      return at.tell(`${typed}_   its second letter?`)
    }
    half = ''
    const card = [...letters].find(([, l]) => l === typed)?.[0]
    if (!card) return at.tell(`There is no card ${typed}.`)
    if (!chosen) {
      chosen = card
      const text = cardsOf(at.shared(), step.id).find(c => c.id === card)?.text ?? ''
      return at.tell(`${typed}: "${cut(text, 40)}"  joins which? Type its letter.`)
    }
    if (card !== chosen) at.submit({ in: step.id, do: 'put', card: chosen, into: card })
    chosen = undefined
  }
  const leave = () => {
    if (chosen) chosen = undefined
    else grouping = false
  }
  const name = () => {
    if (!chosen) return at.tell('Type the letter of a card first.')
    drafts.set(place, boardOf(at.shared(), step.id).find(b => b.cards.some(c => c.id === chosen))?.name ?? '')
    naming = true
  }
  const split = () => {
    if (chosen) at.submit({ in: step.id, do: 'split', card: chosen })
    chosen = undefined
  }

  return (): Own => {
    const source = stepOf(at.shared(), step.cards)
    const covered = source !== undefined && isHidden(at.shared(), source)
    if (covered || !at.live() || !cardsOf(at.shared(), step.id).length)
      return { idle: true, message: 'The cards come as soon as they are revealed.', layers: [] }
    const focus = chosen
    const grid = focus
      ? (width: number, height: number) => rulesOf('group').draw(step, at.shared(), { width, height, focus })
      : undefined
    if (naming)
      return {
        grid,
        line: { prompt: 'name of the group > ', place, on: 'bottom' },
        message: 'A short name; an empty one takes the name away.',
        mode: 'NAME',
        layers: [
          layer('line', {
            save() {
              if (chosen && at.submit({ in: step.id, do: 'name', card: chosen, text: textOf(drafts.get(place)) }))
                drafts.set(place, '')
              naming = false
              chosen = undefined
            },
            leave: () => {
              naming = false
            },
          }),
        ],
      }
    if (!grouping)
      return {
        page,
        message: 'Say which belong together, or press enter and put them there yourself.',
        layers: [
          layer(
            'joining',
            {
              main: () => {
                grouping = true
              },
              page: turn,
            },
            { main: 'group' },
          ),
        ],
      }
    return {
      grid,
      page,
      message: chosen
        ? 'Type the card it joins, or enter to name its group.'
        : 'Type a card, then the card it belongs to; esc ends.',
      mode: 'GROUP',
      layers: [layer('grouping', { letter, main: name, split: chosen ? split : undefined, page: turn, leave })],
    }
  }
}
