/** What `flywheel map` does, as functions from texts to texts: no files, no terminal. */

import { commandLine } from '../command-line.ts'
import type { Grid } from '../draw/grid.ts'
import { harmless, jsonText } from '../outgoing.ts'
import { misfits } from './attitudes.ts'
import { diffMaps, sayChange } from './changes/diff.ts'
import { drawingJson, paint } from './drawing/draw.ts'
import { type LayoutOptions, layout, smallest } from './drawing/layout.ts'
import { fillRows } from './drawing/legend.ts'
import { partsOf } from './drawing/markers.ts'
import { type Size, usedWindow, type Window, wholeMap, windowAround } from './drawing/scale.ts'
import type { Layout } from './drawing/scene.ts'
import { toSvg } from './drawing/svg.ts'
import { Parts } from './text/find.ts'
import { format } from './text/format.ts'
import { toJson } from './text/json.ts'
import { toMermaid } from './text/mermaid.ts'
import { Nearest, normal, tidy } from './text/names.ts'
import { type Document, parse } from './text/parse.ts'
import { print, write } from './text/print.ts'
import type { Problem } from './text/types.ts'

/** A file as it was read; standard input is called `-`. */
export type MapFile = { name: string; text: string }

export type MapArgs = {
  action: 'draw' | 'check' | 'convert' | 'diff' | 'parse' | 'format'
  files: MapFile[]
  /** `120x40`; what `room` says when left out. */
  size?: string
  /** The size of the terminal, when there is one. */
  room?: Size
  ascii?: boolean
  /** False draws links with box signs instead of braille. */
  braille?: boolean
  focus?: string
  /** How much closer than the whole map, 1 to 8, and around what: a part, or `evolution,visibility` from 0 to 100. */
  zoom?: string
  at?: string
  /** A drawing as rows to print; plain text when left out. */
  rows?: (grid: Grid) => string[]
  /** Draws only the height the parts use. */
  fit?: boolean
  /** Formatted texts replace their files instead of being printed. */
  write?: boolean
  json?: boolean
  strict?: boolean
  to?: string
}

/**
 * What to print on standard output and standard error, and the exit code: 0 done, 2 asked wrongly, 3 the map has errors.
 * `files` are texts to be written over the files of their names.
 */
type MapAnswer = { out: string; err: string; exit: number; files?: MapFile[] }

const forms = ['owm', 'mermaid', 'svg', 'json'] as const

function wrong(say: string): MapAnswer {
  return { out: '', err: `${tidy(say)}\n`, exit: 2 }
}

/** A size like 120x40, or what is wrong with it. */
function sizeOf(args: MapArgs): Size | string {
  if (args.size === undefined) {
    const room = args.room ?? { columns: 80, rows: 24 }
    return { columns: Math.max(smallest.columns, room.columns), rows: Math.max(smallest.rows, room.rows) }
  }
  const found = /^(\d{1,4})x(\d{1,4})$/i.exec(args.size.trim())
  if (!found) return `"${args.size}" is no size. Write columns x rows, for instance --size 120x40.`
  const size = { columns: Number(found[1]), rows: Number(found[2]) }
  if (size.columns < smallest.columns || size.rows < smallest.rows)
    return `A map needs at least ${smallest.columns}x${smallest.rows}; ${args.size} is smaller.`
  if (size.columns > 1_000 || size.rows > 500) return `A map is drawn in at most 1000x500; ${args.size} is larger.`
  return size
}

/** A file that was named, read as a map. */
type Read = { name: string; document: Document }

function read(args: MapArgs): Read[] {
  return args.files.map(f => ({ name: f.name, document: parse(f.text, { strict: args.strict }) }))
}

/** Several maps as JSON: one object a line, `file` first; a single one without it. */
function jsonLines(values: { name: string; value: object }[]): string {
  const many = values.length > 1
  return values.map(({ name, value }) => `${jsonText(many ? { file: name, ...value } : value)}\n`).join('')
}

function rowsOf(args: MapArgs, grid: Grid): string {
  return (args.rows?.(grid) ?? grid.lines()).join('\n')
}

