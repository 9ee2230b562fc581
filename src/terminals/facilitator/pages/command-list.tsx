/** All commands of a screen by name: the same rows as the keys, so that people learn the keys. */
import type { Header } from '../../../screen/frame-drawing.ts'
import { showKey } from '../../../screen/keys/keys.ts'
import { type Layer, liveRows } from '../../../screen/router.ts'
import { useChanged } from '../context.ts'
import { screenWords } from '../words.ts'
import { ChoiceList } from './list.tsx'

type CommandListProps = {
  header: Header
  /** The keys of what lies below the list. */
  below: readonly Layer[]
  /** Ids of keys that are no commands, because they only move about. */
  moving: ReadonlySet<string>
  onLeave(): void
}

export function CommandList({ header, below, moving, onLeave }: CommandListProps) {
  const choices = liveRows(useChanged(below))
    .filter(({ row }) => !moving.has(row.id))
    .map(({ row, run }) => ({
      id: row.id,
      text: row.does,
      key: row.on.map(showKey).join('  '),
      not: typeof run === 'string' ? run : undefined,
      run() {
        onLeave()
        if (typeof run === 'function') run(row.on[0] ?? '')
      },
    }))
  return (
    <ChoiceList
      header={{ ...header, where: 'commands' }}
      choices={choices}
      message={screenWords.commandCount(choices.length)}
      mode="COMMANDS"
      prompt=": "
      onLeave={onLeave}
    />
  )
}
