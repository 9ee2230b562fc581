/** Beginning a turn from home of a service in plain lines: which team, which agenda, who takes part. */
import { agendaOf, agendas } from '../../agendas/index.ts'
import { slug } from '../../clean.ts'
import type { SessionInfo } from '../../ports/session-info.ts'
import { readNames } from '../../screen/read-input.ts'
import type { HomeServices } from '../../views/home-services.ts'
import { atHomeWords } from './reading/home-words.ts'
import { full } from './reading/words.ts'
import type { Talk } from './streams/talk.ts'

type MyTeam = ReturnType<HomeServices['me']>['teams'][number]

/** The teams in which this person opens rooms. */
export function ledTeams(services: HomeServices): MyTeam[] {
  return services.me().teams.filter(team => team.role === 'facilitator')
}

type Given = {
  talk: Talk
  services: HomeServices
  turns: () => readonly SessionInfo[]
  /** Does what leads into a room. */
  go(what: () => Promise<boolean>): Promise<void>
}

export class Beginning {
  private readonly given: Given

  constructor(given: Given) {
    this.given = given
  }

  /** The team of this name that one leads; asks for it where there are several. */
  async team(name: string): Promise<MyTeam | undefined> {
    const led = ledTeams(this.given.services)
    const [only] = led
    if (!only) {
      this.given.talk.say(atHomeWords.facilitatorsOnly)
      return undefined
    }
    if (!name && led.length === 1) return only
    const wanted = name || (await this.given.talk.ask(atHomeWords.whichTeam(led.map(t => t.name))))
    if (!wanted) return undefined
    const found = led.find(t => t.slug === slug(wanted))
    if (!found)
      this.given.talk.say(
        atHomeWords.noSuchTeam(
          wanted,
          led.map(t => t.name),
        ),
      )
    return found
  }

  async begin(agenda: string, name: string): Promise<void> {
    const team = await this.team(name)
    if (!team) return
    const known = this.given.services.suggest(team.slug).people.join(', ') || this.given.services.me().name
    const line = await this.given.talk.ask(atHomeWords.whoTakesPart(known))
    if (line === undefined || line === ':') return
    const people = readNames(line || known)
    const before = this.given.turns().find(t => t.state === 'closed' && slug(t.team) === team.slug)
    const from = before ? { from: before.key } : {}
    await this.given.go(() => this.given.services.start({ team: team.name, people, agenda, ...from }).then(() => true))
  }

  async other(name: string): Promise<void> {
    if (agendaOf(name)) return this.begin(name, '')
    if (name) this.given.talk.say(atHomeWords.noSuchAgenda(name))
    const lines = Object.entries(agendas).map(([id, make]) => {
      const { title, minutes } = make()
      return full(atHomeWords.agenda(id, title, minutes))
    })
    this.given.talk.say(...lines, atHomeWords.agendaAsk)
  }
}