/** The stretch of a map that is asked for, or what is wrong with the question. */
function windowOf({ zoom, at, focus, fit }: MapArgs, { map }: Document): Window | string {
  if (fit && (zoom !== undefined || at !== undefined))
    return 'Choose --fit or --zoom: both say which stretch of the map to draw.'
  if (fit) return usedWindow(map)
  if (zoom === undefined && at === undefined) return wholeMap
  const closer = zoom === undefined ? 2 : Number(zoom)
  if (!(closer >= 1 && closer <= 8))
    return `"${zoom}" is no zoom. 1 is the whole map, 2 half of it each way, 8 the closest.`
  const chosen = focus === undefined ? undefined : partsOf(map).find(p => normal(p.name) === normal(focus))
  if (at === undefined) return windowAround(chosen ?? { visibility: 0.5, evolution: 0.5 }, closer)
  const numbers = /^(\d{1,3})\s*,\s*(\d{1,3})$/.exec(at.trim())
  if (numbers)
    return windowAround({ evolution: Number(numbers[1]) / 100, visibility: Number(numbers[2]) / 100 }, closer)
  const part = partsOf(map).find(p => normal(p.name) === normal(at))
  if (part) return windowAround(part, closer)
  const near = new Nearest(partsOf(map).map(p => p.name)).find(at)
  return `Nothing on the map is called "${at}".${near ? ` Did you mean "${near}"?` : ''}`
}

/** The rows of the list for which the drawing has no room. */
function listAfter({ more, size }: Layout): string {
  return fillRows(more, size.columns - 2)
    .map(row => `  ${harmless(row)}\n`)
    .join('')
}

function draw(args: MapArgs, size: Size): MapAnswer {
  const documents = read(args)
  const options: LayoutOptions = {
    glyphs: args.ascii ? 'ascii' : args.braille === false ? 'unicode' : 'braille',
    focus: args.focus,
  }
  if (args.focus !== undefined)
    for (const { document } of documents) {
      const parts = new Parts(document.map)
      if (parts.find(args.focus)) continue
      const near = new Nearest(parts.names()).find(args.focus)
      return wrong(`Nothing on the map is called "${args.focus}".${near ? ` Did you mean "${near}"?` : ''}`)
    }
  const drawn: (Read & { plan: Layout; grid: Grid })[] = []
  for (const one of documents) {
    const window = windowOf(args, one.document)
    if (typeof window === 'string') return wrong(window)
    const plan = layout(one.document.map, size, { ...options, window })
    drawn.push({ ...one, plan, grid: paint(plan) })
  }
  if (args.json)
    return {
      out: jsonLines(drawn.map(d => ({ name: d.name, value: drawingJson(d.plan, d.grid) }))),
      err: '',
      exit: 0,
    }
  const out = drawn.map(({ plan, grid, name: file }) => {
    const name = drawn.length > 1 ? `${tidy(file)}\n` : ''
    return `${name}${rowsOf(args, grid)}\n${listAfter(plan)}`
  })
  const err = drawn.flatMap(({ document, name }) => {
    const n = document.problems.filter(p => p.level !== 'info').length
    return n
      ? [
          `${tidy(`${name}: ${n} ${n === 1 ? 'line' : 'lines'} to look at. To see them: ${commandLine('map', 'check', name)}`)}\n`,
        ]
      : []
  })
  return { out: out.join('\n'), err: err.join(''), exit: 0 }
}

/** One problem as compilers write them, so that editors can jump to it. */
function sayProblem(file: string, p: Problem): string {
  return tidy(`${file}:${p.line}:${p.column}: ${p.level}: ${p.say}${p.fix !== undefined ? ` [${p.fix}]` : ''}`)
}

function check(args: MapArgs): MapAnswer {
  const documents = read(args)
  const exit = documents.some(d => d.document.problems.some(p => p.level === 'error')) ? 3 : 0
  if (args.json)
    return {
      out: jsonLines(documents.map(({ name, document: { problems } }) => ({ name, value: { problems } }))),
      err: '',
      exit,
    }
  const out = documents.flatMap(({ document: d, name: file }) => {
    const name = tidy(file)
    const count = (level: Problem['level']) => d.problems.filter(p => p.level === level).length
    const parts = d.map.anchors.length + d.map.components.length + d.map.submaps.length
    const size =
      parts > 20 ? [`${name}: ${parts} parts. About 20 are easier to talk about; a map need not show the world.`] : []
    return [
      ...d.problems.map(p => sayProblem(name, p)),
      ...size,
      ...misfits(d.map).map(say => tidy(`${name}: ${say}. Does that attitude fit?`)),
      `${name}: ${count('error')} errors, ${count('warning')} warnings, ${count('info')} read leniently`,
    ]
  })
  return { out: `${out.join('\n')}\n`, err: '', exit }
}

