/** The pieces of a statement as its author meant them: names, places, marks, each with its columns. */
import { closingQuote, undoEscapes } from './names.ts'
import type { At, Marks, Named, Tell } from './statements.ts'
import { type Decorator, decorators, type Span } from './types.ts'

// Every pattern here takes time in proportion to the line: no two neighbouring parts of one can match the same text.
const number = /[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[-+]?\d+)?/gi
const group = /\[\s*[-+.\d][-+.\d\s,;eE]*\]/g

export function numbersIn(text: string): number[] {
  return (text.match(number) ?? []).map(Number)
}

/**
 * The first brackets with only numbers in them from `from` on that are not a label's. A name may end in "Label": what stands
 * behind it is a place when it is one number, or two from 0 to 1 that no author would move a label by.
 */
export function brackets(code: string, from: number): { span: Span; values: number[] } | undefined {
  group.lastIndex = from
  for (let found = group.exec(code); found; found = group.exec(code)) {
    const values = numbersIn(found[0])
    const word = /\b(label)\s*$/i.exec(code.slice(Math.max(from, found.index - 12), found.index))?.[1]
    const isPlace =
      values.length === 1 || (values.every(v => v >= 0 && v <= 1) && (word !== 'label' || /\d\.\d|\.\d/.test(found[0])))
    if (word !== undefined && !isPlace) continue
    return { span: [found.index, found.index + found[0].length], values }
  }
  return undefined
}

/** The least number that is taken for a percentage: below it, a place is one outside the map. */
const percents = 5

/** A coordinate as it counts: a large one is taken for a percentage, as other tools write them; `beside` is the other of a pair. */
export function fraction(value: number, column: number, tell: Tell, beside = 0): number {
  if (value > 100 || value <= 1.5 || (value < percents && !(beside >= percents && beside <= 100))) return value
  tell(
    'info',
    column,
    `${value} is read as ${value} percent; onlinewardleymaps.com would draw it outside the map.`,
    String(value / 100),
  )
  return value / 100
}

export function placeFrom(found: ReturnType<typeof brackets>, tell: Tell): At {
  if (!found) return {}
  const [visibility, evolution] = found.values.map((v, i, all) => fraction(v, found.span[0], tell, all[1 - i]))
  return {
    at: { ...(visibility !== undefined && { visibility }), ...(evolution !== undefined && { evolution }) },
    atSpan: found.span,
  }
}

/** The columns of a text without the blanks around it. */
export function trimSpan(code: string, from: number, to: number): Span {
  while (from < to && /\s/.test(code[from] ?? '')) from++
  while (to > from && /\s/.test(code[to - 1] ?? '')) to--
  return [from, to]
}

const decoratorGroup = /\(([a-z,;/&+\s]*)\)/gi

/** The decorators in round brackets that hold nothing else, and whether `inertia` is among them. */
export function decoratorsIn(text: string): { found: Decorator[]; inertia: boolean; spans: Span[] } {
  const words = new Set<string>()
  const spans: Span[] = []
  for (const hit of text.matchAll(decoratorGroup)) {
    const [, group = ''] = hit
    const inner = group
      .toLowerCase()
      .split(/[^a-z]+/)
      .filter(Boolean)
    if (!inner.length || !inner.every(w => w === 'inertia' || decorators.some(d => d === w))) continue
    for (const w of inner) words.add(w)
    spans.push([hit.index, hit.index + hit[0].length])
  }
  return { found: decorators.filter(d => words.has(d)), inertia: words.has('inertia'), spans }
}

/** What stands after a name: label, decorators, inertia, an inline evolve, a submap's address. */
function marks(code: string, from: number, tell: Tell): Marks {
  const rest = code.slice(from)
  const { found, inertia } = decoratorsIn(rest)
  const label = /\blabel\b\s*(\[([^\]]*)\])?/i.exec(rest)
  const [x, y] = numbersIn(label?.[2] ?? '')
  if (label && (x === undefined || y === undefined))
    tell(
      'warning',
      from + label.index,
      'A label needs two numbers in brackets, so this one is left out.',
      'label [10, -10]',
    )
  const evolve = /\bevolve\s+(\d+(?:\.\d+)?|\.\d+)/i.exec(rest)
  if (evolve)
    tell('info', from + evolve.index, 'The movement is read here; onlinewardleymaps.com wants it on a line of its own.')
  const url = /\burl\s?\(([^()]*)\)/i.exec(rest)?.[1]?.trim()
  return {
    decorators: found,
    inertia: inertia || /\binertia\b/i.test(rest),
    ...(x !== undefined && y !== undefined && { label: [x, y] satisfies [number, number] }),
    ...(evolve && { evolveTo: fraction(Number(evolve[1]), from + evolve.index, tell) }),
    ...(url && { url }),
  }
}

