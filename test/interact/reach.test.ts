/** Everything that can be done at a step is reached by key and by command, by everybody it is for, and is in the key table of docs/keys.md. */
import { describe, expect, it } from 'vitest'
import type { Act, At, Who } from '../../src/interact/act.ts'
import { mayDo } from '../../src/interact/may.ts'
import { kindOf } from '../../src/kinds/index.ts'
import { type IdOf, keyTable } from '../../src/screen/keys/keys.ts'
import { kindNames } from '../../src/session/shapes.ts'

/**
 * Why the other one of key and command would mean nothing. Two sorts need no reason: the next line of a form, which another
 * act opens (it has a line, and neither), and keys while a line is open, which plain lines ask for one after the other.
 */
const byNumber = 'plain lines choose by number or name, not by going up and down'
const byKeys = 'a full screen does the same by several keys, each with its own act'
const oneCommand = 'one command of the same step does it for all of them'
const shown = 'a full screen shows them'
const read = 'plain lines read everything out'
const formed = 'on a full screen it is a line of the form that s opens'
const exceptions: Record<string, string> = {
  'decide if': formed,
  'decide owner': formed,
  'decide by': formed,
  'decide because': formed,
  'decide likely': formed,
  'decide measure': formed,
  'decide from': formed,
  'decide to': formed,
  'decide until': formed,
  'decide stop': formed,
  'decide option': byKeys,
  'decide options': shown,
  'group letter': oneCommand,
  'group put': byKeys,
  'group start': 'plain lines have no keys to take up',
  'group leave': 'plain lines have no keys to leave',
  'group page': read,
  'group card': shown,
  'map draw': 'plain lines have no keys to take up',
  'map to-step': 'plain lines have no keys to leave',
  'map shift': byKeys,
  'map stage': byKeys,
  'map keep-place': byKeys,
  'map put-back': byKeys,
  'map aim': byNumber,
  'map keep-link': byKeys,
  'map turn-link': byKeys,
  'map no-link': byKeys,
  'map nearest': byNumber,
  'map new-part': 'add does it',
  'map take-along': 'place does it',
  'map tie': 'link and cut do it',
  'map new-name': 'rename does it',
  'map going': 'evolve does it',
  'map held': 'inertia does it',
  'map owned': 'team does it',
  'map new-note': 'note does it',
  'map take-away': 'remove does it',
  'map next-scene': read,
  'map scene-before': read,
  'map chapter': read,
  'map end-story': read,
  'map parts': shown,
  'map problems': shown,
  'map remarks': shown,
  'place parts': shown,
  'compare unseen': 'a full screen shows no key, so it takes one a pair',
  'place guide': shown,
  'write reveal-now': 'reveal is a command at every step',
  'write reveal': 'reveal is a command at every step',
  'write stop': 'esc ends the line',
  'write page': read,
  'write cards': shown,
  'write card': shown,
  'actions choose': byKeys,
  'actions hit': oneCommand,
  'actions partly': oneCommand,
  'actions miss': oneCommand,
  'actions early': oneCommand,
  'actions score': byKeys,
  'actions how': 'says which keys there are',
  'pick before': byNumber,
  'pick former': byNumber,
  'pick picked': 'plain lines read it out with the list of the step',
  'pick leaf': 'plain lines hear the deck by its groups',
  'pick source': 'a full screen shows it under what is picked',
  'ring move-to': byKeys,
  'series name-first': oneCommand,
  'series values': 'a full screen shows them',
  'scale start-count': oneCommand,
  'scale count': byKeys,
  'scale meaning': 'a full screen shows them',
  'scale why-first': byKeys,
  'scale gates': byKeys,
  'scale gate': byKeys,
  'scale keys': 'plain lines have no keys to leave',
  'scale answer': oneCommand,
  'signals saw': byKeys,
  'signals again': byKeys,
  'signals sign': byKeys,
  'strip drop-none': 'says what is missing; plain lines ask which one',
  'vote ballot': byKeys,
  'tree first': oneCommand,
  'tree top': byKeys,
  'tree hang': oneCommand,
  'tree hang-to': byKeys,
  'tree hang-here': byNumber,
  'tree place-up': byNumber,
  'tree place-down': byNumber,
  'tree on-nothing': oneCommand,
  'tree stays': byNumber,
}

