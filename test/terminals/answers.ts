/** What terminals send that is no key, as bytes: reports of the mouse in all modes, answers, focus, edges of a paste. */
import fc from 'fast-check'

const n = (max: number) => fc.integer({ min: 0, max })
const latin = (text: string) => Buffer.from(text, 'latin1')

/** A character of a mouse report in mode 1005: one byte up to 127, two beyond. */
const wideCell = fc.integer({ min: 33, max: 2_047 }).map(code => Buffer.from(String.fromCodePoint(code)))
const button = fc.constantFrom(0, 1, 2, 3, 32, 35, 64, 65, 66, 67, 4, 8, 16, 28, 92).map(b => Buffer.from([32 + b]))
/** One byte; those that look like the first of a letter of two are no different from mode 1005's when they stand in a row. */
const cell = fc
  .oneof(fc.integer({ min: 33, max: 0xc1 }), fc.integer({ min: 0xe0, max: 0xff }))
  .map(code => Buffer.from([code]))

const mouse = fc.oneof(
  // X10 and 1000: three bytes; a place out of reach is 0.
  fc
    .tuple(fc.constant(latin('\x1b[M')), button, fc.oneof(cell, fc.constant(Buffer.from([0]))), cell)
    .map(Buffer.concat),
  // 1005
  fc.tuple(fc.constant(latin('\x1b[M')), button, wideCell, wideCell).map(Buffer.concat),
  // 1006 and 1016
  fc
    .tuple(n(255), n(9_999), n(9_999), fc.constantFrom('M', 'm'))
    .map(([b, x, y, up]) => latin(`\x1b[<${b};${x};${y}${up}`)),
  // 1015
  fc.tuple(n(127), n(999), n(999)).map(([b, x, y]) => latin(`\x1b[${b + 32};${x};${y}M`)),
  // Highlighted text (1001) and the locator of DEC terminals.
  fc.tuple(fc.constant(latin('\x1b[t')), cell, cell).map(Buffer.concat),
  fc.tuple(fc.constant(latin('\x1b[T')), cell, cell, cell, cell, cell, cell).map(Buffer.concat),
  fc.tuple(n(10), n(7), n(99), n(99)).map(([e, b, r, c]) => latin(`\x1b[${e};${b};${r};${c};0&w`)),
)

/** Reports that begin with CSI. */
const reports = fc.oneof(
  fc.constantFrom(
    ...['I', 'O', '0n', '3n', '?0u', '?31u', '200~\x1b[201~', '201~', '?1;2c', '?62;1;6;9;15;22;29c', '>0;276;0c'],
    ...['>41;354;0c', '>1;4000;29c', '>77;30502;0c', '=0c', '?64;1;2;6;9;15;16;17;18;21;22;28c', '?997;1n', '?13n'],
    ...['?50n', '?27;1;0;0n', '1;1;1;112;112;1;0x', '2;1;1;112;112;1;0x', '1t', '3;0;0t', '4;600;800t', '6;16;8t'],
    ...['8;24;80t', '9;50;160t', '48;24;80;384;640t', '?1;0;256S', '?2;1;0S', '0;1;1;0*z', '97;1:3u', '13;1:3u'],
    ...['1;1:3A', '27;5;9~', '57441;2u', '1;2;3;4;5;6;7;8;9;10;11;12;13;14;15;16;17;18;19;20;21;22;23c'],
  ),
  fc.tuple(n(300), n(600)).map(([r, c]) => `${r};${c}R`),
  fc.tuple(n(300), n(600)).map(([r, c]) => `?${r};${c};1R`),
  fc.tuple(n(3_000), n(4)).map(([mode, is]) => `?${mode};${is}$y`),
  fc.tuple(n(40), n(4)).map(([mode, is]) => `${mode};${is}$y`),
  fc.array(n(65_535), { minLength: 20, maxLength: 400 }).map(all => `?${all.join(';')}c`),
)

const hex = (max: number) => fc.string({ unit: fc.constantFrom(...'0123456789ABCDEF'), maxLength: max })
const base64 = fc.string({ unit: fc.constantFrom(...'abcXYZ0189+/='), maxLength: 9_000 })
const colour = fc.tuple(hex(4), hex(4), hex(4)).map(c => `rgb:${c.join('/')}`)
const words = fc.string({ unit: 'grapheme', maxLength: 60 }).map(t => t.replace(/\p{Cc}/gu, ''))

