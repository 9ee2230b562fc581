/** Text on its way to the clipboard of a terminal. */

/** The clipboard sequence (OSC 52), wrapped for tmux when it runs in one. */
export function clipboard(text: string, tmux: boolean): string {
  const osc = `\x1b]52;c;${Buffer.from(text).toString('base64')}\x07`
  return tmux ? `\x1bPtmux;${osc.replaceAll('\x1b', '\x1b\x1b')}\x1b\\` : osc
}
