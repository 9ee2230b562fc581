/** Lists to choose from over a map: why something resists, who works here, how it is got, and finding by name. */
import { decorators, inertia, inertiaReason } from '../../../map/index.ts'
import type { Choice, Choosing } from '../pages/list.tsx'
import type { Editing } from './editing.ts'
import { setInertia, toggleMark } from './marks.ts'
import type { Mode } from './mode.ts'
import { describe } from './says.ts'
import { inOrder } from './side-list.ts'
import type { Spot } from './spots.ts'
import { addArea, type Made } from './starts.ts'
import { mapWords } from './words.ts'

type What = Extract<Mode, { is: 'choosing' }>['what']

const teams = [
  ['pioneers', 'explore what nobody knows yet'],
  ['settlers', 'make it something others can use and trust'],
  ['townplanners', 'make it cheap, reliable and the same for all'],
  ['explorers', 'as pioneers, in newer words'],
  ['villagers', 'as settlers, in newer words'],
] as const

const marks: Record<(typeof decorators)[number], string> = {
  build: 'we make it ourselves',
  buy: 'we buy it',
  outsource: 'others make it for us',
  market: 'there is a market for it',
  ecosystem: 'an ecosystem grows on it',
}

type Asked = { choices: Choice[]; mode: string; message: string; prompt: string }

function asked(what: What, ed: Editing): Asked {
  const { chosen, document, setMode, working } = ed
  const back = () => setMode({ is: 'browsing' })
  const make = (made: Made) => () => {
    if (working.accept(made.make, made.words, chosen?.id)) ed.tell(mapWords.doneUndo(made.words))
    back()
  }
  switch (what) {
    case 'inertia': {
      const spot = chosen as Spot
      const now = inertiaReason(document, spot.line)
      const has = [...document.map.components, ...document.map.submaps].some(n => n.line === spot.line && n.inertia)
      return {
        mode: 'INERTIA',
        message: mapWords.inertiaReason,
        prompt: 'inertia > ',
        choices: [
          ...(has ? [{ id: 'none', text: 'no inertia after all', run: make(setInertia(spot, false)) }] : []),
          { id: 'some', text: 'inertia, without a reason', run: make(setInertia(spot, true)) },
          {
            id: 'own',
            text: `a reason of your own${now && !inertia.cards.some(t => t.name === now) ? `: ${now}` : ' …'}`,
            run: () => ownReason(ed, spot, now),
          },
          ...inertia.cards.map(t => ({
            id: t.id,
            text: `${t.name}: ${t.say}`,
            key: t.name === now ? 'now' : t.group === 'supplier' ? 'who supplies it' : undefined,
            run: make(setInertia(spot, true, t.name)),
          })),
        ],
      }
    }
    case 'team':
      return {
        mode: 'TEAM',
        message: mapWords.areaOf,
        prompt: 'team > ',
        choices: teams.map(([kind, say]) => ({
          id: kind,
          text: `${kind}: ${say}`,
          run: () => setMode(addArea(kind, chosen ?? { visibility: 0.5, evolution: 0.5 })),
        })),
      }
    case 'marks': {
      const now =
        document.map.components.concat(document.map.submaps).find(n => n.line === chosen?.line)?.decorators ?? []
      return {
        mode: 'MARK',
        message: mapWords.acquisition,
        prompt: 'mark > ',
        choices: decorators.map(mark => ({
          id: mark,
          text: `${mark}: ${marks[mark]}`,
          key: now.includes(mark) ? 'now' : undefined,
          run: make(toggleMark(chosen as Spot, document.map, mark)),
        })),
      }
    }
    case 'find':
      return {
        mode: 'FIND',
        message: mapWords.findPart,
        prompt: '/ ',
        choices: inOrder(ed.spots).map(s => ({
          id: s.id,
          text: describe(s, document),
          name: s.name,
          run() {
            ed.choose(s.id)
            back()
          },
        })),
      }
  }
}

/** A line for why a part would rather stay, with the words that stand there now. */
function ownReason(ed: Editing, spot: Spot, now = ''): void {
  ed.drafts.set('reason', now)
  ed.setMode({
    is: 'lining',
    mode: 'INERTIA',
    prompt: `${spot.name} stays because > `,
    place: 'reason',
    message: mapWords.reasonText,
    take(text) {
      if (!text) return false
      const { words, make } = setInertia(spot, true, text)
      if (!ed.working.accept(make, words, spot.id)) return false
      ed.setMode({ is: 'browsing' })
      ed.tell(mapWords.kept(words))
      return true
    },
  })
}

/** What is to be chosen over a map now; undefined while nothing is. */
export function choicesFor(mode: Mode, ed: Editing): Choosing | undefined {
  if (mode.is !== 'choosing') return undefined
  return { ...asked(mode.what, ed), onLeave: () => ed.setMode({ is: 'browsing' }) }
}
