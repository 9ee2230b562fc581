/** The terminal of somebody who takes part or looks on: keys in, frames out, without a React of its own. */
import { exitCodes } from '../../errors.ts'
import { takesCards } from '../../kinds/made/board.ts'
import { drawBlankScreen } from '../../screen/blank-drawing.ts'
import { keyQueue } from '../../screen/key-queue.ts'
import type { Key } from '../../screen/keys/decode.ts'
import { clampSize } from '../../screen/modes.ts'
import { painter } from '../../screen/painter.ts'
import type { Layer } from '../../screen/router.ts'
import { groundOf, rowsOf } from '../../screen/theme.ts'
import type { PersonId } from '../../session/shapes.ts'
import { type Acts, actsOf } from './acts.ts'
import { type Frame, frameComposer } from './compose-frame.ts'
import { copying } from './copying.ts'
import { type KeptLine, keptLine } from './kept-line.ts'
import { type OverStep, overStep } from './over-step.ts'
import { OwnSigns } from './own-signs.ts'
import { OwnStep } from './own-step.ts'
import type { Own } from './own-view.ts'
import { pageOf, pageWords } from './pages.ts'
import { layersAtStep, layersOver, layersTyping } from './participant-keys.ts'
import type { ParticipantTerminal, ParticipantTerminalOptions } from './participant-services.ts'
import { participantWords } from './participant-words.ts'
import { schedulerOf } from './render-scheduler.ts'
import type { Look } from './shared-rows.ts'
import { Typing } from './typing.ts'

/** Starts the terminal and paints its first frame. */
export function participantTerminal(options: ParticipantTerminalOptions): ParticipantTerminal {
  return new OpenTerminal(options)
}

class OpenTerminal implements ParticipantTerminal {
  private readonly options: ParticipantTerminalOptions
  private readonly me: PersonId | undefined
  private readonly acts: Acts
  private readonly kept: KeptLine
  private readonly over: OverStep
  private readonly step: OwnStep
  private readonly signs: OwnSigns
  private readonly scheduler: ReturnType<typeof schedulerOf>
  private readonly paint: ReturnType<typeof painter>
  private readonly draw = frameComposer()
  private readonly keys: ReturnType<typeof keyQueue>
  private readonly leaveScheduler: () => void
  private readonly typing: Typing
  private look: Look
  /** Counts what may change one's own rows. */
  private version = 0
  private stopped = false
  private vacant = false
  /** How often anybody had chosen something else when it was looked at last. */
  private pointings = 0
  /** What is promised to whoever comes in, until they press a key. */
  private promised: string | undefined
  private painted: Frame | undefined
  private layers: { version: number; all: Layer[] } | undefined

  constructor(options: ParticipantTerminalOptions) {
    const { terminal, services, me, drafts, greeting = '', stand, now } = options
    const changed = () => this.changed()
    this.options = options
    this.me = me
    this.promised = options.promise
    this.scheduler = schedulerOf(services, now)
    this.paint = painter(
      bytes => void terminal.output.write(bytes),
      undefined,
      () => groundOf(terminal.theme),
    )
    this.look = this.lookNow()
    this.acts = actsOf({ services, me, now, greeting, changed, boxed: () => this.show() })
    const { room } = services.open
    this.kept = keptLine(drafts, room.session, stand)
    this.over = overStep({ room, acts: this.acts, drafts, kept: this.kept, stand, changed })
    this.step = new OwnStep({ services, me, drafts, acts: this.acts, stand, now })
    this.signs = new OwnSigns({ services, acts: this.acts, over: this.over, changed })
    const typing = new Typing({
      ...options,
      acts: this.acts,
      over: this.over,
      step: this.step,
      changed,
      layers: () => this.layersOf(this.step.own()),
      repaint: () => this.paint.reset(),
    })
    this.typing = typing
    this.keys = keyQueue({
      press: key => {
        if (this.promised) changed()
        this.promised = undefined
        typing.press(key)
      },
      isTyping: () => typing.line() !== undefined,
      held: this.acts.held,
      worked: () => {
        options.worked()
        this.paintNow()
      },
      guarded: what => this.guarded(what),
      stopped: () => this.stopped,
    })
    this.leaveScheduler = this.scheduler.join({
      show: () => this.show(),
      news: people => {
        if (people === 'all' || (me && people.has(me))) this.changed()
      },
      acted: this.acts.acted,
      fades: this.acts.fades,
    })
    this.show()
  }

  feed(keys: readonly Key[]): void {
    this.keys.feed(keys)
  }

  resize(): void {
    this.look = this.lookNow()
    this.paint.reset()
    this.changed()
    this.show()
  }

  relook(): void {
    this.look = this.lookNow()
    this.changed()
    this.show()
  }

  show(): void {
    this.guarded(() => this.paintNow())
  }

  isTyping(): boolean {
    return this.typing.isBegun()
  }

  settled(): Promise<void> {
    return this.keys.settled()
  }

