/** The list at home: rooms that are open, then turns; the keys that begin, join, look and invite. */
import { slug } from '../../clean.ts'
import { Grid } from '../../draw/grid.ts'
import { exitCodes } from '../../errors.ts'
import { layer } from '../../screen/layer.ts'
import type { Layer } from '../../screen/router.ts'
import { drawServiceHome, drawTeams, sayChosen } from '../../views/home/service-home-drawing.ts'
import { chooseAgenda, chooseTeam } from './choose-page.ts'
import { formPage } from './form-page.ts'
import { invite, ledTeams } from './invite-page.ts'
import { codePage, namePage } from './line-page.ts'
import type { Home, PageView } from './page.ts'
import { lookAt, type Part } from './turn-page.ts'
import { homeWords } from './words.ts'

/** What enter does with a turn, in the footer. */
const opensTurn = { open: 'open', closed: 'look', unreadable: '' } as const

export function listPage(home: Home): PageView {
  const list = new List(home)
  return () => list.page()
}

class List {
  private readonly home: Home
  /** The key of the chosen room or turn; the first one while it is not there. */
  private at: string | undefined

  constructor(home: Home) {
    this.home = home
  }

  page() {
    const { home } = this
    const { services } = home
    const look = {
      ...home.loaded(),
      me: services.me(),
      address: services.address,
      chosen: this.chosen(),
      now: home.now(),
    }
    return {
      where: 'home',
      draw: (size: { width: number; height: number }) =>
        look.isRead ? drawServiceHome({ ...look, ...size }) : new Grid(size.width, size.height),
      strip: (width: number) => drawTeams(look.me, width),
      message: sayChosen(look),
      layers: this.layers(),
    }
  }

  private keys(): string[] {
    const { rooms, turns } = this.home.loaded()
    return [...rooms, ...turns].map(one => one.key)
  }

  private chosen(): string | undefined {
    const keys = this.keys()
    return this.at !== undefined && keys.includes(this.at) ? this.at : keys[0]
  }

  private move(by: 1 | -1): void {
    const keys = this.keys()
    const at = keys.indexOf(this.chosen() ?? '') + by
    this.at = keys[Math.max(0, Math.min(keys.length - 1, at))]
  }

  private turn() {
    return this.home.loaded().turns.find(t => t.key === this.chosen())
  }

  /** The name of the team of what is chosen. */
  private team(): string | undefined {
    const room = this.home.loaded().rooms.find(r => r.key === this.chosen())
    return room?.team ?? (this.turn() && slug(this.turn()?.team ?? ''))
  }

  private open() {
    const { home } = this
    const key = this.chosen()
    if (key === undefined) return this.begin('retro')
    const turn = this.turn()
    if (turn?.state === 'unreadable') return
    if (turn?.state === 'closed') return lookAt(home, key, 'wheel')
    home.go(homeWords.opening, async () => {
      await home.services.enter(key)
      return true
    })
  }

  private look(part: Part): (() => void) | undefined {
    const key = this.chosen()
    if (key === undefined || this.turn()?.state === 'unreadable') return undefined
    return () => lookAt(this.home, key, part)
  }

  /** Asks what a new turn still needs: which of the teams one leads, and who takes part. */
  private begin(agenda: string) {
    const { home } = this
    const led = ledTeams(home)
    const of = this.team()
    const team = led.find(t => t.slug === of)
    if (!led.length) return home.tell(homeWords.facilitatorsOnly)
    const turn = this.turn()
    const from = team && turn?.state === 'closed' ? turn : undefined
    const only = team ?? (led.length === 1 ? led[0] : undefined)
    if (only) home.open(formPage(home, { agenda, team: only, from: from?.key }))
    else chooseTeam(home, led, chosen => home.open(formPage(home, { agenda, team: chosen })))
  }

  private invite(): void {
    const { home } = this
    const led = ledTeams(home)
    const of = led.find(t => t.slug === this.team()) ?? (led.length === 1 ? led[0] : undefined)
    if (!led.length) home.tell(homeWords.facilitatorsOnly)
    else if (of) invite(home, of)
    else chooseTeam(home, led, team => invite(home, team))
  }

  private layers(): Layer[] {
    const { home } = this
    const [any, led] = [this.keys().length > 0, ledTeams(home).length > 0]
    const begin = (agenda: string) => (led ? () => this.begin(agenda) : homeWords.facilitatorsOnly)
    const turn = this.turn()
    const opens = turn ? opensTurn[turn.state] : any ? 'join' : 'start'
    return [
      layer(
        'service',
        {
          open: any || led ? () => this.open() : undefined,
          up: any ? () => this.move(-1) : undefined,
          down: any ? () => this.move(1) : undefined,
          retro: begin('retro'),
          turn: begin('turn'),
          other: led ? () => chooseAgenda(home, agenda => this.begin(agenda)) : homeWords.facilitatorsOnly,
          invite: led ? () => this.invite() : homeWords.facilitatorsOnly,
          code: () => home.open(codePage(home)),
          look: this.look('wheel'),
          owed: this.look('actions'),
          notes: this.look('notes'),
          name: () => home.open(namePage(home)),
        },
        // On the very first screen enter and r do the same; one of them is told.
        any ? { open: opens } : { open: opens, retro: '' },
      ),
      layer('everywhere', {
        help: () => home.help(),
        commands: () => home.help(),
        repaint: () => home.repaint(),
        quit: () => home.leave(exitCodes.ok),
      }),
    ]
  }
}
