/** A map and a placing by lines alone. */
import { expect, test } from 'vitest'
import type { MapFile } from '../../../src/mapping/map-file.ts'
import { workOf } from '../../../src/session/read.ts'
import type { StepOf } from '../../../src/session/shapes.ts'
import { noAppServices } from '../../support/screen.ts'
import { listen } from '../participant/listen.ts'
import { servicesOf } from '../participant/services.ts'
import { logOf } from '../steps.ts'
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

test('what the keys of the map do can be said too: pipelines, marks, areas, annotations', async () => {
  const { it, text } = await begin([
    { ...map, text: 'component Power [0.40, 0.60]\ncomponent Windows 11 [0.20, 0.70]\ncomponent Later\n' },
  ])
  await play(it, [
    ['pipeline Power 70 40', 'Power is several at once, from 40 to 70.'],
    ['inside Power: Solar 2 60', 'Solar 2 is one of Power, at 60, product.'],
    ['inside Power: Wind', 'Say the pipeline, a colon, the part and its place'],
    ['pipeline Power 40', 'Say where it begins and ends'],
    ['mark Power: Buy', 'Power: buy.'],
    ['mark Power: outsource', 'Power: buy and outsource.'],
    ['mark Power: buy', 'Power: outsource.'],
    ['mark Power: steal', 'Say one of build, buy, outsource, market and ecosystem'],
    ['area settlers 40 60 20 50', 'settlers work here.'],
    ['area nobody 40 60 20 50', 'Known: pioneers, settlers'],
    ['area settlers 40', 'four numbers'],
    ['annotate win: rent: or buy?', '(1) rent: or buy?'],
    ['annotate Later: when?', 'Later has no place yet'],
    ['annotate Power', 'Say at which part and what'],
    ['remarks', '1. Settlers work here.', '2. Annotation 1: rent: or buy?'],
    ['note gone soon', 'Noted: gone soon'],
    ['erase 9', 'Say a number from 1 to 3'],
    ['remarks', '3. Note: gone soon.'],
    ['erase 3', 'Gone: note gone soon'],
    // The number that ends a name is no place.
    ['place Windows 11 80', 'Windows 11 moved to 80, commodity.'],
    ['evolve Windows 11', '"Windows 11" is not moving.'],
    ['evolve Windows 11 90', 'Windows 11 is going to 90, commodity.'],
    ['part', 'Which part?'],
    ['text', 'annotation 1 [0.20, 0.70] rent: or buy?'],
  ])
  expect(text().split('\n').filter(Boolean)).toEqual(
    expect.arrayContaining([
      'pipeline Power [0.40, 0.70]',
      'component Windows 11 [0.20, 0.80]',
      'evolve Windows 11 0.90',
      'annotation 1 [0.20, 0.70] rent: or buy?',
      'settlers [0.50, 0.40, 0.20, 0.60]',
    ]),
  )
  expect(text()).toMatch(/component Solar 2 \[0\.60\]/)
  await play(it, [
    ['remove Solar 2', 'Solar 2 is gone.'],
    ['pipeline Power: none', 'Power is one thing.'],
    ['undo', 'Taken back'],
    ['pipeline Power none', 'Power is one thing.'],
  ])
  expect(text()).not.toContain('pipeline')
})

test('whoever does not facilitate, looks on, or opens a closed turn hears a map and changes nothing', async () => {
  const steps = [{ ...map, text: 'component Pay [0.50, 0.50]\ncomponent Bank [0.20, 0.90]\n' }]
  const services = servicesOf(logOf(steps))
  await services.make('p1', { do: 'go', to: 'm' })
  await services.make('p1', { in: 'm', do: 'change', change: { do: 'link', from: 'Pay', to: 'Bank' } })
  const bo = listen(services, 'p2', 'Bo')
  const eye = listen(services, undefined, 'Eye', { role: 'observer' })
  await bo.settle()
  expect(bo.said()).toContain('The facilitator types here')
  for (const one of [bo, eye]) {
    expect(await one.say('parts')).toContain('1. Pay, 50 product')
    expect(await one.say('part Pay')).toContain('needs Bank')
    expect(await one.say('story')).toContain('1. What it takes: Pay needs Bank.')
    expect(await one.say('questions Pay')).toContain('CC BY-SA 4.0')
    expect(await one.say('remove Pay')).not.toContain('Pay is gone')
  }
  expect(workOf(services.room.session, 'm', 'map')?.text).toContain('component Pay')
  await services.make('p1', { do: 'close' })
  const late = listen(services, 'p3', 'Chidi')
  expect(await late.say('parts')).toContain('1. Pay, 50 product')
  expect(await late.say('story')).toContain('Pay needs Bank.')
})

test('a part is placed by hands, settled or split', async () => {
  const { it, text } = await begin([
    { ...map, text: 'component Pay [0.50, 0.50]\ncomponent Bank [0.20, 0.90]\n' },
    place,
  ])
  await play(it, [
    ['next', 'How evolved is Pay in the world'],
    ['guide', 'how common: genesis, rare; custom-built, here and there;'],
    ['2 2 2 4 4', '5 hands counted. Say reveal to hear where'],
    ['settle', 'The places are not shown yet'],
    ['reveal'],
    ['results', 'Pay: 5 places, at 29, 29, 29, 85 and 85.', 'We are in two camps'],
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
  const it = await converse({ at: 'map', file }, noAppServices(), noon())
  await play(it, [
    ['evolve Pay 80', 'Pay is going to 80, commodity.'],
    ['undo', 'Taken back: Pay is going to 80, commodity.'],
    ['undo', 'There is nothing to take back.'],
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
