/** What tmux and ssh between us and the terminal make worse. */
import { commandLine } from '../../command-line.ts'
import type { Fact, World } from './fact.ts'

/** Nothing outside of tmux. */
export async function tmuxFacts({ tmux, env }: World): Promise<Fact[]> {
  if (!env.TMUX) return []
  const [version, wait, clipboard, inner, focus, clients, utf8] = await Promise.all([
    tmux('-V'),
    tmux('show-options', '-sv', 'escape-time'),
    tmux('show-options', '-sv', 'set-clipboard'),
    tmux('show-options', '-gv', 'default-terminal'),
    tmux('show-options', '-sv', 'focus-events'),
    tmux('list-clients', '-F', '#{client_name}'),
    tmux('display-message', '-p', '#{client_utf8}'),
  ])
  const watching = clients?.split('\n').filter(Boolean).length ?? 1
  return [
    versionFact(version),
    Number(wait) > 50
      ? bad('slow esc', `tmux waits ${wait} ms after esc`, 'tmux set -sg escape-time 10')
      : fine('slow esc', 'tmux hands esc on at once'),
    clipboard && clipboard !== 'on'
      ? bad('copy', `tmux set-clipboard is ${clipboard}: y cannot copy`, 'tmux set -sg set-clipboard on')
      : fine('copy', 'tmux hands what y copies on'),
    terminalFact(inner, env.TERM),
    fine('focus', `tmux focus-events is ${focus || 'off'}, which flywheel does not need`),
    ...(utf8 === '0' ? [bad('utf-8', 'tmux believes this terminal has no UTF-8', 'tmux -u attach')] : []),
    ...(watching > 1
      ? [
          bad(
            'watched',
            `${watching} terminals show this window: silent writing is not silent here`,
            'pass the keyboard round in room mode, cards are masked there',
          ),
        ]
      : []),
  ]
}

function versionFact(version: string | undefined): Fact {
  const number = version?.replace('tmux ', '') ?? 'unknown'
  const isOld = Number.parseFloat(number) < 3.5
  return fine('tmux', isOld ? `${number}: drops synchronized output; only changed rows are repainted` : number)
}

/** TERM in tmux is tmux's own to set; another one promises what tmux does not do. */
function terminalFact(inner: string | undefined, name = 'unknown'): Fact {
  const better = 'tmux set -g default-terminal tmux-256color, then open a new window'
  if (!/^(tmux|screen)/.test(name))
    return bad(
      'TERM',
      `${name} inside tmux, whose terminal is ${inner || 'tmux-256color'}`,
      'do not set TERM in the shell',
    )
  if (!/256color|direct/.test(name)) return bad('TERM', `${name} has few colours: themes keep to sixteen`, better)
  return fine('TERM', name)
}

/** Nothing on a terminal of this machine. */
export function sshFacts({ env, size }: World): Fact[] {
  if (!env.SSH_CONNECTION) return []
  const from = env.SSH_CONNECTION.split(' ')[0] ?? ''
  if (!size)
    return [bad('ssh', `from ${from}, without a terminal (ssh -T, or a command)`, `ssh -t HOST ${commandLine()}`)]
  const isPlain = !/utf-?8/i.test(env.LC_ALL || env.LC_CTYPE || env.LANG || '')
  return [
    isPlain
      ? bad(
          'ssh',
          `from ${from}, whose language did not come along`,
          'SendEnv LANG LC_* in ~/.ssh/config there, AcceptEnv LANG LC_* here; or export LC_CTYPE=C.UTF-8',
        )
      : fine('ssh', `from ${from}, with its language`),
  ]
}

function fine(about: string, say: string): Fact {
  return { about, ok: true, say }
}

function bad(about: string, say: string, fix: string): Fact {
  return { about, ok: false, say, fix }
}
