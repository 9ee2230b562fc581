import { describe, expect, it } from 'vitest'
import { storyOf } from '../../src/kinds/map/story.ts'
import type { Change } from '../../src/map/changes/edit.ts'

const story = (...changes: Change[]) =>
  storyOf(
    'title Cart\n',
    changes.map(change => ({ in: 's', do: 'change', change })),
  )
const told = (...changes: Change[]) => story(...changes).map(s => `${s.chapter}: ${s.say}`)

describe('the story of a map', () => {
  it('tells need, what it takes, what holds it back and where it is going, a sentence each', () => {
    expect(
      told(
        { do: 'add', kind: 'anchor', name: 'Guest', at: { visibility: 0.95, evolution: 0.5 } },
        { do: 'add', kind: 'component', name: 'Coffee', at: { visibility: 0.7, evolution: 0.5 } },
        { do: 'link', from: 'Guest', to: 'Coffee' },
        { do: 'pipeline', name: 'Coffee', from: 0.4, to: 0.8 },
        { do: 'inertia', name: 'Coffee', on: true, reason: 'habit' },
        { do: 'evolve', name: 'Coffee', to: 0.9 },
      ),
    ).toEqual([
      'The beginning: So it began',
      'Whom it serves: Guest is whom this serves',
      'What it takes: Coffee stands at 50, product',
      'What it takes: Guest needs Coffee',
      'Several at once: Coffee is several at once, from 40 to 80',
      'What holds it back: Coffee would rather stay: habit',
      'Where it is going: Coffee is going to 90, commodity',
    ])
  })

  it('tells where a part ended up, not every step of the way', () => {
    const scenes = story(
      { do: 'add', kind: 'component', name: 'Coffee', at: { visibility: 0.7, evolution: 0.1 } },
      { do: 'move', name: 'Coffee', to: { evolution: 0.3 } },
      { do: 'move', name: 'Coffee', to: { evolution: 0.6 } },
    )
    expect(scenes.map(s => s.say)).toEqual(['So it began', 'Coffee stands at 60, product'])
    expect(scenes.at(-1)!.text).toBe('title Cart\ncomponent Coffee [0.70, 0.60]\n')
  })

  it('leaves out what changed nothing', () => {
    expect(told({ do: 'remove', name: 'Nobody' })).toHaveLength(1)
  })
})
