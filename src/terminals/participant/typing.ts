/** What a key comes to at a participant's terminal: text of the line that is open, or something that is done. */
import { exitCodes } from '../../errors.ts'
import { type Edited, edit, typeInto } from '../../screen/edit-line.ts'
import type { Key } from '../../screen/keys/decode.ts'
import { answers, nameOfKey, type Run } from '../../screen/keys/keys.ts'
import { edits, type Layer, liveRows } from '../../screen/router.ts'
import type { PersonId } from '../../session/shapes.ts'
import type { HostServices } from '../../views/host-services.ts'
import type { Acts } from './acts.ts'
import type { PersonDrafts } from './drafts.ts'
import type { OverStep } from './over-step.ts'
import type { OwnStep } from './own-step.ts'
import type { Own } from './own-view.ts'
import { ownWords } from './words.ts'

type Line = NonNullable<Own['line']>

type Given = {
  services: HostServices
  me?: PersonId
  drafts?: PersonDrafts
  acts: Acts
  over: OverStep
  step: OwnStep
  now(): number
  changed(): void
  layers(): Layer[]
  repaint(): void
  leave(code: number): void
}

/** Two ctrl-c within this leave, in ms. */
const twice = 2_000

export class Typing {
  private readonly given: Given
  /** When ctrl-c was pressed last. */
  private interrupted = 0

  constructor(given: Given) {
    this.given = given
  }

  /** The line that is typed now: one from anywhere, or the step's own. */
  line(): Own['line'] {
    return this.given.over.line(this.given.step.own())
  }

  /** True while a line with something in it is typed. */
  isBegun(): boolean {
    const line = this.line()
    return line !== undefined && Boolean(this.given.drafts?.get(line.place))
  }

  press(key: Key) {
    const { layers, changed, repaint } = this.given
    const line = this.line()
    if (line && 'text' in key) return this.type(line, typeInto(this.typed(line), key.text))
    if ('paste' in key) return this.paste(line, key.paste)
    const name = nameOfKey(key)
    if (name === 'ctrl-c') return this.interrupt()
    const hit = liveRows(layers(), line !== undefined).find(l => answers(l.row, name))
    changed()
    if (hit?.run) this.run(hit.run, name, line)
    else if (line && edits[name]) this.type(line, edit(this.typed(line), edits[name]))
    else if (name === 'ctrl-l') repaint()
  }

  private typed(line: Line): Edited {
    return this.given.drafts?.line(line.place) ?? { text: '', at: 0 }
  }

  private type(line: Line, next: Edited) {
    const { drafts, changed, step, me, services, over } = this.given
    drafts?.edit(line.place, next)
    changed()
    if (!me || !step.step || over.anywhere() || step.step.anonymous) return
    services.presence.type(me, next.text ? step.step.id : undefined)
  }

  private run(what: Run, key: string, line: Own['line']) {
    const { acts, services, me, drafts } = this.given
    if (typeof what === 'string') return acts.tell(what)
    // What was said before this key is old news.
    acts.tell('')
    what(key)
    if (me && line && !drafts?.get(line.place)) services.presence.type(me)
  }

  private paste(line: Own['line'], text: string) {
    const { acts, over, step, changed } = this.given
    const { paste } = step.own()
    if (!line) return acts.tell(ownWords.pasteNotTaken)
    if (paste && !over.anywhere()) paste(text)
    else this.type(line, typeInto(this.typed(line), text.replace(/[\r\n\t]+/g, ' ')))
    changed()
  }

  private interrupt() {
    const { acts, now, leave } = this.given
    if (now() - this.interrupted < twice) return leave(exitCodes.interrupted)
    this.interrupted = now()
    acts.tell(ownWords.quitAgain)
  }
}
