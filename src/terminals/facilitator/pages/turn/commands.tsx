/** The commands of a turn. */
import { CommandList } from '../command-list.tsx'
import type { OverlayProps } from './overlay.ts'

const moving = new Set(['up', 'down', 'letter', 'leave', 'phase', 'commands'])

export function Commands({ header, below, onShow }: OverlayProps) {
  return <CommandList header={header} below={below} moving={moving} onLeave={() => onShow(undefined)} />
}
