/** Reading what follows a keyword, as its author meant it. */
import { itemAt, lastOf } from '../../lists.ts'
import { closingQuote, undoEscapes } from './names.ts'
import {
  brackets,
  decoratorsIn,
  fraction,
  named,
  numbersIn,
  pieceName,
  placeFrom,
  splitArrow,
  trimSpan,
} from './pieces.ts'
import type { Keyword, Named, Statement, Tell } from './statements.ts'
import { defaultBoundaries, type Span, type WardleyMap } from './types.ts'

/** A number where a movement may end: behind a blank, a quote or an arrow, with a blank, a bracket or nothing behind it. */
const target = /(?<=\s|"|>)[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?=\s|\(|$)/g
/** What may follow it, in any order. */
const attributes = /^(?:\s*\([a-z,;/&+\s]*\)|\s+inertia\b|\s+label\s?\[[^\]]*\])*\s*$/i
const beforeArrow = /(?:^|\s)[-+]?(?:\d+(?:\.\d*)?|\.\d+)\s?->\s?$/

/** Where the number of a movement stands in its line, and what follows it. */
function movement(
  code: string,
  start: number,
  isDeclared: (name: string) => boolean,
): { span: Span; tail: string } | undefined {
  const hits = [...code.slice(start).matchAll(target)].reverse()
  for (const hit of hits) {
    const span: Span = [start + hit.index, start + hit.index + hit[0].length]
    const tail = code.slice(span[1])
    const isWhole = attributes.test(tail)
    if (!isWhole && !/^\s+label\b/i.test(tail)) continue
    // A name may end in a whole number.
    if (!hit[0].includes('.') && isDeclared(code.slice(start, span[1]).trim())) continue
    return { span, tail }
  }
  return undefined
}

function evolve(
  code: string,
  from: number,
  tell: Tell,
  isDeclared: (name: string) => boolean,
): Extract<Statement, { is: 'evolve' }> {
  let [start, end] = trimSpan(code, from, code.length)
  const value = movement(code, start, isDeclared)
  let to = 0.85
  if (value) {
    const text = code.slice(...value.span)
    end = value.span[0]
    to = fraction(Number(text), value.span[0], tell)
    if (!text.includes('.'))
      tell(
        'info',
        value.span[0],
        `Read as a movement to ${text}; onlinewardleymaps.com needs a decimal point.`,
        `${text}.0`,
      )
    if (!attributes.test(value.tail))
      tell(
        'info',
        value.span[1] + value.tail.search(/\S/),
        'A label here is two numbers in brackets; these words are left out.',
        'Write them as a note.',
      )
    // `0.50->0.70` says from where to where; the part itself says where it is.
    const first = beforeArrow.exec(code.slice(start, end))
    if (first && !isDeclared(code.slice(start, end).replace(/\s?->\s?$/, ''))) {
      end = start + first.index
      tell('info', end, 'Read as a movement from the first number to the second.', text)
    }
  } else tell('info', end, 'No position is given, so it moves to 0.85.', `evolve ${code.slice(start, end)} 0.85`)
  const tail = value?.tail ?? ''
  const { spans } = decoratorsIn(code.slice(start, end))
  const last = spans.at(-1)
  if (last && start + last[1] >= code.slice(0, end).trimEnd().length && !isDeclared(code.slice(start, end).trim()))
    end = start + last[0]
  ;[start, end] = trimSpan(code, start, end)
  const [name = [start, end], rename] = splitArrow(code, start, end)
  const [x, y] = numbersIn(/\slabel\s?\[([^\]]*)\]/i.exec(tail)?.[1] ?? '')
  const marks = decoratorsIn(tail)
  return {
    is: 'evolve',
    ...pieceName(code, name),
    ...(rename && { rename: pieceName(code, rename).name, renameSpan: rename }),
    to,
    ...(value && { toSpan: value.span }),
    decorators: decoratorsIn(code.slice(end)).found,
    ...((marks.inertia || /\sinertia\b/i.test(tail)) && { inertia: true }),
    ...(x !== undefined && y !== undefined && { label: [x, y] satisfies [number, number] }),
  }
}

