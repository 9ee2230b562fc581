/** A turn looked at from home: its wheel, its open actions, its notes. */
import { cleanPage, slug } from '../../clean.ts'
import { localDay } from '../../day.ts'
import { Grid } from '../../draw/grid.ts'
import { layer } from '../../screen/layer.ts'
import { wheelPhases } from '../../session/agenda.ts'
import type { Session } from '../../session/types.ts'
import { cut, wrap } from '../../text.ts'
import { drawOwed } from '../../views/home/owed-drawing.ts'
import { drawPhase, drawWheel } from '../../views/wheel-drawing.ts'
import { viewWords } from '../../views/words.ts'
import type { Home, Page, Size } from './page.ts'
import { homeWords } from './words.ts'

const parts = ['wheel', 'actions', 'notes'] as const
export type Part = (typeof parts)[number]

/** Reads the turn of this key and shows this part of it. */
export function lookAt(home: Home, key: string, part: Part): void {
  home.attempt(homeWords.looking, async () => {
    const session = await home.services.read(key)
    const turn = new Turn(home, key, session)
    await turn.show(part)
    home.open(() => turn.page())
  })
}

class Turn {
  private readonly home: Home
  private readonly key: string
  private readonly session: Session
  private part: Part = 'wheel'
  /** The phase that is looked into, from 1; 0 is the whole wheel. */
  private phase = 0
  private notes: string | undefined
  /** The first row that is shown, of how many, and how many there is room for. */
  private top = 0
  private rows = 0
  private room = 1

  constructor(home: Home, key: string, session: Session) {
    this.home = home
    this.key = key
    this.session = session
  }

  /** Turns to a part; the notes are read when they are first asked for. */
  async show(part: Part): Promise<void> {
    if (part === 'notes') this.notes ??= cleanPage(await this.home.services.notes(this.key))
    this.part = part
    this.top = 0
    this.phase = 0
  }

  page(): Page {
    const { home, part } = this
    const close = () => home.close()
    const isWheel = part === 'wheel'
    const following = parts[(parts.indexOf(part) + 1) % parts.length] ?? 'wheel'
    const scrolls = this.rows > this.room
    return {
      where: part === 'actions' ? 'open actions' : part,
      draw: size => this.draw(size),
      message: this.message(),
      layers: [
        layer(
          'reading',
          {
            leave: close,
            page: () => home.attempt('', () => this.show(following)),
            phase: isWheel ? key => this.look(Number(key)) : undefined,
            down: isWheel || !scrolls ? undefined : key => this.scroll(key === 'page-down' ? this.room - 1 : 1),
            up: isWheel || !scrolls ? undefined : key => this.scroll(key === 'page-up' ? 1 - this.room : -1),
            copy: part === 'notes' ? () => this.copy() : undefined,
          },
          { page: following === 'actions' ? 'actions' : following },
        ),
        layer('everywhere', {
          help: () => home.help(),
          commands: () => home.help(),
          repaint: () => home.repaint(),
          quit: close,
        }),
      ],
    }
  }

  private message(): string {
    if (this.part === 'wheel') return homeWords.wheelFoot
    if (this.part === 'actions') return homeWords.owedFoot
    const { turn } = this.session
    const { address } = this.home.services
    const shown = `${Math.min(this.rows, this.top + this.room)} of ${this.rows} lines`
    return address === undefined
      ? homeWords.notesFoot(shown)
      : homeWords.notesLine(address, `${slug(turn.team)}/${turn.number}`)
  }

  private look(phase: number): void {
    this.phase = this.phase === phase ? 0 : phase
  }

  private scroll(by: number): void {
    this.top = Math.max(0, Math.min(this.rows - this.room, this.top + by))
  }

  private copy(): void {
    this.home.copy(this.notes ?? '')
    this.home.tell(viewWords.clipboard)
  }

  private draw({ width, height }: Size): Grid {
    const { session, home } = this
    const phase = wheelPhases[this.phase - 1]
    const today = localDay(new Date(home.now()))
    if (this.part === 'wheel')
      return phase ? drawPhase(session, phase, width, height) : drawWheel(session, { width, height })
    const whole = this.part === 'actions' ? drawOwed(session, width, today) : drawText(this.notes ?? '', width)
    this.rows = whole.height
    this.room = height
    this.scroll(0)
    const grid = new Grid(width, height)
    grid.paste(-this.top, 0, whole)
    return grid
  }
}

/** Markdown as it is, its headings strong; as high as it takes. */
function drawText(text: string, width: number): Grid {
  const rows = text.split('\n').flatMap(line => {
    const heading = /^#{1,6} +(.*)$/.exec(line)
    const shown = heading?.[1] ?? line
    const wrapped = /^\s*\|/.test(shown) ? [cut(shown, width - 2)] : wrap(shown, width - 2)
    return (wrapped.length ? wrapped : ['']).map(row => ({ row, strong: heading !== null }))
  })
  const grid = new Grid(width, rows.length)
  for (const [y, { row, strong }] of rows.entries()) grid.put(y, 1, row, strong ? 'strong' : 'plain')
  return grid
}
