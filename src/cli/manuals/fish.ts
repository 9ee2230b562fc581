/** The completion script for fish, version 3 or newer. */

import { type Offered, type Offers, type Option, type Slot, withValue } from './offers.ts'

/** The script as text. */
export function fishScript(offers: Offers): string {
  const { common, commands } = offers
  const lines = [
    ...commands.map(({ name, about }) => complete('-n \'__flywheel_at ""\'', `-a ${name}`, told(about))),
    complete('-n \'__flywheel_at ""\'', "-a '(__flywheel_names)'", told('session')),
    ...common.map(option => optionLine('', option)),
    ...commands.flatMap(command => [
      ...command.options.map(option => optionLine(`-n '__flywheel_at ${command.name}'`, option)),
      ...wordLines(command),
    ]),
  ]
  return `# Completion of flywheel for fish, printed by: flywheel completion fish
function __flywheel_words
  set -l skip 0
  set -l command
  for word in (commandline -opc)[2..-1]
    if test $skip = 1
      set skip 0
      continue
    end
    switch "$command:$word"
      case ${withValue(offers).map(fishWord).join(' ')}
        set skip 1
      case '*:-*'
      case '*'
        test -z "$command"; and set command $word
        echo $word
    end
  end
end
# COMMAND is what is typed; with LEAST and MOST so many words follow it.
function __flywheel_at
  set -l words (__flywheel_words)
  set -l after (math (count $words) - 1)
  test "$words[1]" = "$argv[1]"; or return 1
  test (count $argv) = 1; and return 0
  test $after -ge $argv[2]; and test $after -le $argv[3]
end
function __flywheel_names
  set -l dir sessions
  set -q FLYWHEEL_DIR; and set dir $FLYWHEEL_DIR
  set -l before
  for word in (commandline -opc)
    test "$before" = --dir; and set dir $word
    string match -q -- '--dir=*' $word; and set dir (string replace -- --dir= '' $word)
    set before $word
  end
  set -l found $dir/*.json
  string replace -r '^.*/(.*)\\.json$' '$1' -- $found
end
complete -c flywheel -f
${lines.join('\n')}
`
}

/** `*:--dir` in quotes, or it would stand for files. */
function fishWord(word: string): string {
  return `'${word}'`
}

function complete(...parts: string[]): string {
  return ['complete -c flywheel', ...parts.filter(Boolean)].join(' ')
}

function told(about: string): string {
  return `-d '${about.replace(/[\\']/g, '\\$&')}'`
}

function optionLine(when: string, { name, letter, about, value }: Option): string {
  return complete(
    when,
    letter ? `-s ${letter}` : '',
    `-l ${name.replace(/^--/, '')}`,
    value ? `-r ${offer(value)}` : '',
    told(about),
  )
}

/** More words than anybody types. */
const many = 99

function wordLines({ name, words, repeats }: Offered): string[] {
  return words.map((slot, i) => {
    const most = repeats && i === words.length - 1 ? many : i
    return complete(`-n '__flywheel_at ${name} ${i} ${most}'`, offer(slot))
  })
}

function offer(slot: Slot): string {
  if (slot.is === 'words') return `${slot.orFiles ? '-F' : '-f'} -a '${slot.words.join(' ')}'`
  if (slot.is === 'sessions') return "-F -a '(__flywheel_names)'"
  if (slot.is === 'anything') return '-f'
  return slot.is === 'folders' ? "-f -a '(__fish_complete_directories)'" : '-F'
}
