/** Place in lines: what to hold the part against, hands per stage, then where the room puts it and what follows on the map. */
import { wordsOf } from '../../kinds/place/drawing.ts'
import { isSettled, mapUnder, partOf, placeable, placementOf, settleChange } from '../../kinds/place/placement.ts'
import { howToShow, isShow, whoShows } from '../../kinds/show-of-hands.ts'
import { cheatSheet, cheatSource } from '../../map/cheat-sheet.ts'
import { evolutionWords, percent, stageName } from '../../map/says.ts'
import { sum } from '../../numbers.ts'
import { isHidden, workOf } from '../../session/read.ts'
import { list, plural } from '../../text.ts'
import { listed } from '../read-input.ts'
import type { Command } from './command.ts'
import type { At, Hands } from './hands.ts'
import { hearShow } from './show.ts'
import { full, numbered, readNumber } from './words.ts'

const stages = ['I', 'II', 'III', 'IV']

export function place(at: At<'place'>): Hands {
  const { step } = at
  const isOpen = () => isHidden(at.session(), step)
  const work = () => workOf(at.session(), step.id, 'place')
  const map = () => mapUnder(step, at.session())
  const node = () => partOf(work(), map())
  const placement = () => {
    const now = work()
    return isOpen() || !now ? undefined : placementOf(now, map())
  }
  const of = () => ({ people: whoShows(at.whole(), step), points: stages })
  const count = async (text: string) => {
    const shown = await hearShow(at, text, of())
    if (!shown) return
    if (await at.submit({ in: step.id, do: 'tally', counts: shown.counts }, { quiet: true }))
      at.say(`${shown.spoken} ${plural(sum(shown.counts), 'hand')} counted. Say reveal to hear where, or count again.`)
  }
  const commands: Command[] = [
    {
      on: ['hands', 'count', 'tally'],
      takes: '2 3 3',
      does: 'the stage each one shows, 1 genesis to 4 commodity, in the order of the list; or how many for each: 2x3 1x4',
      run: count,
    },
    {
      on: ['part', '/'],
      takes: 'N',
      does: 'place another part, by its number in parts',
      async run(number) {
        const all = placeable(map())
        const read = readNumber(number, all.length, 'part')
        if ('say' in read) at.say(read.say)
        else await at.submit({ in: step.id, do: 'part', name: all[read.ok]!.name })
      },
    },
    {
      on: ['parts'],
      does: 'hear which parts can be placed',
      run: () =>
        at.say(
          ...numbered(
            placeable(map()).map(
              n => `${n.name}, ${n.placed ? evolutionWords(map(), n.evolution) : 'waits for its place'}.`,
            ),
          ),
        ),
    },
    { on: ['guide'], does: 'hear how things look at each stage', run: () => at.say(...guide(map())) },
    {
      on: ['settle', 's'],
      does: 'put the part on the map where the room says',
      async run() {
        const [part, said] = [node(), placement()]
        if (!part || !said) return at.say('The places are not shown yet; say reveal first.')
        if (isSettled(part, said.mean)) return at.say('It stands there already.')
        await at.submit({ in: step.on, do: 'change', change: settleChange(part, map(), said.mean) })
      },
    },
    {
      on: ['split', 'x'],
      takes: 'A, B',
      does: 'two things in one: split the part on the map',
      async run(text) {
        const part = node()
        if (!part) return at.say('That part is not on the map.')
        const into = listed(text)
        await at.submit({ in: step.on, do: 'change', change: { do: 'split', name: part.name, into } })
      },
    },
    { on: ['results'], does: 'hear where the room puts it', run: () => at.say(...tell()) },
  ]
  const tell = () => {
    const part = work()?.part
    if (part === undefined) return ['There is nothing to place yet: the map has no parts.']
    if (isOpen()) return [`How evolved is ${part}, as the world has it and not as we treat it?`]
    const said = placement()
    if (!said) return [`Nobody has placed ${part}.`]
    return [
      `${part}: ${plural(said.places.length, 'place')}, at ${list(said.places.map(percent))}.`,
      wordsOf(map(), said),
    ]
  }
  return {
    commands,
    tell,
    todo: () =>
      isOpen()
        ? [
            `Make up your minds alone; guide says how each stage looks. Then show a stage, 1 to 4. ${full(howToShow(of()))} Then reveal.`,
          ]
        : [
            placement()?.split
              ? 'Far apart: say split A, B when it is two things, settle to put it in the middle.'
              : 'Say settle to put it there on the map.',
          ],
    goesOn: () => !isOpen(),
    async line(text) {
      if (!isOpen() || !isShow(text, of())) return false
      await count(text)
      return true
    },
  }
}

/** The rows worth asking first, a sentence each. */
function guide(map: Parameters<typeof stageName>[0]): string[] {
  const rows = cheatSheet.filter(row => row.quick)
  const told = rows.map(
    ({ about, looks }) => `${about}: ${looks.map((look, i) => `${stageName(map, i)}, ${look}`).join('; ')}.`,
  )
  return [...told, `From ${cheatSource}.`]
}
