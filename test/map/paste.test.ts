/** Lines pasted onto a map. */
import { describe, expect, test } from 'vitest'
import { realisticMap } from '../../bench/measure/made-maps.ts'
import { countParts, edit, parse, paste, sayPasted } from '../../src/map/index.ts'

const onto = parse('title Ours\n// kept\ncomponent Stock [0.50, 0.22]\ncomponent Compute [0.10, 0.60]\n')

describe('lines pasted onto a map', () => {
  test('become parts, links, movements and notes; nothing else changes', () => {
    const taken = paste(
      onto,
      'component Tax rules [0.40, 0.36] inertia // inertia: a law\nanchor Buyer [0.9, 0.5]\nBuyer->Tax rules\nTax rules->Compute\nevolve Tax rules 0.7\nnote ask the bank [0.2, 0.2]',
    )
    expect(taken.refused).toEqual([])
    for (const line of [
      'title Ours\n// kept\ncomponent Stock [0.50, 0.22]\ncomponent Compute [0.10, 0.60]\n',
      'component Tax rules [0.40, 0.36] inertia // inertia: a law\n',
      'anchor Buyer [0.90, 0.50]\n',
      'Buyer->Tax rules\n',
      'Tax rules->Compute\n',
      'evolve Tax rules 0.70\n',
      'note ask the bank [0.20, 0.20]\n',
    ])
      expect(`${taken.document.text}\n`).toContain(line)
    expect(sayPasted(taken)).toBe('Pasted: 2 parts, 2 links, 2 other lines.  u takes it back.')
  })

  test('what cannot be added is named with its reason, and the rest is taken', () => {
    const taken = paste(
      onto,
      'component Stock [0.1, 0.1]\nStock->Nowhere\nStock->Compute\nnothing a map knows\ntitle Theirs',
    )
    expect(taken.refused).toEqual([
      { line: 1, text: 'component Stock [0.1, 0.1]', say: '"Stock" is already on the map.' },
      { line: 2, text: 'Stock->Nowhere', say: 'Nothing on the map is called "Nowhere".' },
      { line: 4, text: 'nothing a map knows', say: expect.any(String) },
      { line: 5, text: 'title Theirs', say: 'The map keeps its title.' },
    ])
    expect(taken.document.map.links).toHaveLength(1)
    expect(taken.document.map.title).toBe('Ours')
    expect(sayPasted(taken)).toBe('Pasted: 1 link.  Not taken: line 1 (and 3 more): "Stock" is already on the map.')
  })

  test('the changes made again one by one come to the same text', () => {
    const taken = paste(onto, realisticMap(3))
    let again = onto
    for (const change of taken.changes) {
      const next = edit(again, change)
      if ('why' in next) throw new Error(next.say)
      again = next
    }
    expect(again.text).toBe(taken.document.text)
    expect(countParts(again.map)).toBeGreaterThan(20)
  })

  test('what is no map adds nothing', () => {
    expect(paste(onto, '').document).toBe(onto)
    expect(sayPasted(paste(onto, '\n\n'))).toBe('Nothing was pasted: these are no lines of a map.')
  })
})
