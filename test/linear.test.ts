/** What strangers type, send or put into a file costs work that grows with its length, not with its square. */
import { globSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as nearest from '../src/agendas/nearest.ts'
import * as agenda from '../src/agendas/read.ts'
import * as source from '../src/agendas/source.ts'
import * as cleaning from '../src/clean.ts'
import { wordsIn } from '../src/cli/serving/commands/words-in.ts'
import * as day from '../src/day.ts'
import * as glyphs from '../src/draw/glyphs.ts'
import * as csv from '../src/export/actions-csv.ts'
import * as nodes from '../src/export/notes/nodes.ts'
import * as notes from '../src/export/read-notes.ts'
import * as ticked from '../src/export/ticked.ts'
import * as readDay from '../src/interact/read-day.ts'
import * as measure from '../src/interact/read-measure.ts'
import * as interact from '../src/interact/typed.ts'
import * as parts from '../src/kinds/made/parts.ts'
import * as readPart from '../src/kinds/map/read-part.ts'
import * as scale from '../src/kinds/scale/answers-line.ts'
import * as dated from '../src/kinds/shared/read-dated.ts'
import * as strip from '../src/kinds/strip/reading.ts'
import * as vote from '../src/kinds/vote/reading.ts'
import * as cards from '../src/kinds/write/reading.ts'
import { Comments } from '../src/map/text/comments.ts'
import * as lines from '../src/map/text/lines.ts'
import * as links from '../src/map/text/links.ts'
import * as names from '../src/map/text/names.ts'
import * as mapParse from '../src/map/text/parse.ts'
import * as pieces from '../src/map/text/pieces.ts'
import * as statement from '../src/map/text/read-statement.ts'
import * as statements from '../src/map/text/statements.ts'
import * as strict from '../src/map/text/strict.ts'
import * as strictPieces from '../src/map/text/strict-pieces.ts'
import * as peopleNames from '../src/names.ts'
import * as numbers from '../src/numbers.ts'
import * as addresses from '../src/remote/admission/addresses.ts'
import { AuthorizedKeys, readKeys, refusedInWords } from '../src/remote/admission/authorized-keys.ts'
import * as cleaned from '../src/remote/gateway/cleaned.ts'
import * as editLine from '../src/screen/edit-line.ts'
import * as decode from '../src/screen/keys/decode.ts'
import * as input from '../src/screen/read-input.ts'
import * as theme from '../src/screen/theme.ts'
import * as format from '../src/store/format.ts'
import * as json from '../src/store/json.ts'
import * as commands from '../src/terminals/lines/commands/command.ts'
import * as words from '../src/terminals/lines/reading/words.ts'
import * as text from '../src/text.ts'

const today = '2026-11-22'
const quiet = () => {}
const no = () => false

type Run = (text: string) => unknown

/** The text as a whole file of keys, as the options of a line, as a value of one and as a key. */
function keysIn(text: string): unknown {
  const key = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'
  return [text, `${text} ${key}`, `from="${text}" ${key}`, `ssh-rsa ${text}`, `${key}\n`.repeat(text.length / 100)].map(
    file => new AuthorizedKeys(file).verdict('SHA256:x', '192.0.2.1', 0),
  )
}

/** Every function of these modules that is given foreign text, by module and name: how it is called with one. */
const readers: Record<string, Record<string, Run | 'bounded'>> = {
  'src/text.ts': {
    isNarrow: text.isNarrow,
    graphemes: text.graphemes,
    graphemeAt: t => Array.from({ length: 50 }, (_, i) => text.graphemeAt(t, Math.floor((t.length * i) / 50))),
    width: text.width,
    cut: t => [text.cut(t, 40), text.cut(t, t.length / 2)],
    pad: t => text.pad(t, 40),
    // What is drawn was cleaned before.
    wrap: t => [text.wrap(cleaning.clean(t, 20_000), 40), text.wrap(cleaning.clean(t, 20_000), 1_000)],
    plural: 'bounded',
    capital: text.capital,
    full: text.full,
    list: t => text.list(t.split('a')),
    numbered: 'bounded',
  },
  'src/clean.ts': {
    clean: t => [cleaning.clean(t), cleaning.clean(t, 20_000), cleaning.clean(t, 20_000, { lines: true })],
    cleanPage: cleaning.cleanPage,
    sameWords: cleaning.sameWords,
    cleanDeep: t => cleaning.cleanDeep({ [t]: [t, { a: t }] }),
    slug: cleaning.slug,
  },
  'src/day.ts': {
    readDay: t => day.readDay(t, today),
    isDay: day.isDay,
    twoDays: t => day.twoDays(t, today),
    showDay: t => day.showDay(t, today),
    addDays: 'bounded',
    daysBetween: 'bounded',
    compareDays: 'bounded',
  },
  'src/screen/keys/decode.ts': {
    decode: decode.decode,
    decoder: t => {
      const keys = decode.decoder(quiet, 10_000, 10_000)
      for (let i = 0; i < t.length; i += 7) keys.push(t.slice(i, i + 7))
      keys.end()
    },
  },
  'src/screen/edit-line.ts': {
    typeInto: t => editLine.typeInto({ text: 'a b', at: 1 }, t),
    edit: t => [editLine.edit({ text: t, at: t.length }, 'cut-word'), editLine.edit({ text: t, at: 1 }, 'backspace')],
    wordStart: t => editLine.wordStart(t, t.length),
    atCursor: t => editLine.atCursor({ text: t, at: 0 }),
  },
  'src/kinds/shared/read-dated.ts': {
    readNamed: t => dated.readNamed(t, today),
    readValue: t => dated.readValue(t, today),
    readDelivery: t => dated.readDelivery(t, today),
    readName: dated.readName,
  },
  'src/kinds/vote/reading.ts': {
    sameForAll: t => vote.sameForAll(t, { letters: ['A', 'B', 'C'], people: 5, each: 3, isYes: true }),
    readDots: t => vote.readDots(t, { letters: ['A', 'B', 'C'], people: 5, each: 3 }),
    isBallot: t => vote.isBallot(t, ['A', 'B', 'C']),
    readBallot: t => vote.readBallot(t, ['A', 'B', 'C'], [0, 0, 0]),
  },
  'src/screen/read-input.ts': {
    listed: input.listed,
    readNames: input.readNames,
  },
  'src/kinds/write/reading.ts': {
    readMark: t => cards.readMark(t, [{ mark: '+', label: 'plus' }]),
    lineOf: 'bounded',
    cardWords: 'bounded',
  },
  'src/numbers.ts': { readDecimal: numbers.readDecimal, wholeOf: numbers.wholeOf },
  'src/interact/read-day.ts': {
    readDue: t => readDay.readDue(t, today),
    sayDay: t => readDay.sayDay(t, today),
    readMeeting: t => readDay.readMeeting(t, today),
    readMoment: t => readDay.readMoment(t, today),
  },
  'src/interact/read-measure.ts': { readMeasure: t => measure.readMeasure(t, today) },
  'src/kinds/scale/answers-line.ts': {
    readAnswers: t => scale.readAnswers(t, ['1', '2', '3'], 4),
    rowsIn: t => scale.rowsIn(t, ['1', '2', '3']),
    labelsOf: 'bounded',
  },
  'src/kinds/strip/reading.ts': { readStrip: strip.readStrip },
  'src/screen/theme.ts': { unstyled: theme.unstyled, chosenIn: t => theme.chosenIn([t]), styled: 'bounded' },
  'src/terminals/lines/commands/command.ts': {
    find: t => commands.find([{ on: ['a', 'note'], takes: 'TEXT', does: '', run: quiet }], t),
  },
  'src/kinds/map/read-part.ts': { withNumbers: readPart.withNumbers, withWords: readPart.withWords },
  'src/terminals/lines/reading/words.ts': {
    numbered: 'bounded',
    full: words.full,
    readNumber: t => words.readNumber(t, 9, 'card'),
    splitNumber: words.splitNumber,
    betWords: t => words.betWords({ we: t, if: t, by: t }, today),
  },
  'src/map/text/comments.ts': { blank: t => new Comments().blank(t, 1, quiet) },
  'src/map/text/lines.ts': { readLines: lines.readLines },
  'src/map/text/links.ts': {
    readLink: t => [links.readLink(t), links.readLink(t, links.foreignArrow)],
  },
  'src/map/text/names.ts': {
    tidy: names.tidy,
    normal: names.normal,
    undoEscapes: names.undoEscapes,
    closingQuote: t => names.closingQuote(t, 0),
    needsQuotes: names.needsQuotes,
    quote: names.quote,
    inQuotes: names.inQuotes,
    // Looks at a band whose width its caller gives.
    distance: t => names.distance(t, `${t}x`, 3),
    find: t => new names.Nearest(['component', 'payments', t]).find(`${t}y`, 3),
  },
  'src/map/text/parse.ts': {
    parse: t => [mapParse.parse(t), mapParse.parse(t, { strict: true })],
    parseOnce: mapParse.parseOnce,
  },
  'src/map/text/pieces.ts': {
    numbersIn: pieces.numbersIn,
    brackets: t => pieces.brackets(t, 0),
    trimSpan: t => pieces.trimSpan(t, 0, t.length),
    decoratorsIn: pieces.decoratorsIn,
    named: t => pieces.named(t, 0, quiet),
    splitArrow: t => pieces.splitArrow(t, 0, t.length),
    pieceName: t => pieces.pieceName(t, [0, t.length]),
  },
  'src/map/text/read-statement.ts': {
    readKeyword: t => statements.keywords.map(word => statement.readKeyword(t, word, 0, quiet, no)),
  },
  'src/map/text/statements.ts': { keywordOf: statements.keywordOf },
  'src/map/text/strict.ts': { readStrict: strict.readStrict },
  'src/map/text/strict-pieces.ts': {
    before: t => strictPieces.before(t, ';'),
    behind: t => strictPieces.behind(`[${t}`, '['),
    stripComments: strictPieces.stripComments,
    numbers: strictPieces.numbers,
    placeOf: strictPieces.placeOf,
    mend: strictPieces.mend,
    quotedName: strictPieces.quotedName,
    nameAfter: t => strictPieces.nameAfter('component', `component ${t}`),
    decoratorsOf: strictPieces.decoratorsOf,
    labelOf: strictPieces.labelOf,
    outsideBlocks: t => strictPieces.outsideBlocks(t.split('\n')),
    unescapeEnd: strictPieces.unescapeEnd,
  },
  'src/agendas/read.ts': { readAgenda: t => agenda.readAgenda(t, 'a.yaml') },
  'src/agendas/source.ts': {
    readSource: t => source.readSource(t, 'a.yaml'),
    quoted: source.quoted,
    wrong: t => source.wrong(t, undefined, t),
  },
  'src/agendas/nearest.ts': { nearest: t => nearest.nearest(t, ['the-ask', 'gates', 'next-bet']) },
  'src/export/actions-csv.ts': { csv: t => csv.csv([[t, t]]) },
  'src/export/notes/nodes.ts': {
    typed: nodes.typed,
    paragraph: t => nodes.markdown([nodes.paragraph(t)]),
    heading: t => nodes.heading(2, t),
    item: t => nodes.item(t),
    table: t => nodes.markdown([nodes.table([[t], [t]])]),
    task: t => nodes.task(t, true, 'a1'),
    isPlainId: nodes.isPlainId,
    fence: 'bounded',
    section: 'bounded',
  },
  'src/export/read-notes.ts': {
    linesIn: t => [notes.linesIn(t), notes.linesIn(`# Actions\n\n- [x] ${t}`), notes.linesIn(`# Actions\n\n${t}`)],
  },
  'src/export/ticked.ts': {
    turnIn: ticked.turnIn,
  },
  'src/draw/glyphs.ts': { toAscii: glyphs.toAscii },
  'src/kinds/made/parts.ts': { partsOf: parts.partsOf },
  'src/store/json.ts': {
    tooMuch: json.tooMuch,
    readJson: json.readJson,
    namesProto: t => json.namesProto(t, {}),
    rowsOf: t => [...json.rowsOf(t, () => false)],
    faultIn: json.faultIn,
    lineOf: t => json.lineOf(t, ['a', 0]),
  },
  'src/store/format.ts': {
    parse: t => format.parse(t, 'a.json'),
    refuseNewer: t => format.refuseNewer(t, 1),
    checksum: format.checksum,
    rememberLine: 'bounded',
  },
  'src/interact/typed.ts': {
    typeable: interact.typeable,
    textOf: t => [interact.textOf(t), interact.textOf(t, true)],
    pastedLines: interact.pastedLines,
    lifeOf: interact.lifeOf,
    listed: interact.listed,
  },
  'src/remote/admission/authorized-keys.ts': {
    AuthorizedKeys: keysIn,
    readKeys,
    refusedInWords: t => refusedInWords(t, [{ line: 1, why: t }]),
  },
  'src/cli/serving/commands/words-in.ts': {
    wordsIn: t => {
      try {
        return wordsIn(t)
      } catch (error) {
        return error
      }
    },
  },
  'src/remote/admission/addresses.ts': {
    readAddressList: t => {
      const list = addresses.readAddressList(t)
      return typeof list === 'function' && [list('192.0.2.1'), list(t)]
    },
    plainAddress: addresses.plainAddress,
    neighbourhood: addresses.neighbourhood,
  },
  'src/names.ts': {
    isAlike: t => [peopleNames.isAlike(t, `${t}x`), peopleNames.isAlike('Ana', t)],
    isReserved: peopleNames.isReserved,
    inLog: peopleNames.inLog,
    looksOf: peopleNames.looksOf,
  },
  'src/remote/gateway/cleaned.ts': {
    nameOf: cleaned.nameOf,
    softwareOf: cleaned.softwareOf,
    termOf: cleaned.termOf,
    keepEnv: t => cleaned.keepEnv({}, 'LANG', t),
  },
}

/** What hostile texts are made of: something before, a piece many times, something behind. */
type Shape = [before: string, piece: string, behind: string]

const shapes: Shape[] = [
  ...[...' \t\n\r,;:.-+/\\|"\'`*_~#<>=&@!?()[]{}0a語é\u0301\u200d\u00a0\u2028\u1100\ud800\x1b\x9b\x9d\x90'].map(
    (c): Shape => ['é', c, 'x'],
  ),
  ...[...'\u{1f1e6}\u{1f469}'].map((c): Shape => ['', c, '']),
  ...['\x1b[', '\x1b]', '\x1bP', '\x1b[200~', '\x1b[M', '👩\u200d', '\u1100\u1161', 'e\u0301', 'a語', ' \n'].map(
    (p): Shape => ['', p, ''],
  ),
  ...['1,', '1 ', '1.5 ', '1:', '1 Jan ', 'in ', '1 h ', '1 work ', '1/', "1'", 'A1 ', '- ', '$1'].map(
    (p): Shape => ['step ', p, 'x'],
  ),
  ...[
    'a->',
    "+'a'>",
    '\\"',
    '//',
    '/*',
    '%%',
    'a label ',
    'label [',
    '(buy ',
    '{ component a ',
    'evolve a ',
    '[1],',
  ].map((p): Shape => ['component ', p, 'x']),
  ...['component a [0.5, 0.5]\n', 'a->b\n', '// a\n', 'pipeline a\n{\n'].map((p): Shape => ['', p, '']),
  ...[
    '# a\n',
    '- [ ] a\n',
    '- [x] ',
    '<!-- ',
    '`a ``b',
    '](',
    '[a](',
    '<a:',
    '![a](',
    '*a ',
    '_a*',
    '[a]: <',
    '<a ',
    '| a ',
    '> ',
    '```\n',
    '&amp;',
    'www.',
    'a@',
  ].map((p): Shape => ['# Actions\n\n', p, 'x']),
  ...['1.2.3.4,', '!10.0.0.0/8,', '*.', 'no-pty,', 'ssh-rsa AAAA\n', '::1,', '(a', 'Ａ'].map((p): Shape => ['', p, '']),
  ...['a: ', '- ', '"a": [', '{a: ', 'a: |\n ', '&a ', '!a ', '{"a":', '"\\u0041'].map((p): Shape => ['', p, '']),
]

/** Shapes nobody thought of. The seed is of the day's own choosing unless it is given. */
const atoms = fc.constantFrom(
  ...' \n,;:.-/\\"\'*_#<>=@()[]{}01ah語\u0301\u200d\u00a0\x1b'.split(''),
  'Jan',
  'work',
  '->',
)
const piece = fc.array(atoms, { minLength: 1, maxLength: 4 }).map(all => all.join(''))
const seed = process.env.FLYWHEEL_SEED === undefined ? {} : { seed: Number(process.env.FLYWHEEL_SEED) }
const drawn = fc.sample(fc.tuple(piece, piece, piece), { numRuns: Number(process.env.FLYWHEEL_SHAPES ?? 8), ...seed })

/** Characters of the shorter text, and ms below which work on the longer one is too little to tell how it grows. */
const n = 2_000
const least = 4

function made([before, piece, behind]: Shape, size: number): string {
  return before + piece.repeat(Math.ceil(size / piece.length)) + behind
}

/** ms of one run. The clock of a processor counts in steps of 4 ms on some machines; of many runs the quickest tells as much by this one. */
function took(run: Run, text: string): number {
  const from = performance.now()
  try {
    run(text)
  } catch {
    // A refusal costs work too.
  }
  return performance.now() - from
}

/** How much more the work on a text twice as long is, the best of several; 0 where there is too little to measure. */
function growth(run: Run, shape: Shape): number {
  const [one, two] = [made(shape, n), made(shape, 2 * n)]
  let best = Number.POSITIVE_INFINITY
  let [fast, slow] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]
  for (let tries = 0; tries < 60 && best > 3; tries++) {
    slow = Math.min(slow, took(run, two))
    if (slow < least) return 0
    fast = Math.min(fast, took(run, one))
    best = slow / fast
  }
  return best
}

