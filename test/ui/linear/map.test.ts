/** A map and a placing by lines alone. */
import { expect, test } from 'vitest'
import { workOf } from '../../../src/session/read.ts'
import type { StepOf } from '../../../src/session/shapes.ts'
import type { MapFile } from '../../../src/ui/map/map-file.ts'
import { noDoors } from '../../support/screen.ts'
import { converse, noon } from './conversation.ts'
import { play, talk } from './talk.ts'

const map: StepOf<'map'> = { id: 'm', kind: 'map', title: 'Map', ask: 'What is there?', minutes: 5, role: 'market' }
const place: StepOf<'place'> = {
  id: 'p',
  kind: 'place',
  title: 'Place',
  ask: 'Where?',
  minutes: 2,
  on: 'm',
  hidden: true,
}

async function begin(steps: StepOf[]) {
  const { it, room } = await talk(steps)
  return { it, text: () => workOf(room.session, 'm', 'map')!.text }
}

test('a map is drawn by naming its parts', async () => {
  const { it, text } = await begin([map])
  expect(it.all()).toContain('The map is empty. Say add @NAME')
  await play(it, [
    ['add @Commuter 60 95', 'Commuter is whom this serves.'],
    ['add Cup of coffee 62 80', 'Cup of coffee stands at 62, product.'],
    ['add Beans', 'Beans waits for its place.'],
    ['link Commuter > Cup of coffee', 'Commuter needs Cup of coffee.'],
    ['link cup > Beans', 'Cup of coffee needs Beans.'],
    ['link cup > Benas', 'Nothing on the map is called "Benas". Did you mean Beans?'],
    ['link cup', 'Two parts with > between them'],
    ['place Beans 78 40', 'Beans moved to 78, commodity.'],
    ['evolve cup 80', 'Cup of coffee is going to 80, commodity.'],
    ['inertia cup: we have paid for the machine', 'Cup of coffee would rather stay: we have paid for the machine.'],
    ['team Beans: Kitchen', 'Beans belongs to Kitchen.'],
    ['part Beans', 'Beans, 78 commodity, early half, team Kitchen, serves Cup of coffee.'],
    [
      'parts',
      'Map: 3 parts, 2 links.',
      'Users:\n1. Commuter, user.',
      'product:\n2. Cup of coffee, 62 product, later half, going to 80, inertia: we have paid for the machine.',
      'commodity:\n3. Beans, 78 commodity',
    ],
    ['problems', 'Nobody owns Cup of coffee.'],
    ['questions cup', 'From Wardley Mapping courtesy of Simon Wardley'],
    [
      'story',
      '1. Whom it serves: Commuter is whom this serves.',
      'Where it is going: Cup of coffee is going to 80, commodity.',
    ],
    ['evolve cup', 'Cup of coffee stays where it is.'],
    ['undo', 'Taken back'],
    ['remove 3', 'Beans is gone.'],
    ['remove nothing', 'Nothing on the map is called "nothing".'],
  ])
  expect(text()).toBe(
    [
      'title Map',
      'anchor Commuter [0.95, 0.60]',
      'component Cup of coffee [0.80, 0.62] inertia // inertia: we have paid for the machine',
      'evolve Cup of coffee 0.80',
      'Commuter->Cup of coffee',
      '',
    ].join('\n'),
  )
})

test('a part is placed by hands, settled or split', async () => {
  const { it, text } = await begin([
    { ...map, text: 'component Pay [0.50, 0.50]\ncomponent Bank [0.20, 0.90]\n' },
    place,
  ])
  await play(it, [
    ['next', 'How evolved is Pay, as the world has it'],
    ['guide', 'how common: genesis, rare; custom-built, here and there;'],
    ['2 2 2 4 4', '5 hands counted. Say reveal to hear where'],
    ['settle', 'The places are not shown yet'],
    ['reveal'],
    ['results', 'Pay: 5 places, at 29, 29, 29, 85 and 85.', 'That is two camps'],
    ['settle', 'Pay moved to 51, product.'],
    ['undo'],
    ['split card, invoice', 'Pay is really card and invoice.'],
  ])
  expect(text()).toBe('component card [0.50, 0.50]\ncomponent Bank [0.20, 0.90]\ncomponent invoice [0.50, 0.50]\n')
})

test('the file of a map is changed by lines; what somebody else put there meanwhile is never lost', async () => {
  let held = 'component Pay [0.50, 0.50]\n'
  let known = held
  const beside: string[] = []
  const file: MapFile = {
    name: 'shop.owm',
    text: held,
    async save(text) {
      if (held !== known) {
        known = held
        return { is: 'changed', text: held }
      }
      held = known = text
      return { is: 'saved' }
    },
    settled: async () => {},
    theirs: async () => undefined,
    async beside(text) {
      beside.push(text)
      return 'shop.mine.owm'
    },
    editText: async () => undefined,
  }
  const it = await converse({ at: 'map', file }, noDoors(), noon())
  await play(it, [
    ['evolve Pay 80', 'Pay is going to 80, commodity.'],
    ['undo', 'Taken back: Pay is going to 80, commodity.'],
    ['undo', 'Nothing to take back.'],
    ['redo', 'Made again'],
    ['dance', 'I do not know "dance"'],
    ['help', 'link A > B'],
  ])
  expect(held).toBe('component Pay [0.50, 0.50]\nevolve Pay 0.80\n')
  held = 'component Ours [0.10, 0.10]\n'
  await play(it, [
    ['team Pay: Checkout', 'Yours is kept as shop.mine.owm; this is theirs now.'],
    ['parts', '1. Ours, 10 genesis'],
    ['place Ours 20', 'Ours moved to 20'],
  ])
  expect(beside).toEqual(['component Pay [0.50, 0.50] // team: Checkout\nevolve Pay 0.80\n'])
  expect(held).toBe('component Ours [0.10, 0.20]\n')
  await it.say('quit')
  expect(await it.exited).toBe(0)
})
