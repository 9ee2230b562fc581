/** The keys of a turn at every step: of the step itself, of a room with many terminals, and those that work everywhere. */

import { layer } from '../../../../screen/layer.ts'
import type { Layer } from '../../../../screen/router.ts'
import { neighbour } from '../../../../session/read.ts'
import type { Session } from '../../../../session/types.ts'
import type { Hosted } from '../../../../views/host-services.ts'
import { linksShown } from '../../../../views/online/links.ts'
import type { SignOutcome } from '../../../../views/online/sign-services.ts'
import { outcomeWords } from '../../../../views/online/sign-words.ts'
import { linkWords } from '../../../../views/online/words.ts'
import { viewWords } from '../../../../views/words.ts'
import type { TurnActs } from '../../use-turn.ts'
import type { OverlayName } from './overlay.ts'

type Given = {
  session: Session
  acts: TurnActs
  show(name: OverlayName): void
  /** A turn that plays leads where it leads: whoever leafs would stay behind. */
  follows: boolean
  /** A closed turn is looked at, its notes are written, and people go home. */
  isOver: boolean
  writeNotes(): void
  /** Turns the bell off, or on again. */
  bell(): void
  copyScreen(): void
  copy(text: string): void
}

/** What can be done at a step of any kind. */
export function stepKeys({ session, acts, show, follows, isOver, writeNotes, copyScreen, copy, bell }: Given): Layer {
  const [next, before] = [neighbour(session, session.at, 1), neighbour(session, session.at, -1)]
  return layer(
    'step',
    {
      next: next ? () => acts.go(1) : 'this is the last step',
      back: follows ? undefined : before ? () => acts.go(-1) : 'this is the first step',
      more: () => acts.addTime(1),
      less: () => acts.addTime(-1),
      pause: acts.pause,
      undo: acts.undo,
      redo: acts.redo,
      action: () => show('action'),
      park: () => show('park'),
      wheel: () => show('wheel'),
      clock: () => show('clock'),
      blank: () => show('blank'),
      plan: () => show('plan'),
      older: () => show('older'),
      jump: follows ? undefined : () => show('jump'),
      notes: writeNotes,
      bell,
      copy: () => {
        copyScreen()
        acts.tell(viewWords.clipboard)
      },
      links: () => {
        const links = linksShown(session)
        if (links.length) copy(links.join('\n'))
        acts.tell(linkWords.copied(links))
      },
    },
    isOver ? { notes: 'notes' } : {},
  )
}

/** What can be done where nothing may be changed: at a session that is played again, or on a stage. */
export function onlyLooking(keys: Layer): Layer {
  return { ...keys, runs: Object.fromEntries(Object.entries(keys.runs).filter(([id]) => looks.has(id))) }
}

const looks = new Set(['wheel', 'clock', 'blank', 'plan', 'older', 'copy'])

/** What whoever hosts a room for others can do besides. */
export function hostKeys(hosted: Hosted, leads: boolean, acts: TurnActs, show: Given['show']): Layer[] {
  const lead = () => {
    const refusal = hosted.services.handOver(hosted.me)
    acts.tell(refusal ? refusal.say : viewWords.leadsAgain)
  }
  const { signs, open } = hosted.services
  const hands = signs.hands()
  const sign = (outcome: SignOutcome) => outcomeWords(outcome, open.room.session)
  return [
    layer('hosting', { lobby: () => show('lobby'), lead: leads ? undefined : lead }),
    layer(
      'hosted',
      {
        part: hosted.takePart,
        people: () => show('guests'),
        hand: leads ? () => acts.tell(sign(signs.next())) : undefined,
        nudge: leads ? () => acts.tell(sign(signs.nudge())) : undefined,
      },
      hands.waiting.length || hands.speaks ? { hand: 'next hand' } : {},
    ),
  ]
}

/** The keys that work everywhere; `quit` is what q does. */
export function everywhereKeys(show: Given['show'], repaint: () => void, quit: () => void, isOver: boolean): Layer {
  return layer(
    'everywhere',
    { help: () => show('help'), commands: () => show('commands'), repaint, quit },
    isOver ? { quit: 'home' } : {},
  )
}
