/** Comments blanked out of lines, so that what is left keeps its columns. */
import type { Tell } from './statements.ts'

/** Blanks comments line by line; a block may stay open from one line to the next. */
export class Comments {
  open = 0

  /** The code of a line; `tell` hears where the reference would have cut more. */
  blank(text: string, number: number, tell: Tell): string {
    if (!this.open && !text.includes('/') && !text.includes('%%')) return text
    let code = ''
    let at = 0
    const address = /^\s*url\s/i.test(text)
    const quotes = countQuotes(text) % 2 === 0
    let quoted = false
    while (at < text.length) {
      if (this.open) {
        const close = text.indexOf('*/', at)
        const end = close < 0 ? text.length : close + 2
        code += ' '.repeat(end - at)
        at = end
        if (close >= 0) this.open = 0
        continue
      }
      const two = text.slice(at, at + 2)
      if (quotes && text[at] === '"' && text[at - 1] !== '\\') quoted = !quoted
      if (two === '//' && !address) {
        if (!quoted && text[at - 1] !== ':') return code + ' '.repeat(text.length - at)
        tell('info', at, 'The text after // is kept; onlinewardleymaps.com takes it for a comment.')
        code += two
        at += 2
      } else if (two === '%%' && code.trim() === '') return ' '.repeat(text.length)
      else if (two === '/*' && !quoted) {
        this.open = number
        if (text.includes('*/', at + 2))
          tell('info', at, 'The comment ends on this line; onlinewardleymaps.com hides the lines after it as well.')
        code += '  '
        at += 2
      } else code += text[at++]
    }
    return code
  }
}

function countQuotes(text: string): number {
  let n = 0
  for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at + 1)) n++
  return n
}