const plainNumber = '(?:0(?:\\.\\d+)?|1(?:\\.0*)?|\\.\\d+)'
const barePlace = new RegExp(`\\s(?:\\(\\s?)?(${plainNumber})\\s?,\\s?(${plainNumber})(?:\\s?\\))?(?=\\s|$)`)

/** A place without brackets, or in round ones, behind a name: two numbers from 0 to 1. */
function bare(code: string, from: number, tell: Tell): ReturnType<typeof brackets> {
  const found = barePlace.exec(code.slice(from))
  if (!found || !code.slice(from, from + found.index).trim()) return undefined
  const start = from + found.index + 1
  const values = [Number(found[1]), Number(found[2])]
  tell('info', start, 'Read as a place; onlinewardleymaps.com wants it in square brackets.', `[${values.join(', ')}]`)
  return { span: [start, from + found.index + found[0].length], values }
}

/** A name, then its place, then what follows. */
export function named(code: string, from: number, tell: Tell): Named & Marks & At {
  const [start] = trimSpan(code, from, code.length)
  const close = code[start] === '"' ? closingQuote(code, start) : -1
  if (close > 0) {
    const found = brackets(code, close + 1)
    if (code.slice(start, close).includes('[') && found)
      tell('info', start, 'The place is read after the quotes; onlinewardleymaps.com looks for it inside them.')
    return {
      name: undoEscapes(code.slice(start + 1, close)),
      nameSpan: [start, close + 1],
      ...placeFrom(found, tell),
      ...marks(code, close + 1, tell),
    }
  }
  const found = brackets(code, start) ?? bare(code, start, tell)
  let end = found ? found.span[0] : code.length
  const label = /\slabel\b\s*\[/i.exec(code.slice(start, end))
  if (label) end = start + label.index
  const hollow = found ? null : /\[[\s,]*\]/.exec(code.slice(start, end))
  if (hollow) {
    tell('info', start + hollow.index, 'These brackets are empty, so no place is read.')
    end = start + hollow.index
  }
  const inline = found ? null : /\s(?:evolve\s+\.?\d|url\s?\([^()]*\))/i.exec(code.slice(start, end))
  if (inline) end = start + inline.index
  const inner = decoratorsIn(code.slice(start, end)).spans[0]
  const nameSpan = trimSpan(code, start, inner ? start + inner[0] : end)
  if (inner)
    tell(
      'info',
      start + inner[0],
      'The words in round brackets are read as marks; onlinewardleymaps.com keeps them in the name as well.',
    )
  if (found && found.span[0] > 0 && !/\s/.test(code[found.span[0] - 1] ?? '') && !inner && !label)
    tell(
      'info',
      found.span[0],
      'The place is read although no blank stands before it.',
      'Put a blank before the bracket.',
    )
  let name = code.slice(...nameSpan)
  if (name.startsWith('"')) {
    tell('warning', nameSpan[0], 'The quote opened here is never closed.', `${name}"`)
    name = name.slice(1).trim()
  }
  return { name, nameSpan, ...placeFrom(found, tell), ...marks(code, nameSpan[1], tell) }
}

/** The columns before and after the first arrow outside quotes. */
export function splitArrow(code: string, from: number, to: number): Span[] {
  let quoted = false
  for (let i = from; i < to; i++) {
    if (code[i] === '\\') i++
    else if (code[i] === '"') quoted = !quoted
    else if (!quoted && code[i] === '-' && code[i + 1] === '>')
      return [trimSpan(code, from, i), trimSpan(code, i + 2, to)]
  }
  return [trimSpan(code, from, to)]
}

/** A name in given columns, with or without quotes. */
export function pieceName(code: string, span: Span): Named {
  const text = code.slice(...span)
  const quoted = text.length > 1 && text.startsWith('"') && text.endsWith('"')
  return { name: quoted ? undoEscapes(text.slice(1, -1)) : text, nameSpan: span }
}
