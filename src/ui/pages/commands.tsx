/** All commands by name: the same rows as the keys, so that people learn the keys. */
import { showKey } from '../keys.ts'
import { liveRows } from '../router.ts'
import { ChoiceList } from './list.tsx'
import type { OverlayProps } from './overlay.ts'

/** Keys that only move about are no commands. */
const moving = new Set(['up', 'down', 'letter', 'leave', 'phase', 'commands'])

export function Commands({ header, below, onShow }: OverlayProps) {
  const choices = liveRows(below)
    .filter(({ row }) => !moving.has(row.id))
    .map(({ row, run }) => ({
      id: row.id,
      text: row.does,
      key: row.on.map(showKey).join('  '),
      not: typeof run === 'string' ? run : undefined,
      run() {
        onShow(undefined)
        if (typeof run === 'function') run(row.on[0] ?? '')
      },
    }))
  return (
    <ChoiceList
      header={{ ...header, left: header.left.replace(/›.*/, '›  commands') }}
      choices={choices}
      message={`${choices.length} commands. Type a part of the name; the key stands beside it.`}
      mode="COMMANDS"
      prompt=": "
      onLeave={() => onShow(undefined)}
    />
  )
}