function convert(args: MapArgs): MapAnswer {
  const form = forms.find(f => f === args.to)
  if (!form)
    return wrong(
      args.to
        ? `"${args.to}" is no form. Choose one of ${forms.join(', ')}.`
        : `Say which form: --to ${forms.join(', --to ')}.`,
    )
  const [file, ...more] = read(args)
  if (!file || more.length) return wrong('Convert takes one file.')
  const { document } = file
  const { map, problems, errors } = document
  switch (form) {
    case 'owm':
      // Its own form already: not a byte of it changes. Mermaid's is another format.
      return { out: isMermaid(document) ? write(map) : print(document), err: '', exit: 0 }
    case 'mermaid': {
      const { text, dropped } = toMermaid(map)
      return { out: text, err: dropped.map(d => `left out: ${tidy(d)}\n`).join(''), exit: 0 }
    }
    case 'svg':
      return { out: toSvg(map), err: '', exit: 0 }
    case 'json':
      return { out: `${jsonText(toJson(map, problems, errors), 1)}\n`, err: '', exit: 0 }
  }
}

function isMermaid(document: Document): boolean {
  return document.lines.some(l => /^\s*wardley-beta\s*$/i.test(l.text))
}

function formatFiles(args: MapArgs): MapAnswer {
  if (args.strict) return wrong('A formatted line says what its author meant: leave --strict out.')
  const formatted = args.files.map(({ name, text }) => ({
    name,
    text: format(parse(text, { strict: args.strict })),
    was: text,
  }))
  if (!args.write) {
    if (formatted.length > 1) return wrong('Several files are formatted in place: add --write, or name one file.')
    return { out: formatted[0]?.text ?? '', err: '', exit: 0 }
  }
  if (args.files.some(f => f.name === '-')) return wrong('Standard input cannot be written back: leave --write out.')
  const files = formatted.filter(f => f.text !== f.was).map(({ name, text }) => ({ name, text }))
  const said = args.files.map(
    f => `${tidy(f.name)}: ${files.some(c => c.name === f.name) ? 'formatted' : 'as it was'}\n`,
  )
  return { out: said.join(''), err: '', exit: 0, files }
}

function diff(args: MapArgs, size: Size): MapAnswer {
  const [before, after, ...more] = read(args).map(r => r.document)
  if (!before || !after || more.length) return wrong('A comparison takes two files.')
  const changes = diffMaps(before.map, after.map)
  const plan = layout(after.map, size, {
    glyphs: args.ascii ? 'ascii' : args.braille === false ? 'unicode' : 'braille',
    ghost: before.map,
  })
  const grid = paint(plan)
  if (args.json)
    return {
      out: `${jsonText({ changes, drawing: drawingJson(plan, grid), ghosts: plan.ghosts })}\n`,
      err: '',
      exit: 0,
    }
  const said = changes.length ? changes.map(c => tidy(sayChange(c))) : ['Nothing changed.']
  return { out: `${said.join('\n')}\n\n${rowsOf(args, grid)}\n${listAfter(plan)}`, err: '', exit: 0 }
}

/** Answers one `flywheel map` command. Never throws; a wrong question is an answer with exit code 2. */
export function mapCommand(args: MapArgs): MapAnswer {
  if (!args.files.length) return wrong('Which file? "-" reads standard input.')
  const size = sizeOf(args)
  if (typeof size === 'string') return wrong(size)
  switch (args.action) {
    case 'draw':
      return draw(args, size)
    case 'check':
      return check(args)
    case 'convert':
      return convert(args)
    case 'diff':
      return diff(args, size)
    case 'format':
      return formatFiles(args)
    case 'parse': {
      const documents = read(args)
      return {
        out: jsonLines(
          documents.map(({ name, document: d }) => ({ name, value: toJson(d.map, d.problems, d.errors) })),
        ),
        err: '',
        exit: 0,
      }
    }
  }
}
