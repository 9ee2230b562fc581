/** A list to choose one thing from: a team, or an agenda of the library. */
import { agendas } from '../../agendas/index.ts'
import { Grid } from '../../draw/grid.ts'
import { itemAt } from '../../lists.ts'
import { layer } from '../../screen/layer.ts'
import { cut } from '../../text.ts'
import type { HomeServices } from '../../views/home-services.ts'
import type { Home } from './page.ts'
import { homeWords } from './words.ts'

export type MyTeam = ReturnType<HomeServices['me']>['teams'][number]

type Choice<T> = { where: string; title: string; rows: readonly { text: string; of: T }[]; at?: number }

/** Opens the list; `take` gets what was chosen, `back` is where esc leads. */
function choose<T>(home: Home, choice: Choice<T>, take: (of: T) => void, back: () => void): void {
  const { where, title, rows } = choice
  let at = choice.at ?? 0
  const move = (by: 1 | -1) => () => {
    at = Math.max(0, Math.min(rows.length - 1, at + by))
  }
  const top = (height: number) => Math.max(0, Math.min(at - Math.floor((height - 2) / 2), rows.length - height + 2))
  home.open(() => ({
    where,
    draw({ width, height }) {
      const grid = new Grid(width, height)
      const from = top(height)
      grid.put(0, 1, title, 'strong')
      for (const [i, { text }] of rows.slice(from, from + height - 2).entries()) {
        const chosen = from + i === at
        grid.put(2 + i, 1, chosen ? '▸' : ' ', 'strong')
        grid.put(2 + i, 3, cut(text, width - 4), chosen ? 'strong' : 'plain')
      }
      return grid
    },
    message: homeWords.agendaFoot,
    layers: [
      layer(
        'list',
        { main: () => take(itemAt(rows, at).of), up: move(-1), down: move(1), leave: back },
        { main: 'take' },
      ),
      layer('everywhere', { help: () => home.help(), commands: undefined, repaint: () => home.repaint(), quit: back }),
    ],
  }))
}

/** Asks which of these teams it is for. */
export function chooseTeam(
  home: Home,
  teams: readonly MyTeam[],
  take: (team: MyTeam) => void,
  back = () => home.close(),
): void {
  const rows = teams.map(team => ({ text: team.name, of: team }))
  choose(home, { where: 'team', title: homeWords.whichTeam, rows }, take, back)
}

/** Asks for one of the agendas that come with the program. */
export function chooseAgenda(
  home: Home,
  take: (agenda: string) => void,
  at = 'retro',
  back = () => home.close(),
): void {
  const names = Object.entries(agendas)
  const wide = Math.max(...names.map(([name]) => name.length))
  const rows = names.map(([name, make]) => {
    const { title, minutes } = make()
    return { text: `${name.padEnd(wide)}  ${String(minutes).padStart(3)} min  ${title}`, of: name }
  })
  const choice = { where: 'agendas', title: homeWords.whichAgenda, rows, at: rows.findIndex(r => r.of === at) }
  choose(home, choice, take, back)
}
