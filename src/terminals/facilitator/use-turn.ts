/** What the person at the keyboard can do at every step of a turn. */

import { useEffect, useMemo, useRef, useState } from 'react'
import type { Drafts } from '../../interact/stay.ts'
import { stepOnward } from '../../kinds/facts.ts'
import { actionsHome } from '../../kinds/made/board.ts'
import type { Draft } from '../../ports/session-store.ts'
import { overtakenOf } from '../../room/overtaken.ts'
import type { Room } from '../../room/room.ts'
import { stepsOf } from '../../session/agenda.ts'
import { isPaused } from '../../session/read.ts'
import type { PersonId, StepId } from '../../session/shapes.ts'
import type { Move, Session } from '../../session/types.ts'
import { plural } from '../../text.ts'
import type { OpenSession } from '../../views/app-services.ts'
import type { HostServices } from '../../views/host-services.ts'
import { TurnMoves } from '../../views/turn-moves.ts'
import { viewWords } from '../../views/words.ts'
import { useSurface } from './context.ts'
import { screenWords } from './words.ts'

export type TurnActs = {
  /** The step on this screen: the room's, or where somebody who only looks on has leafed to. */
  at: StepId
  /** The last event or refusal, empty when there is none. While `typing`, undo is two keys away. */
  said(typing: boolean): string
  tell(say: string): void
  /** Starts a turn that was to begin later. */
  begin(how: Begins): void
  submit(move: Move, by?: PersonId): boolean
  /** Makes moves that are one thing to a person, called `what`: they are told, taken back and given back as one. */
  submitAll(moves: readonly Move[], what: string): boolean
  undo(): void
  redo(): void
  go(by: 1 | -1): void
  jump(to: string): void
  addTime(minutes: number): void
  pause(): void
  park(text: string): boolean
  addAction(text: string): boolean
  drafts: Drafts
}

/** How long the last event stands in the message row before what to do here stands there again, in ms. */
const newsFor = 20_000

/**
 * How a turn begins on this screen: with its clock; with the clock as it is, because cards come in early or others are at it
 * already; or only when the screen says so.
 */
type Begins = 'running' | 'as-it-is' | 'later'