/** Strings: what stands between their beginning (OSC, DCS, APC, PM, SOS) and their end. */
const texts = fc.oneof(
  fc.tuple(fc.constantFrom('10', '11', '12', '17', '4;0', '4;255'), colour).map(([k, c]) => `]${k};${c}`),
  base64.map(data => `]52;c;${data}`),
  words.map(title => `]l${title}`),
  words.map(title => `]L${title}`),
  words.map(value => `]1337;ReportVariable=${Buffer.from(value).toString('base64')}`),
  fc.constantFrom(']99;i=1:p=?;a=report', ']22;pointer', ']5522;type=read:status=OK', ']697;x=1'),
  fc.constantFrom('P>|XTerm(390)', 'P>|kitty(0.40.1)', 'P>|tmux 3.5a', 'P!|7E565445', 'P1$r0m', 'P1$r2 q', 'P0$r'),
  hex(600).map(data => `P1+r544E=${data}`),
  hex(5_000).map(data => `P0+r${data}`),
  fc.tuple(n(9), hex(8)).map(([i, sum]) => `P${i}!~${sum}`),
  fc.array(n(999), { maxLength: 900 }).map(all => `P2$u${all.join('/')}`),
  fc.constantFrom('_Gi=31;OK', '_Gi=1,I=2;ENOENT:no such picture', '_Gi=99;EINVAL:bad'),
  words.map(said => `^${said}`),
  words.map(said => `X${said}`),
)

const eightBit: Record<string, string> = { '[': '\x9b', ']': '\x9d', P: '\x90', _: '\x9f', '^': '\x9e', X: '\x98' }

/** Sequences of seven bits, some of them keys elsewhere, as they stand in a wrapper. */
const inner = fc.oneof(
  fc.constantFrom('[A', '[1;5C', '[3~', 'OP', '[6n', '[200~', 'x', ']11;?\x07', '[?25l', 'c'),
  fc.tuple(texts, fc.constantFrom('\x07', '\x1b\\')).map(([text, end]) => `${text}${end}`),
)
const byTmux = (text: string) => `\x1bPtmux;${text.replaceAll('\x1b', '\x1b\x1b')}\x1b\\`

/** What was meant for the terminal outside: tmux doubles the escapes, once for each tmux; screen hands a sequence on as it is. */
const wrapped = fc.oneof(
  fc
    .tuple(fc.array(inner, { minLength: 1, maxLength: 4 }), n(2))
    .map(([all, deep]) => Array.from({ length: deep }).reduce<string>(byTmux, byTmux(`\x1b${all.join('\x1b')}`)))
    .map(text => Buffer.from(text)),
  fc.constantFrom('\x1bPtmux;\x1b\x1b[A q\x07 n\x1b\\', '\x1bPtmux;\x1b\\', '\x1bPtmux;ab\x1b\\').map(latin),
  fc
    .tuple(
      fc.constantFrom('\x1bP', '\x1b_', '\x1b^', '\x1bX', '\x90', '\xc2\x90', '\x9f', '\x9e', '\x98'),
      fc.array(fc.constantFrom('[A', '[1;5C', '[6n', ']52;c;YWJj\x07', ']11;?\x07', '[?25l', 'q'), { minLength: 1 }),
      fc.constantFrom('\x1b\\', '\x9c', '\xc2\x9c'),
    )
    .map(([begin, all, end]) => latin(`${begin}\x1b${all.join('\x1b')}${end}`)),
  // Screen's wrapper has no way to hand on an ST: what is wrapped ends it, and its own end comes alone.
  fc.constantFrom('\x1bP\x1b]52;c;YWJj\x1b\\\x1b\\', '\x90\x9d52;c;YWJj\x9c\x9c', '\x1bP\x9d0;a\x9c\x1b\\').map(latin),
  fc.constantFrom('\x1bP\x1b]52;c;YWJj\x1b\x1b\\\x1bP\\\x1b\\').map(latin),
)

/** One thing a terminal sends without a key being pressed, with controls of seven bits, of eight, or of eight in UTF-8. */
export const answers: fc.Arbitrary<Buffer> = fc.oneof(
  mouse,
  wrapped,
  reports.map(body => latin(`\x1b[${body}`)),
  fc.tuple(reports, fc.boolean()).map(([body, long]) => latin(`${long ? '\xc2' : ''}\x9b${body}`)),
  fc.tuple(texts, fc.constantFrom('\x1b\\', '\x07')).map(([text, end]) => Buffer.from(`\x1b${text}${end}`)),
  fc.tuple(texts, fc.boolean()).map(([text, long]) => {
    const two = long ? '\xc2' : ''
    return Buffer.concat([latin(two + eightBit[text[0]!]!), Buffer.from(text.slice(1)), latin(`${two}\x9c`)])
  }),
)
