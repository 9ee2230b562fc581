/** A played session on a screen: its keys, its mark, and the event that was just played. */

import { useEffect, useState } from 'react'
import { commandLine } from '../../command-line.ts'
import { say } from '../../room/log.ts'
import { layer } from '../../screen/layer.ts'
import type { Layer } from '../../screen/router.ts'
import type { Player } from '../../views/player.ts'
import { useSurface } from './context.ts'
import { screenWords } from './words.ts'

/** Nothing at all without a player; `said` is then undefined. Starts playing when it is mounted, unless nothing may move. */
export function usePlaying(
  player: Player | undefined,
  leave: () => void,
): { layers: Layer[]; mark: string; said?: string } {
  const { theme } = useSurface()
  const [, renew] = useState(0)
  useEffect(() => {
    if (!player) return
    const stop = player.watch(() => renew(n => n + 1))
    // Where nothing may move by itself, whoever looks says when.
    if (!theme.still) player.play()
    return () => {
      stop()
      player.pause()
    }
  }, [player, theme.still])
  if (!player) return { layers: [], mark: '' }
  const { room } = player.open
  const last = room.log.at(-1)
  const said = player.ended()
    ? screenWords.playedAll(commandLine('new'))
    : last
      ? `${say(last, room.see(), room.log)}`
      : ''
  return {
    mark: player.ended() ? 'the end' : player.playing() ? 'playing' : 'stopped',
    said,
    layers: [
      layer(
        'play',
        {
          pause: player.ended() ? undefined : () => (player.playing() ? player.pause() : player.play()),
          skip: player.ended() ? undefined : player.skip,
          faster: player.ended() ? undefined : () => player.faster(2),
          slower: player.ended() ? undefined : () => player.faster(0.5),
          leave,
        },
        player.playing() ? {} : { pause: 'go on' },
      ),
    ],
  }
}