const table = Object.entries(readers).flatMap(([file, all]) =>
  Object.entries(all).flatMap(([name, run]) => (run === 'bounded' ? [] : [[`${file} ${name}`, run] as const])),
)

describe('twice the text is at most three times the work', () => {
  test.each(table)('%s', (_, run) => {
    const steep = [...shapes, ...drawn].filter(shape => growth(run, shape) > 3)
    expect(steep).toEqual([])
  })

  test('a search that looks at every run once for each of its characters is found', () => {
    const search = (t: string) => [/ +$/.test(t), / +$/.test(t)]
    const quickest = (size: number) =>
      Math.min(...Array.from({ length: 9 }, () => took(search, made(['é', ' ', 'x'], size))))
    expect(quickest(4 * n) / quickest(n)).toBeGreaterThan(6)
  })
})

test.each(Object.keys(readers))('every function of %s that takes a text is measured', file => {
  const code = readFileSync(new URL(`../${file}`, import.meta.url), 'utf8')
  const taking = [...code.matchAll(/^export (?:async )?function\*? (\w+)(?:<[^(]*>)?\(([^)]*)/gm)]
    .filter(([, , given]) => /: (?:readonly )?string/.test(given!))
    .map(([, name]) => name!)
  expect(taking.filter(name => !(name in readers[file]!))).toEqual([])
})

test('no search begins with a run of blanks or letters that it may look at again from every place in it', () => {
  const steep: string[] = []
  // A run may begin a search where it cannot begin again inside itself: at the start, or behind something else.
  const begins = /^(?:\\[sSwd]|\[[^\]]*\]|[^\\^$([])[*+](?!$)/
  const literal =
    /(?<=[(,=:?&|!] ?|return )\/((?:\\.|\[(?:\\.|[^\]\\])*\]|[^/\\[\s*])(?:\\.|\[(?:\\.|[^\]\\])*\]|[^/\\[])*)\/[a-z]*/g
  for (const file of sources()) {
    const code = readFileSync(file, 'utf8')
    for (const [whole, body] of code.matchAll(literal)) if (begins.test(body!)) steep.push(`${file.pathname}: ${whole}`)
  }
  expect(steep).toEqual([])
})

function sources(): URL[] {
  const root = new URL('../src/', import.meta.url)
  return globSync('**/*.{ts,tsx}', { cwd: root }).map(file => new URL(file, root))
}
