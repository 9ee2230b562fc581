/** Plays of the exercises under clarity of purpose. */
import { dots, each, type Play, silently, unseen } from './play.ts'

const star = [
  {
    id: 'star',
    text: 'orders without help',
    level: 0,
    unit: '%',
    points: [{ id: 's1-1', at: '2026-10-20', value: 57 }],
  },
  { id: 'answers', text: 'first answer in a day', level: 1, parent: 'star' },
  { id: 'search', text: 'search by order id', level: 2, parent: 'answers' },
]

const market = `title Parcels
anchor Sender [0.95, 0.60]
component Label in a minute [0.80, 0.30]
component Price per parcel [0.60, 0.55]
component Depot [0.30, 0.70]
Sender->Label in a minute
Label in a minute->Price per parcel
Price per parcel->Depot
`

export const purpose: Record<string, Play> = {
  'the-ask': {
    strokes: [
      ['late orders hear the day', unseen('late orders'), 'typing…'],
      [
        each('', 'one answer from one person', 'shops sell on day one', 'nobody waits twice', 'no call to know'),
        'Everybody had the keyboard.',
      ],
      ['r', 'late orders hear the day', 'shops sell on day one'],
      ['n↓', '▸B one answer from one person'],
      ['⏎', 'one answer from one person', '4 other cards, folded'],
      ['s, not for shops⏎', 'one answer from one person, not for shops'],
    ],
    forAll: ['one answer from one person, not for shops'],
    forTeam: ['shops sell on day one'],
  },

  'north-star': {
    strokes: [
      ['orders without help, %⏎', 'orders without help', 'value %, day >'],
      ['61 21 Nov⏎', '61 %'],
      ['⏎first answers within a day, %⏎74⏎', 'first answers within a day', '74 %'],
    ],
    forAll: ['orders without help', '61 %', 'first answers within a day', '74 %'],
  },

  'star-tree': {
    strokes: [
      [
        silently(
          ['s: orders without help'],
          ['i: first answer in a day'],
          ['i: payments at first try'],
          ['new logo'],
          [],
        ),
        unseen('first answer'),
      ],
      ['n', 'The cards of "Inputs" are still hidden. Enter reveals them.'],
      ['⏎', 'ON CARDS, NOT IN THE TREE YET'],
      ['orders without help⏎⏎', '▸orders without help', unseen('i: ')],
      ['⏎first answer in a day⏎payments at first try⏎⏎', '╰─ payments at first try'],
      ['v74 % 20 Nov⏎', /payments at first try 74 % 20 Nov/],
      ['⏎retry a card once⏎new logo⏎⏎', /▸ ╰─ new logo/],
      ['Mx', 'HANGS ON NOTHING YET, 1 of 5', '? new logo (work)'],
      ['', 'Test: orders without help depends on first answer in a day and payments at first try'],
      ['n<first answer>4 <payments>11⏎', /payments at first try .*█+ 11/, unseen('retry a card')],
    ],
    forAll: ['HANGS ON NOTHING YET, 1 of 5', 'payments at first try', '74 %'],
    forTeam: ['(the star)'],
  },

  'star-again': {
    carried: { trees: { star } },
    strokes: [
      ['', /orders without help 57 % 20 Oct/, 'search by order id'],
      ['v61 21 Nov⏎', /61 % 21 Nov/, 'before: 57 % on 20 Oct'],
      ['↓x', 'HANGS ON NOTHING YET, 1 of 2', 'search by order id (work)'],
      ['u', unseen('HANGS ON NOTHING')],
    ],
    forAll: ['61 % 21 Nov', 'before: 57 %'],
  },

  'impact-map': {
    strokes: [
      [
        silently(['drivers scan at the door'], ['shops print labels'], [], ['support stops calling'], []),
        '3 of 5 have written',
      ],
      ['r', 'drivers scan at the door', 'support stops calling'],
      ['nhalf the lost parcels⏎⏎', '▸half the lost parcels'],
      ['⏎drivers⏎⏎⏎scan at the door⏎⏎⏎a scanner that works in rain⏎⏎', '╰─ a scanner that works in rain'],
      ['kks', 'actor >'],
      ['shops⏎⏎⏎print labels⏎⏎⏎a label page⏎⏎', '╰─ a label page'],
      ['n<a scanner>7 <a label page>3⏎', /a scanner that works in rain .* 7/],
    ],
    forAll: ['half the lost parcels', 'a scanner that works in rain'],
    forTeam: ['support stops calling'],
  },

  'opportunity-tree': {
    strokes: [
      [silently(['I never know when it comes'], ['the code is too small'], [], [], []), '2 of 5 have written'],
      ['r', 'I never know when it comes'],
      ['nfewer calls about where it is⏎⏎', '▸fewer calls about where it is'],
      ['⏎I never know when it comes⏎⏎⏎an hour instead of a day⏎a text on the way⏎⏎', '╰─ a text on the way'],
      ['⏎text twenty people by hand⏎ask ten drivers⏎⏎', '╰─ ask ten drivers'],
      ['n<text twenty>7 <ask ten>3⏎', /text twenty people by hand .*7/],
    ],
    forAll: ['fewer calls about where it is', 'text twenty people by hand'],
    forTeam: ['the code is too small'],
  },

  'amazon-flywheel': {
    strokes: [
      ['', 'lower prices', 'costs spread over', 'each feeds the next'],
      ['jjs', /more orders.*THE WEAKEST/],
      ['⏎a wider choice⏎⏎', 'a wider choice', /5 .*costs spread/],
      ['n<more sellers>6 <lower prices>4⏎', dots('more sellers', 6), dots('lower prices', 4)],
      ['⏎', 'Which of our links is like the top one here', /more sellers 6 dots/],
    ],
    forAll: ['a wider choice', 'THE WEAKEST'],
  },

  'collins-flywheel': {
    strokes: [
      [silently(['+ answering the phone'], ['- the newsletter'], [], [], []), '2 of 5 have written'],
      ['n', 'The cards of "Pushes" are still hidden. Enter reveals them.'],
      ['⏎', 'ON CARDS, NOT IN THE RING YET', 'the newsletter'],
      ['↑', /link 1 > (answering the phone|the newsletter)/],
      ['\x15happy senders⏎they tell friends⏎more parcels a van⏎lower price⏎⏎', 'more parcels', 'each feeds the next'],
      ['n<lower price>8 <happy senders>5⏎⏎', dots('lower price', 8)],
      ['n', 'Which link holds all the others back today?', 'they tell friends'],
      ['js', /they tell friends.*THE WEAKEST/],
    ],
    forAll: ['they tell friends', 'THE WEAKEST', 'more parcels a van'],
    forTeam: ['answering the phone'],
  },

  'time-to-value': {
    carried: {
      series: {
        'time-to-value': {
          unit: 'days',
          points: [{ id: 's6-1', at: '2026-10-12', value: 40, from: '2026-09-02' }],
        },
      },
    },
    strokes: [
      ['10 Aug, 24 Oct, search by order id⏎', '75 days'],
      ['1 Nov, 20 Nov, label from the phone⏎', '19 days'],
      ['someday⏎', 'No two days in "someday"'],
    ],
    forAll: ['search by order id', '━ 75'],
  },

  'where-it-waited': {
    strokes: [
      [
        silently(['supplier review, two weeks'], ['waiting for Finn'], ['Finn was away'], ['the data team'], []),
        unseen('supplier'),
      ],
      ['n⏎', 'supplier review', 'Which cards describe the same wait?'],
      ['<waiting for Finn><Finn was away>', /1 group .[A-D] 2 cards. 2 alone/],
      ['<Finn was away>⏎one person knows⏎', 'one person knows'],
      ['⏎<one person>9 <supplier review>6⏎', dots('one person knows', 9), dots('supplier review, two weeks', 6)],
      ['⏎', 'Who could halve the longest wait', /ONE PERSON KNOWS 9 dots/, 'Finn was away'],
      ['aChidi learns to release⏎', 'Chidi learns to release'],
    ],
    forAll: ['Chidi learns to release'],
    forTeam: ['one person knows', 'supplier review, two weeks', '9 dots'],
  },

  'stakeholder-chain': {
    strokes: [
      [silently(['senders'], ['the works council'], ['depot crew'], [], []), '3 of 5 have written'],
      ['r', 'the works council'],
      ['nsenders⏎⏎⏎know when it comes⏎⏎⏎a clock at the depot⏎⏎', '╰─ a clock at the depot'],
      ['kksdepot crew⏎⏎⏎a shift that ends⏎⏎', '╰─ a shift that ends'],
      ['n', 'How evolved is each part', 'to place', 'depot crew'],
      ['/a clock⏎M3⏎', 'Kept: move a clock at the depot.'],
    ],
    forAll: ['a clock at the depot', 'senders->know when it comes', 'depot crew->a shift that ends'],
    forTeam: ['the works council'],
  },

  'mapping-canvas': {
    strokes: [
      ['parcels that find people who moved⏎', 'parcels that find people who moved'],
      ['n+ the way of a parcel⏎- invoices⏎⎋', /ON THE MAP.*the way of a parcel/, /LEFT OUT.*invoices/],
      ['nsomebody who moved⏎⏎', 'somebody who moved'],
      ['n⏎my parcel, once⏎⏎', '╰─ my parcel, once'],
      ['n', 'What does each need take, and what does that depend on?'],
      ['⏎new address⏎⏎⏎register of moves⏎⏎', '╰─ register of moves'],
      ['n', 'How evolved is each part today?', 'register of moves', 'new address'],
      ['/register⏎M4⏎', 'Kept: move register of moves.'],
      ['/new address⏎M1⏎', 'Kept: move new address.'],
    ],
    forAll: [
      'parcels that find people who moved',
      'anchor somebody who moved',
      'my parcel, once->new address',
      'new address->register of moves',
    ],
    forTeam: ['the way of a parcel'],
  },

  'first-map': {
    strokes: [
      ['', 'Our users', 'What anybody can rent'],
      ['/What anybody⏎M4⏎', 'Kept: move What anybody can rent.'],
    ],
    forAll: ['component What anybody can rent'],
  },

  'market-glance': {
    carried: { maps: { market: { text: market, turn: 'checkout-t0006' } } },
    strokes: [
      ['', 'Label in a minute', 'Depot'],
      ['/Label⏎M3⏎', 'Kept: move Label in a minute.', 'stood here before'],
      ['o', unseen('stood here before')],
    ],
    forAll: ['component Label in a minute [0.80, 0.55]'],
  },

  'market-map': {
    strokes: [
      ['a@Sender⏎v60 95⏎⏎', 'Kept: add Sender.'],
      ['aLabel in a minute⏎v30 80⏎⏎', 'Kept: add Label in a minute.'],
      ['/Sender⏎L⏎', 'Kept: link'],
      ['aDepot⏎v60 30⏎⏎/Label⏎L⏎', 'Kept: link'],
      ['⎋n', 'How evolved is the part we disagree about most?', 'stage of each, 1 to 4 >'],
      ['0 1 3 1⏎', '5 hands counted', unseen('On average we say')],
      ['⏎', /On average we say \d+ product/],
      ['s', /moved to \d+, product/],
      ['⏎', 'Which parts make people choose us?'],
      ['/Label⏎dbuild⏎', 'product, build'],
      ['/Depot⏎e4⏎', 'Kept: evolve Depot'],
    ],
    forAll: ['anchor Sender', 'Sender->Label in a minute', 'evolve Depot 0.85', 'On average we say'],
  },

  placement: {
    carried: { maps: { market: { text: market, turn: 'checkout-t0006' } } },
    strokes: [
      ['', 'Which parts are in doubt?', 'Price per parcel'],
      ['⎋n⎋/Price⏎', 'Price per parcel'],
      ['0 1 0 4⏎⏎', 'On average we say'],
      ['s⏎', 'How evolved is the next part?'],
      ['⎋/Depot⏎0 3 0 2⏎⏎', 'two camps: is it two things'],
      ['xour own depots, rented depots⏎', 'our own depots'],
      ['n', 'Where would a stranger place one more part?'],
      ['⎋/Label⏎=2⏎⏎', 'We all say'],
      ['n', 'What moved, and what does that change?', 'rented depots'],
    ],
    forAll: ['component our own depots', 'component rented depots', 'We are in two camps'],
  },

  'climate-check': {
    beside: ['market-map'],
    from: 'market.ours',
    carried: { maps: { market: { text: market, turn: 'checkout-t0006' } } },
    strokes: [
      ['⎋n', 'CLIMATE for the whole map, 4 parts', 'everything evolves'],
      ['⏎the scanner of last year is on sale everywhere⏎', 'picked: everything evolves'],
      ['⇥⇥', 'CLIMATE for Label in a minute'],
      ['⏎two shops print their own⏎', 'for Label in a minute'],
      ['⎋', 'PICKED FROM CLIMATE', 'about Label in a minute', 'why: two shops print their own', 'CC BY-SA 4.0'],
    ],
    forTeam: ['the scanner of last year is on sale everywhere', 'two shops print their own'],
  },

  'gate-purpose': {
    strokes: [
      ['y', 'This ask supports our star'],
      ['pyd', 'PASSED WITH FOLLOW-UP purpose'],
      ['⏎nobody measured the wait⏎', 'because nobody measured the wait', 'Enter goes on.'],
      ['fBo, 28 Nov⏎', 'Action'],
    ],
    forAll: ['Bo - due 28 Nov', 'nobody measured the wait'],
  },
}
