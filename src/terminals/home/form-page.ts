/** A new turn at home: its team, its agenda and its people, each with a suggestion. */
import { agendaOf } from '../../agendas/index.ts'
import { slug } from '../../clean.ts'
import { Grid } from '../../draw/grid.ts'
import { textOf } from '../../interact/typed.ts'
import type { SessionInfo } from '../../ports/session-store.ts'
import { layer } from '../../screen/layer.ts'
import { readNames } from '../../screen/read-input.ts'
import { cut, wrap } from '../../text.ts'
import { chooseAgenda, chooseTeam, type MyTeam } from './choose-page.ts'
import { ledTeams } from './invite-page.ts'
import type { Home, PageView } from './page.ts'
import { homeWords } from './words.ts'

/** `from` is the closed turn it goes on from; without it, the newest closed one of the team. */
type New = { agenda: string; team: MyTeam; from?: string | undefined }

const fields = ['team', 'agenda', 'people'] as const
type Field = (typeof fields)[number]

/** Rows of the page at which the fields stand, and cells before what is in them. */
const rowOf: Record<Field, number> = { team: 2, agenda: 3, people: 5 }
const indent = 10

export function formPage(home: Home, what: New): PageView {
  const form = new Form(home, what)
  return () => form.page()
}

class Form {
  private readonly home: Home
  private what: New
  private field: Field = 'people'

  constructor(home: Home, what: New) {
    this.home = home
    this.what = what
    this.suggest()
  }

  page() {
    const { home, field } = this
    const isTyping = field === 'people'
    return {
      where: 'new turn',
      draw: (size: { width: number; height: number }) => this.draw(size),
      ...(isTyping ? { line: { prompt: homeWords.peoplePrompt, place: this.place(), row: rowOf.people } } : {}),
      ...(isTyping ? { mode: 'NEW' } : { chosen: rowOf[field] }),
      message: isTyping ? homeWords.whoTakesPart : homeWords.chooses,
      layers: [
        layer(
          'form',
          {
            keep: () => this.keep(),
            following: () => this.move(1),
            former: () => this.move(-1),
            leave: () => home.close(),
          },
          { keep: isTyping ? 'begin' : 'choose' },
        ),
      ],
    }
  }

  private place(): string {
    return `people ${this.what.team.slug}`
  }

  private agenda() {
    const make = agendaOf(this.what.agenda) ?? agendaOf('retro')
    const { title = '', minutes = 0 } = make?.() ?? {}
    return { title, minutes }
  }

  /** The turn it goes on from. */
  private before() {
    const { from, team } = this.what
    const closed = this.home.loaded().turns.filter(t => t.state === 'closed' && slug(t.team) === team.slug)
    return closed.find(t => t.key === from) ?? closed[0]
  }

  /** A turn of the team that is open, as a room or without anybody in it. */
  private open(): { title: string } | undefined {
    const { turns, rooms } = this.home.loaded()
    const { team } = this.what
    const isOpen = (t: SessionInfo) => t.state === 'open' && slug(t.team) === team.slug
    return rooms.find(room => room.team === team.slug) ?? turns.find(isOpen)
  }

  private suggest(): void {
    const { home } = this
    if (home.text(this.place())) return
    const people = home.services.suggest(this.what.team.slug).people
    const text = (people.length ? people : [home.services.me().name]).join(', ')
    home.type(this.place(), { text, at: text.length })
  }

  private move(by: 1 | -1): void {
    const usable = ledTeams(this.home).length > 1 ? fields : fields.slice(1)
    const at = usable.indexOf(this.field)
    this.field = usable[(at + by + usable.length) % usable.length] ?? 'people'
  }

  private draw({ width, height }: { width: number; height: number }): Grid {
    const { field, home } = this
    const { title, minutes } = this.agenda()
    const grid = new Grid(width, height)
    const row = (name: Field, text: string) => {
      const chosen = field === name
      grid.put(rowOf[name], 1, chosen ? '▸' : ' ', 'strong')
      grid.put(rowOf[name], 3, name)
      grid.put(rowOf[name], 1 + indent, cut(text, width - indent - 2), chosen ? 'strong' : 'plain')
    }
    grid.put(0, 1, cut(homeWords.newTurn(title), width - 2), 'strong')
    row('team', this.what.team.name)
    row('agenda', homeWords.minutes(this.what.agenda, minutes))
    if (field !== 'people') row('people', home.text(this.place()))
    const before = this.before()
    const open = this.open()
    const from = before ? homeWords.startsFrom(before.number) : open ? '' : homeWords.firstOfTeam
    const about = [from, open ? homeWords.notCarried(open.title) : ''].filter(Boolean).join(' ')
    for (const [y, line] of wrap(about, width - 2).entries()) grid.put(9 + y, 1, line)
    return grid
  }

  private keep() {
    const { home, what, field } = this
    const back = () => home.open(() => this.page())
    if (field === 'agenda') return chooseAgenda(home, agenda => this.change({ ...what, agenda }), what.agenda, back)
    if (field === 'team')
      return chooseTeam(home, ledTeams(home), team => this.change({ agenda: what.agenda, team }), back)
    const people = readNames(textOf(home.text(this.place())))
    if (!people.length) return home.tell(homeWords.onePerson)
    const from = this.before()?.key
    home.go(homeWords.beginning, async () => {
      await home.services.start({
        team: what.team.name,
        people,
        agenda: what.agenda,
        ...(from === undefined ? {} : { from }),
      })
      home.forget(this.place())
      home.close()
      return true
    })
  }

  /** Takes another team or agenda, and goes on with the people. */
  private change(what: New): void {
    this.what = what
    this.field = 'people'
    this.suggest()
    this.home.open(() => this.page())
  }
}
