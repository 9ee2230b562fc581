import { describe, expect, test } from 'vitest'
import { notes } from '../../src/export/notes/markdown.ts'
import type { StepOf } from '../../src/session/shapes.ts'
import type { Move } from '../../src/session/types.ts'
import { further, played } from '../kinds/played.ts'

const step = (id: string, more: Partial<StepOf<'map'>> = {}): StepOf<'map'> => ({
  id,
  kind: 'map',
  title: `Map ${id}`,
  ask: `What about ${id}?`,
  minutes: 1,
  role: id,
  ...more,
})
const add = (on: string, name: string): Move => ({
  in: on,
  do: 'change',
  change: { do: 'add', kind: 'component', name, at: { visibility: 0.5, evolution: 0.5 } },
})
const told = (steps: StepOf[], moves: Move[], audience: 'team' | 'others' = 'team') =>
  notes(played(steps, moves), [], { for: audience })

describe('maps in the notes', () => {
  test('are a drawing and the text to take elsewhere, for both audiences', () => {
    for (const audience of ['team', 'others'] as const) {
      const text = told([step('a')], [{ do: 'go', to: 'a' }, add('a', 'Payments')], audience)
      expect(text).toContain('## Maps\n')
      expect(text).toMatch(/\n```\n Map a .*1 part/)
      expect(text).toContain('\n```owm\ntitle Map a\ncomponent Payments [0.50, 0.50]\n```\n')
    }
  })

  test('are told once, where several steps go on with one of them', () => {
    const steps = [step('a'), step('b', { role: 'a', base: 'a' })]
    const text = told(steps, [{ do: 'go', to: 'a' }, add('a', 'Payments'), { do: 'go', to: 'b' }, add('b', 'Search')])
    expect(text.match(/```owm/g)).toHaveLength(1)
    expect(text).toContain('component Search')
    expect(text).toContain('What about b?')
  })

  test('say nothing where nobody drew anything', () => {
    expect(told([step('a')], [])).not.toContain('## Maps')
    expect(told([step('a', { text: 'component Ready [0.5, 0.5]\n' })], [{ do: 'go', to: 'a' }])).not.toContain(
      '## Maps',
    )
  })

  test('let nothing out of their fences', () => {
    const text = told(
      [step('a')],
      [
        { do: 'go', to: 'a' },
        add('a', 'Pay'),
        { in: 'a', do: 'load', text: 'component A [0.5, 0.5]\n```\n# Not a heading \u001b[31m\n' },
      ],
    )
    const [, source = ''] = /\n(````+owm\n[\s\S]*?\n````+)\n/.exec(text) ?? []
    expect(source).toContain('# Not a heading')
    expect(text).not.toContain('\u001b')
  })

  test('are the same bytes every time', () => {
    const session = further(played([step('a')], [{ do: 'go', to: 'a' }]), add('a', 'Pay'))
    expect(notes(session, [], { for: 'team' })).toBe(notes(session, [], { for: 'team' }))
  })
})
