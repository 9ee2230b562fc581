/** Map in lines: its parts by stage with what they need, changed by naming them; nothing has to be seen. */
import type { Deck } from '../../map/decks/deck.ts'
import { decks } from '../../map/decks/index.ts'
import { factsOf, promptsFor } from '../../map/decks/prompts.ts'
import type { Change } from '../../map/edit.ts'
import { Nearest, normal } from '../../map/names.ts'
import { parseOnce } from '../../map/parse.ts'
import { type PartWords, partsInWords, sizeWord, stageName, tiesOf } from '../../map/says.ts'
import { teamsOf, unowned } from '../../map/teams.ts'
import { workOf } from '../../session/read.ts'
import type { DeckId } from '../../session/shapes.ts'
import { list, plural } from '../../text.ts'
import { storyIn } from '../map/room-story.ts'
import type { Command } from './command.ts'
import type { At, Hands } from './hands.ts'
import { share, withNumbers, withWords } from './read-part.ts'
import { full, numbered } from './words.ts'

/** At once, more questions are a lecture. */
const fewQuestions = 3

/** A map in lines, wherever it is kept: its text, and how to change it. */
type MapAt = {
  text(): string
  /** Makes a change; a refusal is told. */
  change(change: Change): Promise<boolean>
  say(...texts: readonly string[]): void
  decks: readonly Deck[]
  hint?: string
}

const usual: readonly DeckId[] = ['climate', 'doctrine', 'inertia']

export function map(at: At<'map'>): Hands {
  const { step } = at
  const hands = mapHands({
    text: () => workOf(at.session(), step.id, 'map')?.text ?? '',
    change: change => at.submit({ in: step.id, do: 'change', change }),
    say: at.say,
    decks: (step.prompts ?? usual).map(id => decks[id]),
    ...(step.hint ? { hint: step.hint } : {}),
  })
  const story: Command = {
    on: ['story', 'S'],
    does: 'hear how this map came to be, change by change',
    run() {
      const scenes = storyIn(at.log(), step.id).slice(1)
      at.say(
        ...(scenes.length ? numbered(scenes.map(s => full(`${s.chapter}: ${s.say}`))) : ['Nothing has changed yet.']),
      )
    },
  }
  return { ...hands, commands: [...hands.commands, story] }
}

