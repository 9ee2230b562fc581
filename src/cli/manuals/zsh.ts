/** The completion script for zsh: as a file in fpath (`_flywheel`), or read in by a running shell. */

import { quoted } from '../../command-line.ts'
import type { Offered, Offers, Option, Slot } from './offers.ts'

/** The script as text. */
export function zshScript({ common, commands }: Offers): string {
  const described = commands.map(({ name, about }) => `    ${quoted(`${name}:${about.replaceAll(':', '\\:')}`)}`)
  return `#compdef flywheel
# Completion of flywheel for zsh, printed by: flywheel completion zsh
_flywheel_names() {
  local -a found
  found=( \${~flywheel_dir}/*.json(N:t:r) )
  compadd "$@" -a found
}
_flywheel_sessions() {
  _alternative 'sessions:session:_flywheel_names' 'files:file:_files'
}
_flywheel_or_files() {
  _alternative "names:name:($*)" 'files:file:_files'
}
_flywheel_commands() {
  local -a found
  found=(
${described.join('\n')}
  )
  _describe -t commands command found
}
_flywheel() {
  local curcontext=$curcontext state line ret=1 flywheel_dir=\${FLYWHEEL_DIR:-sessions}
  local -i i
  local -a common
  typeset -A opt_args
  common=(
${common.flatMap(specs).join('\n')}
  )
  for (( i = 2; i < CURRENT; i++ )); do
    case $words[i] in
      --dir) (( i + 1 < CURRENT )) && flywheel_dir=\${(Q)words[i+1]} ;;
      --dir=*) flywheel_dir=\${(Q)words[i]#--dir=} ;;
    esac
  done
  _arguments -C -S $common '1: :->first' '*:: :->more' && ret=0
  case $state in
    first)
      _alternative 'commands:command:_flywheel_commands' 'sessions:session:_flywheel_names' && ret=0
      (( ret )) && _files && ret=0 ;;
    more)
      curcontext=\${curcontext%:*}-$words[1]:
      case $words[1] in
${commands.map(rowOf).join('\n')}
      esac ;;
  esac
  return ret
}
if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
  _flywheel "$@"
else
  (( $+functions[compdef] )) || { autoload -Uz compinit && compinit }
  compdef _flywheel flywheel
fi
`
}

function rowOf({ name, options, words, repeats }: Offered): string {
  const places = words.map((slot, i) => {
    const place = repeats && i === words.length - 1 ? '*' : String(i + 1)
    return `          ${quoted(`${place}: :${action(slot)}`)}`
  })
  const parts = [...options.flatMap(specs), ...places].map(part => part.trim())
  return `        ${name}) ${['_arguments -S $common', ...parts].join(' \\\n          ')} && ret=0 ;;`
}

/** The spellings of an option, each as a spec of `_arguments`; a short one is left out where the long one was typed. */
function specs({ name, letter, about, value }: Option): string[] {
  const told = `[${about.replace(/[[\]:\\]/g, '\\$&')}]`
  const more = value ? `:${name.replace(/^--/, '')}:${action(value)}` : ''
  if (letter)
    return [`-${letter}`, name].map(spelled => `    ${quoted(`(-${letter} ${name})${spelled}${told}${more}`)}`)
  return [`    ${quoted(`${name}${value ? '=' : ''}${told}${more}`)}`]
}

function action(slot: Slot): string {
  // Behind a space _arguments runs it as it stands.
  if (slot.is === 'words' && slot.orFiles) return ` _flywheel_or_files ${slot.words.join(' ')}`
  if (slot.is === 'words') return `(${slot.words.join(' ')})`
  if (slot.is === 'sessions') return '_flywheel_sessions'
  if (slot.is === 'anything') return ' '
  return slot.is === 'folders' ? '_files -/' : '_files'
}
