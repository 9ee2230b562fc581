/** The terminal of somebody who takes part or looks on: keys in, frames out, without a React of its own. */
import { localDay } from '../../day.ts'
import { exitCodes } from '../../errors.ts'
import { isHidden, stepOf, takesCards } from '../../session/read.ts'
import type { PersonId, StepOf } from '../../session/shapes.ts'
import { drawCovered } from '../curtain-drawing.ts'
import type { Key } from '../decode.ts'
import { type Edited, edit, typeInto } from '../edit-line.ts'
import type { Hall } from '../hall.ts'
import { answers, nameOfKey } from '../keys.ts'
import { clampSize } from '../modes.ts'
import type { Terminal } from '../mount.tsx'
import { painter } from '../painter.ts'
import { edits, type Layer, liveRows } from '../router.ts'
import { layer } from '../screen.ts'
import { rowsOf, unstyled } from '../theme.ts'
import { actsOf } from './acts.ts'
import { layersAtStep, layersOver } from './desk-keys.ts'
import { deskWords } from './desk-words.ts'
import type { PersonDrafts } from './drafts.ts'
import type { Hands, Own } from './hands.ts'
import { handsAt } from './index.ts'
import { keptLine } from './kept-line.ts'
import { keyQueue } from './key-queue.ts'
import { overStep } from './over-step.ts'
import { pageOf, pageWords } from './pages.ts'
import { roundsOf } from './rounds.ts'
import { type Frame, sceneDrawer } from './scene.ts'
import type { Look } from './shared-rows.ts'
import { takeWatch } from './watch.ts'

export type DeskOptions = {
  terminal: Terminal
  hall: Hall
  /** Who works here; nobody for those who look on and for a stage. */
  me?: PersonId
  name?: string
  /** One more screen on the wall: whoever facilitates covers it, or has the clock on it. */
  isStage?: boolean
  drafts?: PersonDrafts
  /** What stands in the message row at first. */
  greeting?: string
  /** Told where the eyes are until the first key. */
  promise?: string
  /** Back to facilitating, for a facilitator who takes part here meanwhile. */
  lead?(): void
  now(): number
  /** The person leaves, with this exit code. */
  leave(code: number): void
  /** The screen fell with this error; nothing more is shown. */
  fell(error: unknown): void
  /** Sends text to the terminal's clipboard. */
  copy(text: string): void
}

export type Desk = {
  feed(keys: readonly Key[]): void
  resize(): void
  /** Looks at the room again and paints what changed; to be called when the terminal can take more. */
  show(): void
  /** True while a line with something in it is typed. */
  isTyping(): boolean
  /** Resolves when all keys so far are worked off. */
  settled(): Promise<void>
  stop(): void
}

/** Two ctrl-c within this leave, in ms. */
const twice = 2_000

/** Before the first step. */
const nothing: Own = { idle: true, message: 'It begins in a moment; you are in.', layers: [] }

