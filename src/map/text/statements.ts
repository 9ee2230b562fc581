/** What a line of the text can say: one statement, with the columns each piece of it stands in. */
import type { Decorator, Place, Span, WardleyMap } from './types.ts'

export type Named = { name: string; nameSpan: Span }
/** What may follow a name, in any order. */
export type Marks = {
  decorators: Decorator[]
  inertia: boolean
  label?: [number, number]
  evolveTo?: number
  url?: string
}
export type At = { at?: Partial<Place>; atSpan?: Span }

type LinkEnd = Named
export type LinkOp = { flow: boolean; future: boolean; past: boolean; flowText?: string }

export type Statement =
  | ({ is: 'node'; as: 'anchor' | 'component' | 'submap' } & Named & Marks & At)
  | ({ is: 'method'; as: Decorator } & Named & Marks & At)
  | { is: 'link'; ends: LinkEnd[]; ops: LinkOp[]; context?: string }
  | ({ is: 'evolve'; to: number; toSpan?: Span; rename?: string; renameSpan?: Span } & Pick<
      Marks,
      'decorators' | 'label'
    > & { inertia?: boolean } & Named)
  | ({ is: 'pipeline'; range?: [number, number]; rangeSpan?: Span; opens: boolean; rest?: number } & Named)
  | { is: 'open' }
  | { is: 'close' }
  | ({ is: 'note'; text: string; textSpan: Span } & At)
  | { is: 'annotation'; number: number; at: [number, number][]; text: string }
  | { is: 'annotations'; at: Place }
  | { is: 'attitude'; as: string; corners: [number, number, number, number] }
  | ({ is: 'accelerator'; slowing: boolean } & Named & At)
  | { is: 'url'; name: string; address: string }
  | { is: 'title'; text: string; textSpan: Span }
  | { is: 'style'; text: string }
  | { is: 'size'; size: [number, number] }
  | { is: 'axis'; labels: string[]; boundaries?: WardleyMap['boundaries']; hidden: boolean }
  | { is: 'height'; name?: string; hidden: boolean }
  | { is: 'dialect' }

/** Tells about a statement: column 0-based, what is odd, what to write instead. */
export type Tell = (level: 'error' | 'warning' | 'info', column: number, say: string, fix?: string) => void

export const keywords = [
  'title',
  'style',
  'evolution',
  'evolve',
  'valuechain',
  'y-axis',
  'x-axis',
  'anchor',
  'component',
  'submap',
  'url',
  'market',
  'ecosystem',
  'build',
  'buy',
  'outsource',
  'pipeline',
  'note',
  'annotation',
  'annotations',
  'pioneers',
  'settlers',
  'townplanners',
  'explorers',
  'villagers',
  'accelerator',
  'deaccelerator',
  'size',
] as const
export type Keyword = (typeof keywords)[number]
const known = new Map<string, Keyword>(keywords.map(word => [word, word]))

/** The keyword a line begins with, in lower case, and the column after it and its blank. */
export function keywordOf(code: string): { word: Keyword; start: number; after: number } | undefined {
  const found = /^(\s*)([A-Za-z][A-Za-z-]*)(?=\s|$)/.exec(code)
  if (!found) return undefined
  const [whole, blank = '', first = ''] = found
  const word = known.get(first.toLowerCase())
  return word && { word, start: blank.length, after: whole.length }
}