function note(code: string, from: number, tell: Tell): Statement {
  const [start] = trimSpan(code, from, code.length)
  const close = code[start] === '"' ? closingQuote(code, start) : -1
  if (close > 0)
    return {
      is: 'note',
      text: undoEscapes(code.slice(start + 1, close)),
      textSpan: [start, close + 1],
      ...placeFrom(brackets(code, close + 1), tell),
    }
  let found = brackets(code, start)
  for (let next = found; next; next = brackets(code, next.span[1])) if (next.values.length > 1) found = next
  const textSpan = trimSpan(code, start, found ? found.span[0] : code.length)
  return { is: 'note', text: code.slice(...textSpan), textSpan, ...placeFrom(found, tell) }
}

function annotation(code: string, from: number, tell: Tell): Statement | undefined {
  const found = /^\s*(\d+)\s*,?\s*/.exec(code.slice(from))
  let start = from + (found?.[0].length ?? 0)
  // Some write the words first, each in quotes: ["A", "B"] [[0.5, 0.5], [0.6, 0.6]]
  const words = /^\[\s*"[^\]]*\]\s*/.exec(code.slice(start))?.[0]
  if (words) {
    start += words.length
    tell('info', start - words.length, 'The words are read although they stand before the place.')
  }
  const many = /^\[\s*(?:\[[^[\]]*\][\s,]*)+\]/.exec(code.slice(start)) ?? /^\[[^[\]]*\]/.exec(code.slice(start))
  if (!found || !many) {
    tell('error', from, 'An annotation needs a number and a place.', 'annotation 1 [0.5, 0.5] words')
    return undefined
  }
  const at = [...many[0].matchAll(/\[([^[\]]*)\]/g)].map((m): [number, number] => {
    const [v, e] = numbersIn(m[1] ?? '')
    return [fraction(v ?? 0.9, start, tell, e), fraction(e ?? 0.1, start, tell, v)]
  })
  const said = words === undefined ? [] : [...words.matchAll(/"([^"]*)"/g)].map(([, said = '']) => said.trim())
  const text = [...said, code.slice(start + many[0].length).trim()].filter(Boolean).join(', ')
  const quoted = text.length > 1 && text.startsWith('"') && text.endsWith('"')
  return { is: 'annotation', number: Number(found[1]), at, text: quoted ? undoEscapes(text.slice(1, -1)) : text }
}

function axis(code: string, from: number, tell: Tell): Statement | undefined {
  const rest = code.slice(from).trim()
  if (/^--show\b/i.test(rest)) return { is: 'axis', labels: [], hidden: false }
  const hidden = /^--hide\b/i.test(rest)
  const parts = rest
    .replace(/^--hide\s*/i, '')
    .split(/(?<!-)-+>/)
    .map(p => p.trim())
  if (hidden && parts.length < 4) return { is: 'axis', labels: [], hidden }
  if (parts.length !== 4) {
    tell(
      'error',
      from,
      `The axis needs 4 stage names, this line has ${parts.length}.`,
      'evolution Genesis->Custom->Product->Commodity',
    )
    return undefined
  }
  const ends = parts
    .map(p => /@\s?(\d+(?:\.\d+)?|\.\d+)$/.exec(p)?.[1])
    .map(e => (e === undefined ? undefined : Number(e)))
  const [second, third, fourth] = defaultBoundaries
  const boundaries: WardleyMap['boundaries'] = [ends[0] ?? second, ends[1] ?? third, ends[2] ?? fourth]
  const rising = ends.some(e => e !== undefined) && boundaries.every((b, i) => b > (boundaries[i - 1] ?? 0) && b < 1)
  if (rising)
    tell('info', from, 'The positions after @ are read as where stages end; onlinewardleymaps.com shows them as text.')
  const labels = parts.map((p, i) => (rising && ends[i] !== undefined ? p.slice(0, p.lastIndexOf('@')).trim() : p))
  const plain = labels.map(l => l.replace(/^"(.*)"$/, '$1'))
  return { is: 'axis', labels: plain, hidden, ...(rising && { boundaries }) }
}

function pipeline(code: string, from: number, tell: Tell): Extract<Statement, { is: 'pipeline' }> {
  const brace = code.indexOf('{', from)
  const head = brace < 0 ? code : code.slice(0, brace)
  const { name, nameSpan, atSpan } = named(head, from, () => {})
  const [begin, end] = atSpan ? numbersIn(head.slice(...atSpan)) : []
  if (brace >= 0) tell('info', brace, 'The brace is read here; onlinewardleymaps.com wants it on a line of its own.')
  if (atSpan && begin !== undefined && end === undefined)
    tell(
      'warning',
      atSpan[0],
      'A pipeline needs where it begins and where it ends.',
      `[${begin}, ${Math.min(1, begin + 0.2).toFixed(2)}]`,
    )
  const range = (at: Span, from: number, to: number) => ({
    range: [fraction(from, at[0], tell), fraction(to, at[0], tell)] satisfies [number, number],
    rangeSpan: at,
  })
  return {
    is: 'pipeline',
    name,
    nameSpan,
    ...(atSpan && begin !== undefined && end !== undefined && range(atSpan, begin, end)),
    opens: brace >= 0,
    ...(brace >= 0 && { rest: brace + 1 }),
  }
}

/** A statement about a part, or nothing when its name is missing; `tell` has then said so. */
function withName<S extends Statement & Named>(statement: S, word: Keyword, column: number, tell: Tell): S | undefined {
  if (statement.name.trim() !== '') return statement
  tell('error', column, `This ${word} has no name.`, `${word} Name`)
  return undefined
}

/**
 * Reads what follows a keyword. Undefined when the line cannot be that statement; `tell` has then said why.
 * `isDeclared` answers whether a name belongs to a part of the map.
 */
export function readKeyword(
  code: string,
  word: Keyword,
  from: number,
  tell: Tell,
  isDeclared: (name: string) => boolean,
): Statement | undefined {
  const rest = code.slice(from).trim()
  switch (word) {
    case 'title':
      return { is: 'title', text: rest, textSpan: trimSpan(code, from, code.length) }
    case 'style':
      return { is: 'style', text: rest.toLowerCase() }
    case 'anchor':
    case 'component':
    case 'submap':
      return withName({ is: 'node', as: word, ...named(code, from, tell) }, word, from, tell)
    case 'market':
    case 'ecosystem':
    case 'build':
    case 'buy':
    case 'outsource':
      return withName({ is: 'method', as: word, ...named(code, from, tell) }, word, from, tell)
    case 'evolve':
      return withName(evolve(code, from, tell, isDeclared), word, from, tell)
    case 'pipeline':
      return withName(pipeline(code, from, tell), word, from, tell)
    case 'note':
      return rest ? note(code, from, tell) : undefined
    case 'annotation':
      return annotation(code, from, tell)
    case 'annotations': {
      const [visibility = 0.9, evolution = 0.1] = brackets(code, from)?.values ?? []
      return { is: 'annotations', at: { visibility, evolution } }
    }
    case 'pioneers':
    case 'settlers':
    case 'townplanners':
    case 'explorers':
    case 'villagers': {
      const values = (brackets(code, from)?.values ?? []).map(v => fraction(v, from, tell))
      if (values.length < 4)
        tell(
          'info',
          from,
          'An area needs two opposite corners; what is missing is guessed.',
          `${word} [0.9, 0.1, 0.8, 0.2]`,
        )
      const [v1 = 0.9, e1 = 0.1, v2 = 0.8, e2 = 0.2] = values
      return { is: 'attitude', as: word, corners: [v1, e1, v2, e2] }
    }
    case 'accelerator':
    case 'deaccelerator': {
      const read = named(code, from, tell)
      const { name, nameSpan, at, atSpan } = read
      return withName(
        { is: 'accelerator', slowing: word === 'deaccelerator', name, nameSpan, at, atSpan },
        word,
        from,
        tell,
      )
    }
    case 'url': {
      const found = /^(\S+)\s*\[([^\]]*)\]?/.exec(rest)
      if (!found)
        tell('error', from, 'An address needs a name and the address in brackets.', 'url name [https://example.org]')
      const [, name = '', address = ''] = found ?? []
      return found ? { is: 'url', name, address: address.trim() } : undefined
    }
    case 'size': {
      const [w, h] = brackets(code, from)?.values ?? []
      return w === undefined || h === undefined ? undefined : { is: 'size', size: [w, h] }
    }
    case 'evolution':
    case 'x-axis':
      return axis(code, from, tell)
    case 'valuechain':
      return { is: 'height', hidden: /--hide/i.test(rest) }
    case 'y-axis': {
      const parts = rest.split('->')
      const ends = [itemAt(parts, 0).trim(), lastOf(parts).trim()]
      tell('info', from, 'Read as the names of the height axis; onlinewardleymaps.com reads a link.')
      return { is: 'height', hidden: false, name: ends.find(Boolean) ?? '' }
    }
  }
}