  left(): number {
    return this.keys.left()
  }

  stop(): void {
    if (this.stopped) return
    this.stopped = true
    this.leaveScheduler()
    if (this.me) this.options.services.presence.type(this.me)
  }

  private lookNow(): Look {
    const { output, theme } = this.options.terminal
    return { ...clampSize(output.columns, output.rows), theme }
  }

  private changed(): void {
    this.version++
    this.step.renew()
  }

  /**
   * To the step the room is at, before a frame of it is drawn: keys always belong to the step that is drawn. A line that was
   * begun stays with its step and is offered from there on.
   */
  private follow(): Own {
    const { at } = this.scheduler.view().session
    const { step } = this.step
    const own = this.step.own()
    if (step ? step.id === at : !at) return own
    if (step && own.line && this.options.drafts?.get(own.line.place)) {
      this.kept.leave(step, own.line)
      // That the room went on is newer than what was said before it did.
      this.acts.tell('')
    }
    if (this.me) this.options.services.presence.type(this.me)
    this.step.goTo(at)
    this.over.moved()
    this.changed()
    return this.step.own()
  }

  /** Lets others see what is chosen here; what is one's own, looked at again when one of them has chosen something else. */
  private pointed(own: Own): Own {
    const { presence } = this.options.services
    const { step } = this.step
    if (!this.me || !step) return own
    const isNews = this.pointings !== presence.pointings
    presence.point(this.me, step.id, own.points)
    // One's own cursor is drawn by oneself.
    this.pointings = presence.pointings
    if (own.points === undefined || !isNews) return own
    this.changed()
    return this.step.own()
  }

  private take(): void {
    const refusal = this.me && this.options.services.handOver(this.me)
    if (refusal) this.acts.tell(refusal.say)
  }

  /** The keys of the step, below any page. */
  private stepLayers(own: Own): Layer[] {
    const { services, lead, copy } = this.options
    const { step, acts } = this
    return layersAtStep(
      own,
      this.over,
      acts,
      this.me !== undefined && {
        isLive: step.live(),
        take: lead ?? (services.isVacant() ? () => this.take() : undefined),
        // Elsewhere an answer says it, or there is nothing to be done with.
        done: step.step && takesCards(step.step) ? () => step.finish(!step.isDone()) : undefined,
        hasKept: this.kept.isOffered(step.step),
        ...this.signs.keys(),
        ...copying({ copy, acts, rows: () => this.painted?.rows ?? [], session: () => this.scheduler.view().session }),
      },
    )
  }

  private layersOf(own: Own): Layer[] {
    const { over, options } = this
    const reacting = this.signs.layers()
    if (reacting) return reacting
    if (over.anywhere()) return layersTyping(over, over.keep)
    const page = over.page()
    return page ? layersOver(page.name, over, () => options.leave(exitCodes.ok)) : this.stepLayers(own)
  }

  /** One broken terminal must not end the room. */
  private guarded(what: () => void): void {
    try {
      what()
    } catch (error) {
      this.stop()
      this.options.fell(error)
    }
  }

  private paintNow(): void {
    const { services, terminal, isStage = false } = this.options
    if (this.stopped || terminal.output.stuck) return
    this.acts.look()
    if (this.vacant !== services.isVacant()) {
      this.vacant = !this.vacant
      this.changed()
    }
    this.signs.look()
    const projected = isStage ? services.projected() : undefined
    this.painted =
      projected === 'blank'
        ? { rows: rowsOf(drawBlankScreen(this.look.width, this.look.height), this.look.theme) }
        : this.frame(projected)
    this.paint.paint(this.painted.rows, this.painted.cursor)
    this.options.stand?.begun()
  }

  /** The frame as it is now; `projected` is what whoever facilitates shows on every stage. */
  private frame(projected: 'clock' | undefined): Frame {
    const { services, me, name, drafts } = this.options
    const { over, look, acts, kept } = this
    const view = this.scheduler.view()
    const own = this.pointed(this.follow())
    const { step } = this.step
    const typed = over.line(own)
    const anywhere = over.anywhere()
    const page = projected ? { name: projected, at: 0 } : over.page()
    if (this.layers?.version !== this.version) this.layers = { version: this.version, all: this.layersOf(own) }
    return this.draw(
      {
        services,
        view,
        look,
        name,
        step,
        own: anywhere ? { ...own, mode: anywhere.toUpperCase() } : own,
        notice: anywhere ? undefined : (kept.notice(step) ?? this.promised),
        line: typed && drafts && { prompt: typed.prompt, text: drafts.line(typed.place), on: typed.on },
        page: page && pageOf(page.name, { services, me, view, look, at: page.at, layers: this.stepLayers(own) }),
        message: page
          ? pageWords[page.name]
          : participantWords({ services, acts, view, me, step, own, anywhere, reacts: over.reacts() }),
        layers: this.layers.all,
      },
      this.version,
    )
  }
}
