/** Inviting others into a team: the line they type, and a code with an end. */
import { localMinute, showDay } from '../../day.ts'
import { Grid } from '../../draw/grid.ts'
import { lastOf } from '../../lists.ts'
import type { TeamRole } from '../../ports/service-book.ts'
import { layer } from '../../screen/layer.ts'
import { cut, wrap } from '../../text.ts'
import { viewWords } from '../../views/words.ts'
import type { MyTeam } from './choose-page.ts'
import type { Home } from './page.ts'
import { homeWords } from './words.ts'

const roles: readonly TeamRole[] = ['member', 'facilitator', 'observer']

/** The teams in which this person opens rooms and invites. */
export function ledTeams(home: Home): readonly MyTeam[] {
  const { teams } = home.services.me()
  return teams.filter(team => team.role === 'facilitator')
}

/** An end as people read it: `7 Dec 14:05`. `until` is ISO 8601, `now` ms since 1970. */
export function sayUntil(until: string, now: number): string {
  const [day = '', time = ''] = localMinute(new Date(until)).split(' ')
  return `${showDay(day, localMinute(new Date(now)).slice(0, 10))} ${time}`
}

/** Makes a code for this role and shows it; what cannot be done is said where one is. */
export function invite(home: Home, team: MyTeam, role: TeamRole = 'member'): void {
  home.attempt(homeWords.inviting, async () => {
    const { code, until } = await home.services.invite(team.slug, role)
    const end = sayUntil(until, home.now())
    const line = home.services.address ?? 'ssh HOST'
    const other = roles[(roles.indexOf(role) + 1) % roles.length] ?? lastOf(roles)
    const copy = () => {
      home.copy(homeWords.invitation(line, code, end))
      home.tell(viewWords.clipboard)
    }
    const close = () => home.close()
    home.open(() => ({
      where: 'invite',
      draw: ({ width, height }) => drawInvite({ team: team.name, role, line, code, end, width, height }),
      message: homeWords.inviteFoot,
      layers: [
        layer('inviting', { leave: close, role: () => invite(home, team, other), copy }, { role: other }),
        layer('everywhere', {
          help: () => home.help(),
          commands: undefined,
          repaint: () => home.repaint(),
          quit: close,
        }),
      ],
    }))
  })
}

type Look = {
  team: string
  role: TeamRole
  line: string
  code: string
  end: string
  width: number
  height: number
}

function drawInvite({ team, role, line, code, end, width, height }: Look): Grid {
  const grid = new Grid(width, height)
  grid.put(0, 1, cut(homeWords.inviteTitle(team), width - 2), 'strong')
  let y = 2
  const say = (text: string) => {
    for (const row of wrap(text, width - 2)) grid.put(y++, 1, row)
  }
  const show = (text: string) => {
    for (const row of wrap(text, width - 4)) grid.put(y++, 3, row, 'strong')
    y++
  }
  say(homeWords.everybodyTypes)
  show(line)
  say(homeWords.thenOnce)
  show(code)
  say(homeWords.makesThem(role, end))
  say(homeWords.noKeyYet)
  return grid
}
