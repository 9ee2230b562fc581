/** How the pictures of a page look: their frame, their letters, their colours on light and on dark pages. */
import { entities, fixed } from './svg.ts'

/** A picture that tells its title and its values in words; its colours follow the page it stands on, its ground is its own. */
export function framed(picture: {
  width: number
  height: number
  title: string
  words: string
  parts: readonly string[]
}): string {
  const { width, height, title, words, parts } = picture
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img">`,
    `<title>${entities(title)}</title><desc>${entities(words)}</desc><style>${style}</style>`,
    `<rect class="ground" width="${width}" height="${height}"/>`,
    ...parts.filter(Boolean),
    '</svg>',
  ].join('\n')
}

type Anchor = 'start' | 'middle' | 'end'

/** Words from a point on, round it or up to it; nothing for no words. */
export function text(x: number, y: number, words: string, anchor: Anchor = 'start', kind?: string): string {
  if (!words) return ''
  return `<text${kind ? ` class="${kind}"` : ''} x="${fixed(x)}" y="${fixed(y)}" text-anchor="${anchor}">${entities(words)}</text>`
}

/** A line between two points. */
export function stroke(from: [number, number], to: [number, number], kind: string): string {
  return `<line class="${kind}" x1="${fixed(from[0])}" y1="${fixed(from[1])}" x2="${fixed(to[0])}" y2="${fixed(to[1])}"/>`
}

/** A filled rectangle. */
export function bar(x: number, y: number, width: number, height: number, kind: string): string {
  return `<rect class="${kind}" x="${fixed(x)}" y="${fixed(y)}" width="${fixed(width)}" height="${height}" rx="2"/>`
}

/** Its colours; signs have at least 3 : 1 on the ground, letters 4.5 : 1. Plain lines only lead the eye. */
export const style = [
  'text{font:13px system-ui,sans-serif;fill:#444}',
  '.strong{font-weight:600;fill:#111}',
  '.plain{fill:#111}',
  '.ground{fill:#fff}',
  'line{stroke:#ddd}',
  '.branch,.average{stroke:#888}',
  '.limit{stroke:#888;stroke-dasharray:4 4}',
  'polyline{fill:none;stroke:#205080;stroke-width:2}',
  'circle,.work{fill:#205080}',
  '.wait{fill:#7890a8}',
  '@media (prefers-color-scheme:dark){',
  'text{fill:#b8bcc4}.strong,.plain{fill:#f0f0f0}.ground{fill:#1d2025}line{stroke:#3a3f47}.branch,.average,.limit{stroke:#8a909a}',
  'polyline{stroke:#8ab8e8}circle,.work{fill:#8ab8e8}.wait{fill:#587694}',
  '}',
].join('')