/** The acts of `me` in this session; nothing is changed when `live` is false. */
export function useTurn(
  open: OpenSession,
  session: Session,
  me: PersonId,
  live: boolean,
  begins: Begins = 'running',
  services?: HostServices,
): TurnActs {
  const { room } = open
  const { appServices, router, now } = useSurface()
  const [said, setSaid] = useState({ text: '', back: false, at: 0, step: '' })
  const [leafed, setLeafed] = useState<StepId>()
  // Whoever looks on before the room has begun sees where it will.
  const at = live ? session.at : (leafed ?? (session.at || (stepsOf(session.agenda)[0]?.id ?? '')))
  const given = {
    me,
    live,
    hold: router.hold,
    // News belongs to the step it was made at: it does not stay over a new one.
    show: (text: string, back: boolean) => setSaid({ text, back, at: now(), step: live ? room.session.at : at }),
  }
  const [, draw] = useState(0)
  // What was said last goes by itself, when nothing else happens.
  useEffect(() => {
    if (!said.text) return
    // A replay's clock jumps: then it is gone already.
    const gone = setTimeout(() => draw(n => n + 1), Math.max(0, said.at + newsFor + 1 - now()))
    return () => clearTimeout(gone)
  }, [said, now])
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is given is renewed at each drawing
  const moves = useMemo(() => new TurnMoves(room, given), [room])
  moves.given = given
  const { tell, submit } = moves
  const drafts = useDrafts(open.drafts ?? [], draft => live && appServices.draft(open, draft))
  useNews(room, services, tell, live ? me : undefined)
  const begin = (how: Begins) => {
    if (live && how !== 'later') beginTurn(open, how, moves)
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the turn is opened
  useEffect(() => begin(begins), [])

  const jump = (to: StepId) => {
    if (live) return void submit({ do: 'go', to })
    // Back at the room's own step, the screen follows it again.
    setLeafed(to === session.at ? undefined : to)
    tell('')
  }
  return {
    at,
    said: typing => (now() - said.at > newsFor || (said.step && said.step !== at) ? '' : sayNews(said, typing)),
    tell,
    begin,
    submit,
    submitAll: moves.submitAll,
    undo: moves.undo,
    redo: moves.redo,
    go(by) {
      const { to, passed } = stepOnward(session, live ? room.session.at : at, by)
      if (to) {
        jump(to.id)
        // The room is there once the move is kept; the news belongs to that step.
        const text = viewWords.passedOver(passed.map(({ step, why }) => ({ title: step.title, why })))
        if (passed.length) setSaid({ text, back: false, at: now(), step: to.id })
      } else tell(by > 0 ? viewWords.lastStep : viewWords.firstStep)
    },
    jump,
    addTime: minutes => void submit({ do: 'time', step: room.session.at, minutes }),
    pause: () => void submit({ do: isPaused(room.session) ? 'resume' : 'pause' }),
    park: text => submit({ do: 'park', text }),
    addAction: text => addAction(room, moves, text),
    drafts,
  }
}

/** The last event, with the key that takes it back: two keys away while a line is typed. */
function sayNews({ text, back }: { text: string; back: boolean }, typing: boolean): string {
  const undo = typing ? '  (esc u takes it back)' : screenWords.undoKey
  return text && text + (back ? undo : '')
}

function addAction({ session }: Room, { tell, submit }: TurnMoves, text: string): boolean {
  const home = actionsHome(session)
  if (!home) tell(viewWords.noActionStep)
  return home !== undefined && submit({ in: home.id, do: 'add', text })
}

/** Tells what happened to the files while people work, though nothing is lost, what happens at the door, and who changed something after `me`. */
function useNews(
  room: Room,
  services: HostServices | undefined,
  tell: (say: string) => void,
  me: PersonId | undefined,
): void {
  useEffect(() => {
    let known = room.news
    return room.watch(() => {
      if (!room.news || room.news === known) return
      known = room.news
      tell(known.say)
    })
  }, [room, tell])
  useEffect(() => {
    const overtaken = overtakenOf(room)
    return room.watch(() => {
      const newest = overtaken(me).at(-1)
      if (newest) tell(newest)
    })
  }, [room, tell, me])
  useEffect(() => {
    if (!services) return
    let known = services.news()?.at ?? 0
    return services.watch(() => {
      const news = services.news()
      if (!news || news.at === known) return
      known = news.at
      tell(news.say)
    })
  }, [services, tell])
}

/** A session that is opened again goes on where it was; a new one begins at its first step. */
function beginTurn({ room, torn, recovered }: OpenSession, how: Begins, { submit, tell }: TurnMoves): void {
  if (!room.session.at) {
    const first = stepsOf(room.session.agenda)[0]
    if (first) submit({ do: 'go', to: first.id })
    if (torn) tell(torn)
  } else if (how === 'running') {
    submit({ do: 'resume' })
    const back = recovered ? `; ${plural(recovered, 'move')} came from the journal` : ''
    tell(torn ?? screenWords.backAtStep(back))
  }
}

/** Lines not sent yet: what an earlier start left unsent to begin with, each change kept at once. */
function useDrafts(left: readonly Draft[], keep: (draft: Draft) => void): Drafts {
  const [, renew] = useState(0)
  const kept = useRef(new Map(left.map(d => [`${d.step} ${d.person}`, d.text])))
  const keepRef = useRef(keep)
  keepRef.current = keep
  const drafts = useRef<Drafts>({
    get: place => kept.current.get(place) ?? '',
    set(place, text) {
      if (text) kept.current.set(place, text)
      else kept.current.delete(place)
      const [step = '', ...rest] = place.split(' ')
      keepRef.current({ person: rest.join(' '), step, text })
      renew(n => n + 1)
    },
  })
  return drafts.current
}
