/** The completion script for bash, from version 3.2 on (macOS), with or without the package bash-completion. */

import { quoted } from '../../command-line.ts'
import { type Offered, type Offers, type Option, type Slot, spellings, withValue } from './offers.ts'

/** The script as text. */
export function bashScript(offers: Offers): string {
  const { common, commands } = offers
  const names = commands.map(({ name }) => name)
  return `# Completion of flywheel for bash, printed by: flywheel completion bash
${helpers}
_flywheel() {
  local cur=\${COMP_WORDS[COMP_CWORD]} prev=\${COMP_WORDS[COMP_CWORD-1]} command= word dir=\${FLYWHEEL_DIR:-sessions}
  local -i at=0 i
  COMPREPLY=()
  # bash takes an equals sign for a word of its own.
  if [[ $cur == = ]]; then cur=
  elif [[ $prev == = ]]; then prev=\${COMP_WORDS[COMP_CWORD-2]}
  fi
  for (( i = 1; i < COMP_CWORD; i++ )); do
    case $command:\${COMP_WORDS[i]} in
      ${withValue(offers).join('|')})
        word=\${COMP_WORDS[i]}
        [[ \${COMP_WORDS[i+1]} == = ]] && i+=1
        i+=1
        # A quoted folder comes with its quotes.
        [[ $word == --dir ]] && (( i < COMP_CWORD )) && dir=\${COMP_WORDS[i]//[\\\\\\'\\"]/} ;;
      *:-*|*:=) ;;
      *) if [[ -z $command ]]; then command=\${COMP_WORDS[i]}; else at+=1; fi ;;
    esac
  done
  case $command:$prev in
${[...valueRows('*', common), ...commands.flatMap(({ name, options }) => valueRows(name, options))].join('\n')}
  esac
  if [[ $cur == -* ]]; then
    local own=
    case $command in
${commands.flatMap(optionRow).join('\n')}
    esac
    __flywheel_words ${quoted(spellings(common).join(' '))}" $own"
    return
  fi
  case $command:$at in
    :0) __flywheel_words ${quoted(names.join(' '))}; __flywheel_names; [[ \${#COMPREPLY[@]} == 0 ]] && __flywheel_paths -f ;;
${commands.flatMap(wordRows).join('\n')}
  esac
}
complete -F _flywheel flywheel
`
}

const helpers = `__flywheel_words() {
  local word
  while IFS= read -r word; do COMPREPLY+=("$word"); done < <(compgen -W "$1" -- "$cur")
}
__flywheel_paths() {
  local path
  compopt -o filenames 2>/dev/null
  while IFS= read -r path; do COMPREPLY+=("$path"); done < <(compgen "$1" -- "$cur")
}
__flywheel_names() {
  local file name
  for file in "\${dir/#\\~/$HOME}"/*.json; do
    name=\${file##*/} name=\${name%.json}
    [[ -e $file && $name == "$cur"* ]] && COMPREPLY+=("$name")
  done
}`

function offer(slot: Slot): string {
  if (slot.is === 'words')
    return `__flywheel_words ${quoted(slot.words.join(' '))}${slot.orFiles ? '; __flywheel_paths -f' : ''}`
  if (slot.is === 'sessions') return '__flywheel_names; __flywheel_paths -f'
  if (slot.is === 'anything') return ':'
  return `__flywheel_paths ${slot.is === 'folders' ? '-d' : '-f'}`
}

function valueRows(command: string, options: readonly Option[]): string[] {
  return options.flatMap(({ name, value }) => (value ? [`    ${command}:${name}) ${offer(value)}; return ;;`] : []))
}

function optionRow({ name, options }: Offered): string[] {
  return options.length ? [`      ${name}) own=${quoted(spellings(options).join(' '))} ;;`] : []
}

function wordRows({ name, words, repeats }: Offered): string[] {
  return words.map((slot, i) => {
    const place = repeats && i === words.length - 1 ? '*' : String(i)
    return `    ${name}:${place}) ${offer(slot)} ;;`
  })
}
