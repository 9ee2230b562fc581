/** What can be done at a map in a turn besides the editor: its commands in plain lines, its story, and taking up the keys of the map. */
import { Grid } from '../../draw/grid.ts'
import { type Act, type At, describe, type Interaction } from '../../interact/act.ts'
import { make } from '../../interact/outcomes.ts'
import type { MapCommand } from './commands.ts'
import { chosenPart, handActs } from './hands.ts'
import { mapCommands, tellMap } from './hearing.ts'
import { hereAt, isOpen } from './here.ts'
import { drawOthers, drawOwnMap, openMessage, settleMap } from './own-map.ts'
import { type PartSpot, partSpots } from './parts-here.ts'
import { storyActs, storyBoard, storyMessage, toldNow } from './story-acts.ts'
import { isUnderWay, movingNow, tyingNow, underWayActs } from './under-way.ts'
import { words } from './words.ts'

/** In capitals while the keys are those of the editor. */
export const drawingMode = 'MAP'

/** On full screens the keys of the editor do the same on the drawing, so a command has no key of its own here. */
function actOf(command: MapCommand): Act<'map', PartSpot> {
  const { on, takes, does, reads } = command
  return {
    id: on[0]!,
    who: reads ? 'anybody' : 'everybody',
    ...(reads ? {} : { fits: at => at.leads || isOpen(at) }),
    command: { words: on, ...(takes ? { takes } : {}) },
    does,
    move(at, _spot, rest) {
      const told = command.run(hereAt(at), String(rest))
      return 'change' in told ? make(at, { do: 'change', change: told.change }) : told
    },
  }
}

/** Who facilitates always edits the map, others while it is open to everybody. */
const mayDraw = (at: At<'map'>) => at.leads || isOpen(at)

/** The facilitator opens the map to everybody, and closes it again. */
const openingActs: readonly Act<'map', PartSpot>[] = [
  {
    id: 'open',
    who: 'facilitator',
    keys: ['W'],
    command: { words: ['everybody edits'] },
    does: words.openMap,
    fits: (at, _spot, memory) => !isOpen(at) && !toldNow(memory),
    move: at => make(at, { do: 'everybody', edits: true }),
  },
  {
    id: 'close',
    who: 'facilitator',
    keys: ['W'],
    command: { words: ['everybody watches'] },
    does: words.closeMap,
    fits: (at, _spot, memory) => isOpen(at) && !toldNow(memory),
    move: at => make(at, { do: 'everybody', edits: false }),
  },
]

/** Plain lines change the map by commands alone, so who draws is for full screens. */
const drawingActs: readonly Act<'map', PartSpot>[] = [
  {
    id: 'draw',
    who: 'everybody',
    keys: ['enter'],
    does: words.draw,
    hint: 'the map',
    fits: (at, _spot, memory) => mayDraw(at) && !memory.memory.drawing && !toldNow(memory),
    move: () => ({ stay: { memory: { drawing: true } } }),
  },
  {
    id: 'to-step',
    who: 'everybody',
    keys: ['escape'],
    does: words.toStep,
    hint: 'keys',
    fits: (at, _spot, memory) =>
      mayDraw(at) && memory.memory.drawing === true && !toldNow(memory) && !isUnderWay(memory),
    move: () => ({ stay: { memory: { drawing: false } } }),
  },
]

export const mapInteraction: Interaction<'map'> = describe<'map', PartSpot>({
  acts: [...handActs, ...drawingActs, ...openingActs, ...storyActs, ...underWayActs, ...mapCommands.map(actOf)],
  spots: at => (isOpen(at) && !at.leads ? partSpots(hereAt(at).document) : []),
  suggests: (at, memory) => chosenPart(at, memory)?.id,
  whenGone: (at, memory) => chosenPart(at, memory)?.id,
  watched: at => !isOpen(at),
  settle: settleMap,
  begin: at => ({ memory: { drawing: at.live } }),
  mode(at, memory) {
    if (toldNow(memory)) return 'STORY'
    if (!memory.memory.drawing || !at.live || !mayDraw(at)) return undefined
    return movingNow(memory) ? 'MOVE' : tyingNow(memory) ? 'LINK' : drawingMode
  },
  message(at, spot, memory) {
    const told = toldNow(memory)
    if (told) return storyMessage(told)
    const open = openMessage(at, spot, memory)
    if (open !== undefined) return open
    return at.live ? (at.step.hint ?? words.keysHint) : words.closedHint
  },
  board: storyBoard,
  own: drawOwnMap,
  hasOwn: at => !at.leads && isOpen(at),
  foot: drawOthers,
  // The editor draws the map itself.
  instead: (_at, { width }, memory) => (memory.memory.drawing ? new Grid(width, 1) : undefined),
  tell: at => tellMap(hereAt(at).document),
  todo: at => [at.step.hint ?? words.how],
  goesOn: () => true,
})