export function deskAt({
  terminal,
  hall,
  me,
  name,
  isStage = false,
  drafts,
  greeting = '',
  promise,
  lead,
  now,
  leave,
  fell,
  copy,
}: DeskOptions): Desk {
  const { output, theme } = terminal
  const { room } = hall.open
  const rounds = roundsOf(hall, now)
  const paint = painter(bytes => void output.write(bytes))
  const draw = sceneDrawer()
  let look: Look = { ...clampSize(output.columns, output.rows), theme }
  /** Counts what may change one's own rows. */
  let version = 0
  let stay: { step: StepOf; hands: Hands } | undefined
  /** When ctrl-c was pressed last. */
  let interrupted = 0
  let stopped = false
  let vacant = false
  /** What is promised to whoever comes in, until they press a key. */
  let promised = promise
  let painted: Frame | undefined
  let layers: { version: number; all: Layer[] } | undefined

  const changed = () => {
    version++
  }
  const acts = actsOf({ hall, me, now, greeting, changed, boxed: () => show() })
  const { tell, submit } = acts
  const kept = keptLine(drafts)
  const over = overStep({ room, acts, drafts, kept, changed })

  const live = () => !room.session.closed && !hall.open.readOnly
  const isDone = () => me !== undefined && stay !== undefined && hall.presence.isDone(me, stay.step.id)
  const finish = (done: boolean) => {
    if (!me || !stay) return
    hall.presence.finish(me, stay.step.id, done)
    tell(done ? 'You are done here; d takes that back.' : 'Not done yet: take your time.')
  }
  const handsFor = (step: StepOf): Hands =>
    me && drafts
      ? handsAt(step, {
          me,
          mine: () => room.see(me),
          shared: () => room.see(),
          live,
          today: () => localDay(new Date(now())),
          now,
          drafts,
          submit,
          tell,
          isDone,
          finish,
        })
      : takeWatch({ step, shared: () => room.see(), isHidden: () => isHidden(room.session, step) })

  /** What is one's own at the step, asked anew only when something of it may have changed. */
  let asked: { version: number; own: Own } | undefined
  const ownNow = (): Own => {
    if (asked?.version !== version) asked = { version, own: stay?.hands() ?? nothing }
    return asked.own
  }
  /**
   * To the step the room is at, before a frame of it is drawn: keys always belong to the step that is drawn. A line that was
   * begun stays with its step and is offered from there on.
   */
  const follow = (): Own => {
    const { at } = rounds.moment().session
    if (stay ? stay.step.id === at : !at) return ownNow()
    const own = ownNow()
    if (stay && own.line && drafts?.get(own.line.place)) {
      kept.leave(stay.step, own.line)
      // That the room went on is newer than what was said before it did.
      tell('')
    }
    const step = stepOf(room.session, at)
    if (me) hall.presence.type(me)
    stay = step && { step, hands: handsFor(step) }
    version++
    return ownNow()
  }

  const take = () => {
    const refusal = me && hall.handOver(me)
    if (refusal) tell(refusal.say)
  }
  /** The keys of the step, below any page. */
  const stepLayers = (own: Own): Layer[] =>
    layersAtStep(
      own,
      over,
      acts,
      me !== undefined && {
        isLive: live(),
        take: lead ?? (hall.isVacant() ? take : undefined),
        // Elsewhere an answer says it, or there is nothing to be done with.
        done: stay && takesCards(stay.step) ? () => finish(!isDone()) : undefined,
        hasKept: kept.isOffered(stay?.step),
        copy() {
          copy((painted?.rows ?? []).map(row => unstyled(row).trimEnd()).join('\n'))
          tell('Sent to the clipboard of your terminal; not every terminal takes it.')
        },
      },
    )
  const layersOf = (own: Own): Layer[] => {
    if (over.anywhere()) {
      const leave = () => over.begin(undefined)
      const help = () => {
        leave()
        over.open('help')
      }
      const everywhere = layer('everywhere', { help, commands: undefined, repaint: undefined, quit: undefined })
      return [layer('line', { save: over.keep, leave }), everywhere]
    }
    const page = over.page()
    return page ? layersOver(page.name, over, () => leave(exitCodes.ok)) : stepLayers(own)
  }

  /** One broken terminal must not end the room. */
  const guarded = (what: () => void): void => {
    try {
      what()
    } catch (error) {
      stop()
      fell(error)
    }
  }

  const show = () => guarded(paintNow)
  function paintNow(): void {
    if (stopped || (output as { stuck?: boolean }).stuck) return
    const moment = rounds.moment()
    acts.look()
    if (vacant !== hall.isVacant()) {
      vacant = !vacant
      version++
    }
    const wall = isStage ? hall.wall() : undefined
    if (wall === 'curtain') {
      painted = { rows: rowsOf(drawCovered(look.width, look.height), look.theme) }
      paint.paint(painted.rows)
      return
    }
    const own = follow()
    const typed = over.line(own)
    const anywhere = over.anywhere()
    const page = wall ? { name: wall, at: 0 } : over.page()
    if (layers?.version !== version) layers = { version, all: layersOf(own) }
    painted = draw(
      {
        hall,
        moment,
        look,
        name,
        step: stay?.step,
        own: anywhere ? { ...own, mode: anywhere.toUpperCase() } : own,
        notice: anywhere ? undefined : (kept.notice(stay?.step) ?? promised),
        line: typed && drafts && { prompt: typed.prompt, text: drafts.line(typed.place), on: typed.on },
        page: page && pageOf(page.name, { hall, me, moment, look, at: page.at, layers: stepLayers(own) }),
        message: page
          ? pageWords[page.name]
          : deskWords({ hall, acts, session: moment.session, me, step: stay?.step, own, anywhere }),
        layers: layers.all,
      },
      version,
    )
    paint.paint(painted.rows, painted.cursor)
  }

  const type = (line: NonNullable<Own['line']>, next: Edited) => {
    drafts?.edit(line.place, next)
    version++
    if (!me || !stay || over.anywhere() || stay.step.anonymous) return
    hall.presence.type(me, next.text ? stay.step.id : undefined)
  }
  const press = (key: Key) => {
    if (promised) {
      promised = undefined
      version++
    }
    const own = ownNow()
    const line = over.line(own)
    const name = nameOfKey(key)
    if (line && drafts && 'text' in key) return type(line, typeInto(drafts.line(line.place), key.text))
    if ('paste' in key) {
      if (!line || !drafts) return tell('A paste belongs into a line; nothing was taken.')
      if (own.paste && !over.anywhere()) own.paste(key.paste)
      else type(line, typeInto(drafts.line(line.place), key.paste.replace(/[\r\n\t]+/g, ' ')))
      version++
      return
    }
    if (name === 'ctrl-c') {
      if (now() - interrupted < twice) return leave(exitCodes.interrupted)
      interrupted = now()
      return tell('Press ctrl-c again to leave; your place and what you typed are kept.')
    }
    const hit = liveRows(layersOf(own), line !== undefined).find(l => answers(l.row, name))
    version++
    if (typeof hit?.run === 'string') tell(hit.run)
    else if (hit?.run) {
      // What was said before this key is old news.
      tell('')
      hit.run(name)
      if (me && line && !drafts?.get(line.place)) hall.presence.type(me)
    } else if (line && drafts && edits[name]) type(line, edit(drafts.line(line.place), edits[name]))
    else if (name === 'ctrl-l') paint.reset()
  }
  const keys = keyQueue({
    press,
    isTyping: () => over.line(ownNow()) !== undefined,
    held: acts.held,
    worked: paintNow,
    guarded,
    stopped: () => stopped,
  })
  function stop(): void {
    if (stopped) return
    stopped = true
    leaveRounds()
    drafts?.flush()
    if (me) hall.presence.type(me)
  }

  const leaveRounds = rounds.join({
    show,
    news(people) {
      if (people === 'all' || (me && people.has(me))) version++
    },
    acted: acts.acted,
    fades: acts.fades,
  })
  show()

  return {
    feed: keys.feed,
    resize() {
      look = { ...clampSize(output.columns, output.rows), theme }
      paint.reset()
      version++
      show()
    },
    show,
    isTyping() {
      const line = over.line(ownNow())
      return line !== undefined && Boolean(drafts?.get(line.place))
    },
    settled: keys.settled,
    stop,
  }
}