/** The commands of a map, and the key of its editor that does the same. */
const inEditor: Record<string, IdOf<'editing'>> = {
  add: 'add',
  part: 'find',
  place: 'move',
  why: 'move',
  evolve: 'evolve',
  pipeline: 'pipeline',
  inside: 'pipeline',
  link: 'link',
  cut: 'link',
  rename: 'rename',
  remove: 'drop',
  inertia: 'inertia',
  team: 'owner',
  mark: 'marks',
  area: 'team',
  note: 'note',
  annotate: 'annotation',
  erase: 'drop',
  questions: 'questions',
  text: 'text',
}
const reasonFor = (name: string) => {
  const [kind, id = ''] = name.split(' ')
  return exceptions[name] ?? (kind === 'map' ? inEditor[id] : undefined)
}

type Way = { kind: string; act: Act<never>; name: string }
const ways: Way[] = kindNames.flatMap(kind =>
  kindOf(kind).ways.flatMap(way =>
    way.acts.map(act => ({ kind, act: act as unknown as Act<never>, name: `${kind} ${act.id}` })),
  ),
)

/** Terminals, as far as who may do what depends on them. */
const terminals: Record<string, Pick<At, 'leads' | 'keyboard' | 'shared' | 'live' | 'me'>> = {
  'the facilitator at the keyboard of the room': { me: 'p1', leads: true, keyboard: true, shared: true, live: true },
  'the facilitator at a terminal of their own': { me: 'p1', leads: true, keyboard: false, live: true },
  'a participant': { me: 'p2', leads: false, keyboard: false, live: true },
}
const named: Record<Who, readonly number[]> = {
  anybody: [0, 1, 2],
  everybody: [0, 1, 2],
  facilitator: [0, 1],
  keyboard: [0],
  participant: [1, 2],
}

describe('what can be done', () => {
  it.each(ways.map(w => [w.name, w] as const))('%s has keys and a command', (name, { act }) => {
    const [keys, command] = [act.keys?.length ?? 0, act.command?.words.length ?? 0]
    expect(act.does).not.toBe('')
    // Only the next line of a form is reached by no key and no command of its own.
    if (!keys && !command) expect(act.field, 'is reached by nothing').toBeDefined()
    else if (!command) expect(act.during ?? reasonFor(name), 'no command, and no reason').toBeDefined()
    else if (!keys) expect(reasonFor(name), 'no key, and no reason').toBeDefined()
  })

  it('is done by those it names, at each of their terminals, and by nobody who looks on', () => {
    for (const { name, act } of ways) {
      const may = Object.values(terminals).map(at => mayDo(act, at as At<never>))
      expect(
        may.flatMap((yes, i) => (yes ? [i] : [])),
        name,
      ).toEqual(named[act.who])
      for (const at of Object.values(terminals)) {
        if (act.who === 'anybody') continue
        expect(mayDo(act, { ...at, live: false } as At<never>), name).toBe(false)
        expect(mayDo(act, { ...at, me: undefined } as unknown as At<never>), name).toBe(false)
      }
    }
  })

  it('has one name in its kind, and no exception without an act', () => {
    const named = [...Object.keys(exceptions), ...Object.keys(inEditor).map(id => `map ${id}`)]
    const gone = named.filter(name => !ways.some(w => w.name === name))
    expect(gone).toEqual([])
    const keys = keyTable.editing.map(row => row.id)
    expect(Object.values(inEditor).filter(id => !keys.includes(id))).toEqual([])
    const needless = ways.filter(w => w.act.keys?.length && w.act.command?.words.length && reasonFor(w.name))
    expect(needless.map(w => w.name)).toEqual([])
    for (const kind of kindNames)
      for (const way of kindOf(kind).ways) {
        const ids = way.acts.map(a => a.id)
        expect(new Set(ids).size, kind).toBe(ids.length)
      }
  })
})
