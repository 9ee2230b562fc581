/** A line over home: the code of a team or a room, or one's own name. */
import { Grid } from '../../draw/grid.ts'
import { textOf } from '../../interact/typed.ts'
import { layer } from '../../screen/layer.ts'
import { wrap } from '../../text.ts'
import { changedTeam } from '../../views/home-services.ts'
import type { Home, PageView } from './page.ts'
import { homeWords } from './words.ts'

type Asked = {
  where: string
  title: string
  prompt: string
  place: string
  /** Takes the line; what is wrong with it is said, and the line stays. */
  take(text: string): void
}

function linePage(home: Home, { where, title, prompt, place, take }: Asked): PageView {
  return () => ({
    where,
    draw({ width, height }) {
      const grid = new Grid(width, height)
      for (const [y, row] of wrap(title, width - 2).entries()) grid.put(y, 1, row)
      return grid
    },
    line: { prompt, place, row: 2 },
    message: '',
    mode: where.toUpperCase(),
    layers: [layer('line', { save: () => take(textOf(home.text(place))), leave: () => home.close() })],
  })
}

/** Asks for a code: of a team, then one is a member; of a room, then one is in it. */
export function codePage(home: Home): PageView {
  const { services } = home
  return linePage(home, {
    where: 'code',
    title: homeWords.codeHint,
    prompt: homeWords.codePrompt,
    place: 'code',
    take(code) {
      if (!code) return home.tell(homeWords.codePlease)
      home.go(homeWords.opening, async () => {
        const before = services.me().teams
        await services.useCode(code)
        home.forget('code')
        home.close()
        const team = changedTeam(before, services.me().teams)
        if (!team) return true
        const isNew = before.every(one => one.slug !== team.slug)
        home.tell(isNew ? homeWords.memberOf(team.name) : homeWords.roleNow(team.role, team.name))
        return false
      })
    },
  })
}

/** Asks for another name, beginning with the one there is. */
export function namePage(home: Home): PageView {
  const { name } = home.services.me()
  if (!home.text('name')) home.type('name', { text: name, at: name.length })
  return linePage(home, {
    where: 'name',
    title: homeWords.nameHint,
    prompt: homeWords.namePrompt,
    place: 'name',
    take(text) {
      if (!text) return home.tell(homeWords.namePlease)
      home.attempt('', async () => {
        await home.services.rename(text)
        home.forget('name')
        home.close()
        home.tell(homeWords.renamed(text))
      })
    },
  })
}
