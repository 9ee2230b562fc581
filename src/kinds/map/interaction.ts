/** What can be done at a map in a turn besides the editor: its commands in plain lines, its story, and taking up the keys of the map. */
import { Grid } from '../../draw/grid.ts'
import type { Act, At, Interaction } from '../../interact/act.ts'
import { make } from '../../interact/outcomes.ts'
import { decks, parseOnce } from '../../map/index.ts'
import { workOf } from '../../session/read.ts'
import type { DeckId } from '../../session/shapes.ts'
import type { MapCommand, MapHere } from './commands.ts'
import { mapCommands, tellMap } from './hearing.ts'
import { storyActs, storyBoard, storyMessage, toldNow } from './story-acts.ts'
import { words } from './words.ts'

/** In capitals while the keys are those of the editor. */
export const drawingMode = 'MAP'

/** The decks that ask about a part where a step does not name any; plays are for those who ask for them. */
const usual: readonly DeckId[] = ['climate', 'doctrine', 'inertia']

/** The map of this step as this person sees it, with the decks its step names. */
export function hereAt({ step, session }: Pick<At<'map'>, 'step' | 'session'>): MapHere {
  return {
    document: parseOnce(workOf(session, step.id, 'map')?.text ?? ''),
    decks: (step.prompts ?? usual).map(id => decks[id]),
  }
}

/** On full screens the keys of the editor do the same on the drawing, so a command has no key of its own here. */
function actOf(command: MapCommand): Act<'map'> {
  const { on, takes, does, reads } = command
  return {
    id: on[0]!,
    who: reads ? 'anybody' : 'facilitator',
    command: { words: on, ...(takes ? { takes } : {}) },
    does,
    move(at, _spot, rest) {
      const told = command.run(hereAt(at), String(rest))
      return 'change' in told ? make(at, { do: 'change', change: told.change }) : told
    },
  }
}

/** Plain lines change the map by commands alone, so who draws is for full screens. */
const drawingActs: readonly Act<'map'>[] = [
  {
    id: 'draw',
    who: 'facilitator',
    keys: ['enter'],
    does: words.draw,
    hint: 'the map',
    fits: (_at, _spot, memory) => !memory.memory.drawing && !toldNow(memory),
    move: () => ({ stay: { memory: { drawing: true } } }),
  },
  {
    id: 'to-step',
    who: 'facilitator',
    keys: ['escape'],
    does: words.toStep,
    hint: 'keys',
    fits: (_at, _spot, memory) => memory.memory.drawing === true && !toldNow(memory),
    move: () => ({ stay: { memory: { drawing: false } } }),
  },
]

export const mapInteraction: Interaction<'map'> = {
  acts: [...drawingActs, ...storyActs, ...mapCommands.map(actOf)],
  begin: at => ({ memory: { drawing: at.live } }),
  mode: (at, memory) => (toldNow(memory) ? 'STORY' : memory.memory.drawing && at.live ? drawingMode : undefined),
  message(at, _spot, memory) {
    const told = toldNow(memory)
    if (told) return storyMessage(told)
    return at.live ? (at.step.hint ?? words.keysHint) : words.closedHint
  },
  board: storyBoard,
  // The editor draws the map itself.
  instead: (_at, { width }, memory) => (memory.memory.drawing ? new Grid(width, 1) : undefined),
  tell: at => tellMap(hereAt(at).document),
  todo: at => [at.step.hint ?? words.how],
  goesOn: () => true,
}
