/** Home: the sessions of the folder, the open one on top. */
import { Box } from 'ink'
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { exitCodes, sentence, UserError } from '../../../../errors.ts'
import type { SessionInfo } from '../../../../ports/session-store.ts'
import { hintsOf } from '../../../../screen/frame-drawing.ts'
import { layer } from '../../../../screen/layer.ts'
import { drawSmall, sparedRows, tooSmall } from '../../../../screen/small-drawing.ts'
import { type NewSession, sayNotes } from '../../../../views/app-services.ts'
import { drawHome } from '../../../../views/home/home-drawing.ts'
import { homeLayers } from '../../../../views/home/home-keys.ts'
import type { Live } from '../../../../views/live.ts'
import { useChanged, useSurface } from '../../context.ts'
import { Rows } from '../../parts/rows.tsx'
import { useTime } from '../../use-clock.ts'
import { screenWords } from '../../words.ts'
import { CommandList } from '../command-list.tsx'
import { HomeHelp } from './home-help.tsx'

/** Keys that are no commands, because they only move about. */
const moving = new Set(['up', 'down', 'commands'])

type HomeProps = {
  sessions: SessionInfo[]
  message?: string
  live: Live
  onOpen(path: string, readOnly: boolean): Promise<void>
  onNew(suggestion: Partial<NewSession>): void
  onMessage(message: string): Promise<void>
  onLeave(): void
}

export function Home({ sessions, message, live, onOpen, onNew, onMessage, onLeave }: HomeProps) {
  const { width, height: whole, reduced, appServices, router, now, repaint, exit } = useSurface()
  const height = reduced ? whole - sparedRows : whole
  const [at, setAt] = useState(0)
  const [said, tell] = useState(message)
  const [page, setPage] = useState<'help' | 'commands'>()
  const [damaged, setDamaged] = useState<string>()
  useEffect(() => tell(message), [message])
  const minuteOf = (time: number) => Math.floor(time / 60_000) * 60_000
  const minute = minuteOf(useTime({ base: 0, still: false }, minuteOf))
  const here = sessions[Math.min(at, sessions.length - 1)]
  const asked = useRef(0)
  live.refuse = tell
  live.interrupt = () => {
    if (now() - asked.current < 2_000) return exit(exitCodes.interrupted)
    asked.current = now()
    tell(screenWords.quitAgain)
  }

  const begin = (agenda: string) => () =>
    here && here.state !== 'unreadable'
      ? onNew({ agenda, team: here.team, from: here.state === 'closed' ? here.key : undefined })
      : onNew({ agenda })
  const attempt = async (what: () => Promise<string>) => {
    try {
      tell(await what())
    } catch (error) {
      if (!(error instanceof UserError)) throw error
      tell(sentence(error))
    }
  }
  const open = () => {
    if (!here) return onNew({})
    if (here.state !== 'unreadable') return void onOpen(here.key, here.state === 'closed')
    setDamaged(here.key)
    tell(screenWords.askRestore)
  }
  const move = (by: 1 | -1) => () => {
    tell(undefined)
    setAt(Math.max(0, Math.min(sessions.length - 1, Math.min(at, sessions.length - 1) + by)))
  }
  const own = damaged
    ? [
        layer('sure', {
          yes() {
            setDamaged(undefined)
            void attempt(async () => {
              await appServices.restore(damaged)
              await onMessage(screenWords.restored)
              return screenWords.restored
            })
          },
          leave() {
            setDamaged(undefined)
            tell(undefined)
          },
        }),
      ]
    : homeLayers(sessions.length > 0, {
        open,
        up: move(-1),
        down: move(1),
        turn: begin('turn'),
        retro: begin('retro'),
        notes: here ? () => void attempt(async () => sayNotes(await appServices.notes(here.key))) : undefined,
        look: here ? () => void onOpen(here.key, true) : undefined,
        help: () => setPage('help'),
        commands: () => setPage('commands'),
        repaint,
        quit: onLeave,
      })
  const layers = useChanged(own)
  useLayoutEffect(() => {
    if (!page) router.activate({ layers, typing: false })
  })
  const keys = hintsOf(layers)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the hints change with `damaged` and the number of sessions alone
  const grid = useMemo(
    () =>
      drawHome({
        sessions,
        at: Math.min(at, Math.max(0, sessions.length - 1)),
        dir: appServices.dir,
        inDatabase: appServices.inDatabase ?? false,
        message: said,
        width,
        height,
        now: minute,
        keys,
      }),
    [sessions, at, appServices.dir, appServices.inDatabase, said, width, height, minute, damaged],
  )
  if (page === 'help') return <HomeHelp layers={own} onLeave={() => setPage(undefined)} />
  if (page === 'commands')
    return (
      <CommandList
        header={{ left: 'flywheel', right: '' }}
        below={own}
        moving={moving}
        onLeave={() => setPage(undefined)}
      />
    )
  const header = { left: 'flywheel', right: '' }
  const small = tooSmall(width, height) && drawSmall({ header, message: said ?? '', width, height })
  return (
    <Box flexDirection="column" width={width} height={height}>
      <Rows of={small || grid} />
    </Box>
  )
}