/** What can be said about a map, and what there is to hear of it. */
export function mapHands(at: MapAt): Hands {
  const { text, change } = at
  const document = () => parseOnce(text())
  const parts = () => partsInWords(document())

  /** The name that is meant: a number of the list, a name, or the beginning of one. */
  const named = (typed: string): string | undefined => {
    const all = parts()
    const words = normal(typed)
    const hit =
      all.find(p => normal(p.name) === words) ??
      (/^\d+$/.test(words) ? all[Number(words) - 1] : undefined) ??
      only(all.filter(p => normal(p.name).startsWith(words)))
    if (hit) return hit.name
    const near = new Nearest(all.map(p => p.name)).find(typed)
    at.say(`Nothing on the map is called "${typed}".${near ? ` Did you mean ${near}?` : ''} parts says what there is.`)
    return undefined
  }
  /** Two names with an arrow, a greater-than sign or "needs" between them. */
  const pair = (typed: string): [string, string] | undefined => {
    const [from = '', to = '', more] = typed.split(/->|>|\bneeds\b/).map(one => one.trim())
    if (!from || !to || more !== undefined) {
      at.say('Two parts with > between them: the one that needs, then the one it needs.')
      return undefined
    }
    const [a, b] = [named(from), named(to)]
    return a !== undefined && b !== undefined ? [a, b] : undefined
  }
  const commands: Command[] = [
    { on: ['parts', 'results'], does: 'hear all parts, stage by stage', run: () => at.say(...tell()) },
    {
      on: ['part'],
      takes: 'NAME',
      does: 'hear one part and what it is tied to',
      run(typed) {
        const name = named(typed)
        const part = parts().find(p => p.name === name)
        if (part) at.say(full([...partLine(part), ...tiesOf(document().map, part.name)].join(', ')))
      },
    },
    {
      on: ['add', 'a'],
      takes: 'NAME 58 60',
      does: 'add a part, how evolved and how visible it is from 0 to 100, or without a place; @NAME for a user',
      async run(typed) {
        const { name, numbers } = withNumbers(typed)
        const [evolution, visibility] = numbers.map(share)
        const isUser = name.startsWith('@')
        const called = isUser ? name.slice(1).trim() : name
        const place = isUser ? { visibility: 0.97, evolution: 0.5 } : { visibility: 0.5 }
        await change({
          do: 'add',
          kind: isUser ? 'anchor' : 'component',
          name: called,
          ...(isUser || evolution !== undefined
            ? { at: { evolution: evolution ?? 0.5, visibility: visibility ?? place.visibility } }
            : {}),
        })
      },
    },
    {
      on: ['place', 'move', 'M'],
      takes: 'NAME 58 60',
      does: 'put a part where it belongs: how evolved, and how visible if you like',
      async run(typed) {
        const { name, numbers } = withNumbers(typed)
        const [evolution, visibility] = numbers.map(share)
        const part = named(name)
        if (part === undefined) return
        if (evolution === undefined) return at.say('Say where: a number from 0 to 100, as in place Payments 58.')
        const height = visibility ?? (parts().find(p => p.name === part)?.stage === undefined ? 0.5 : undefined)
        await change({
          do: 'move',
          name: part,
          to: { evolution, ...(height === undefined ? {} : { visibility: height }) },
        })
      },
    },
    {
      on: ['link', 'L'],
      takes: 'A > B',
      does: 'say that A needs B',
      async run(typed) {
        const ends = pair(typed)
        if (ends) await change({ do: 'link', from: ends[0], to: ends[1] })
      },
    },
    {
      on: ['cut'],
      takes: 'A > B',
      does: 'take the link from A to B away',
      async run(typed) {
        const ends = pair(typed)
        if (ends) await change({ do: 'unlink', from: ends[0], to: ends[1] })
      },
    },
    {
      on: ['evolve', 'e'],
      takes: 'NAME 80',
      does: 'say where a part is going; without a number it stays',
      async run(typed) {
        const { name, numbers } = withNumbers(typed)
        const part = named(name)
        const to = share(numbers[0])
        if (part !== undefined)
          await change(to === undefined ? { do: 'settle', name: part } : { do: 'evolve', name: part, to })
      },
    },
    {
      on: ['inertia', 'i'],
      takes: 'NAME: WHY',
      does: 'say what holds a part where it is; "NAME: none" takes it away',
      async run(typed) {
        const { name, words } = withWords(typed)
        const part = named(name)
        if (part === undefined) return
        const on = words.toLowerCase() !== 'none'
        await change({ do: 'inertia', name: part, on, ...(on && words ? { reason: words } : {}) })
      },
    },
    {
      on: ['team', 'O'],
      takes: 'NAME: TEAM',
      does: 'say which team owns a part; without a team nobody does',
      async run(typed) {
        const { name, words } = withWords(typed)
        const part = named(name)
        if (part !== undefined) await change({ do: 'own', name: part, ...(words ? { team: words } : {}) })
      },
    },
    {
      on: ['rename'],
      takes: 'A > B',
      does: 'call part A by the name B',
      async run(typed) {
        const [from = '', to = ''] = typed.split(/->|>/).map(one => one.trim())
        const part = named(from)
        if (part !== undefined) await change({ do: 'rename', name: part, to })
      },
    },
    {
      on: ['note', 'N'],
      takes: 'TEXT',
      does: 'write a note on the map',
      run: async text => void (await change(noteOf(text))),
    },
    {
      on: ['remove', 'x'],
      takes: 'NAME',
      does: 'take a part away with its links',
      async run(typed) {
        const part = named(typed)
        if (part !== undefined) await change({ do: 'remove', name: part })
      },
    },
    {
      on: ['questions', 'Q'],
      takes: 'NAME',
      does: 'hear what is worth asking about a part',
      run(typed) {
        const part = named(typed)
        const facts = part === undefined ? undefined : factsOf(document().map, part)
        if (!facts) return
        const asked = promptsFor(facts, at.decks, fewQuestions)
        at.say(
          ...(asked.length
            ? asked.map(p => full(`${p.card.name}: ${p.card.say}`))
            : ['The decks have nothing to ask of it.']),
        )
        for (const id of new Set(asked.map(p => p.deck)))
          at.say(`From ${Object.values(decks).find(d => d.id === id)?.source ?? id}.`)
      },
    },
    { on: ['problems'], does: 'hear what is odd about the map', run: () => at.say(...problems()) },
    {
      on: ['text', 'E'],
      does: 'hear the map as text, line by line',
      run: () => at.say(...text().split('\n').filter(Boolean)),
    },
  ]

  const problems = () => {
    const { problems: found, map } = document()
    const loose = parts().filter(p => !tiesOf(map, p.name).length && p.kind !== 'child')
    const teams = teamsOf(map)
    const said = [
      ...found.filter(p => p.level !== 'info').map(p => `Line ${p.line}: ${p.say}`),
      ...(loose.length > 1 ? [full(`Tied to nothing: ${list(loose.map(p => p.name))}`)] : []),
      ...(teams.size && unowned(map).length ? [full(`Nobody owns ${list(unowned(map))}`)] : []),
      ...(sizeWord(map) ? [sizeWord(map)] : []),
    ]
    return said.length ? said : ['Nothing odd.']
  }

  const tell = () => {
    const { map } = document()
    const all = parts()
    if (!all.length)
      return ['The map is empty. Say add @NAME for the user it serves, then add NAME for what that user needs.']
    const number = (part: PartWords) => all.indexOf(part) + 1
    const told = (those: PartWords[]) => those.map(p => `${number(p)}. ${full(partLine(p).join(', '))}`)
    const users = all.filter(p => p.kind === 'anchor')
    const lines = [`${map.title}: ${plural(all.length, 'part')}, ${plural(map.links.length, 'link')}.`]
    if (users.length) lines.push('Users:', ...told(users))
    for (let stage = 0; stage < 4; stage++) {
      const here = all.filter(p => p.stage === stage && p.kind !== 'anchor')
      if (here.length) lines.push(`${stageName(map, stage)}:`, ...told(here))
    }
    const waiting = all.filter(p => p.stage === undefined && p.kind !== 'anchor')
    if (waiting.length) lines.push('To be placed:', ...told(waiting))
    return lines
  }

  return {
    commands,
    tell,
    todo: () => [
      at.hint ??
        'Say add NAME, link A > B, place NAME 58, evolve NAME 80; parts says what there is, help all commands.',
    ],
    goesOn: () => true,
  }
}

function partLine(part: PartWords): string[] {
  return [part.name, ...part.facts]
}

function only<T>(items: readonly T[]): T | undefined {
  return items.length === 1 ? items[0] : undefined
}

function noteOf(text: string): Change {
  return { do: 'note', text, at: { visibility: 0.9, evolution: 0.05 } }
}
