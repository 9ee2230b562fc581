/** What the keys are called that are no text: by the byte of a control, by the sequence of any other. */

const finals: Record<string, string> = {
  A: 'up',
  B: 'down',
  C: 'right',
  D: 'left',
  H: 'home',
  F: 'end',
  Z: 'shift-tab',
  P: 'f1',
  Q: 'f2',
  R: 'f3',
  S: 'f4',
}
const tildes: Record<string, string> = {
  1: 'home',
  2: 'insert',
  3: 'delete',
  4: 'end',
  5: 'page-up',
  6: 'page-down',
  7: 'home',
  8: 'end',
  11: 'f1',
  12: 'f2',
  13: 'f3',
  14: 'f4',
}
/** Keys that are one control. */
export const controls: Record<string, string> = {
  '\r': 'enter',
  '\n': 'ctrl-j',
  '\t': 'tab',
  '\x7f': 'backspace',
  '\b': 'backspace',
  '\0': 'ctrl-space',
}

/** The key a CSI or SS3 stands for; undefined for reports (focus, mouse, cursor position) that are no keys. */
export function named(kind: 'csi' | 'ss3', body: string, final: string): string | undefined {
  if (kind === 'csi' && body === '[') return /^[A-E]$/.test(final) ? `f${final.charCodeAt(0) - 64}` : undefined
  // The place of the cursor ends like F3, a key that is let go like the key.
  const found = /^(\d{0,2})(?:;(\d{0,3})(?::[12])?)?$/.exec(body)
  if (!found || (kind === 'csi' && final === 'R')) return undefined
  const [, first = '', modifier = ''] = found
  const base = final === '~' || final === '$' ? tildes[first] : finals[final]
  if (!base) return undefined
  const bits = (Number(modifier) || 1) - 1
  const shift = bits & 1 || final === '$'
  return `${bits & 4 ? 'ctrl-' : ''}${bits & 2 ? 'alt-' : ''}${shift ? 'shift-' : ''}${base}`
}
