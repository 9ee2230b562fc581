/** Outside kinds/ and agendas/ no kind is asked for by name: what the program wants to know of kinds it asks their facts. */
import { expect, test } from 'vitest'
import { usesByName } from '../../bench/house/uses.ts'

/** How many there are today. It only goes down: write the new number here when some have gone. */
const most = 53

test('kinds asked for by name outside their folders do not grow in number', () => {
  const uses = usesByName()
  expect(uses.length, uses.join('\n')).toBeLessThanOrEqual(most)
})
