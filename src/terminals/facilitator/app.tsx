/** The app of one terminal: home, a form, or a turn. */
import { useInput } from 'ink'
import { useCallback, useEffect, useState } from 'react'
import { exitCodes, sentence, UserError } from '../../errors.ts'
import type { GlyphSet } from '../../map/index.ts'
import type { MapFile } from '../../mapping/map-file.ts'
import type { SessionInfo } from '../../ports/session-store.ts'
import type { NewSession, OpenSession } from '../../views/app-services.ts'
import type { Hosted } from '../../views/host-services.ts'
import type { Live } from '../../views/live.ts'
import type { Player } from '../../views/player.ts'
import { useSurface } from './context.ts'
import { MapEditor } from './map/editor.tsx'
import { Home } from './pages/home/home.tsx'
import { NewForm } from './pages/home/new-form.tsx'
import { Turn } from './pages/turn/turn.tsx'

/** Where an app begins: at the list of sessions (as just read), or inside one, hosted or not. A `player` moves it by itself. */
export type Start =
  | { at: 'home'; sessions?: SessionInfo[]; message?: string }
  | { at: 'form'; suggestion: Partial<NewSession> }
  | { at: 'turn'; open: OpenSession; player?: Player; hosted?: Hosted }
  | { at: 'map'; file: MapFile; glyphs?: GlyphSet }

/** How long keys wait for a file to open or close, in ms. */
const slowest = 10_000

export function App({ start, live }: { start: Start; live: Live }) {
  const { appServices, exit, router } = useSurface()
  useInput(router.handle)
  const [place, setPlace] = useState<Start>(start)

  const goHome = useCallback(
    async (message?: string) => {
      const sessions = await appServices.list()
      setPlace({ at: 'home', sessions, message })
    },
    [appServices],
  )

  /** Runs something that may fail for reasons people can do something about; the sentence goes to the home screen. */
  const attempt = useCallback(
    (what: () => Promise<OpenSession>) => {
      const going = (async () => {
        try {
          setPlace({ at: 'turn', open: await what() })
        } catch (error) {
          if (!(error instanceof UserError)) throw error
          // Who has a session that is open elsewhere stands beside it at home, with the key that looks on.
          await goHome(error.exit === exitCodes.locked ? undefined : sentence(error))
        }
      })()
      // Keys typed meanwhile belong to the screen that comes, not to the one that goes.
      router.hold(going, slowest)
      return going
    },
    [goHome, router],
  )

  useEffect(() => {
    if (start.at === 'home' && !start.sessions) void goHome(start.message)
  }, [start, goHome])

  /** Rejects while the session cannot be saved: nobody is sent away from what is only here. */
  const leaveTurn = useCallback(
    (open: OpenSession, message?: string) => {
      const going = (async () => {
        await appServices.close(open)
        await goHome(message)
      })()
      router.hold(going, slowest)
      return going
    },
    [appServices, goHome, router],
  )

  /** Whoever hosts goes nowhere else: the room closes with the screen, unless it was asked to stay. */
  const leaveHosted = useCallback(
    (open: OpenSession) => {
      const going = appServices.close(open).then(() => exit(0))
      router.hold(going, slowest)
      return going
    },
    [appServices, exit, router],
  )

  switch (place.at) {
    case 'home':
      return (
        <Home
          sessions={place.sessions ?? []}
          message={place.message}
          live={live}
          onOpen={(path, readOnly) => attempt(() => appServices.open(path, { readOnly }))}
          onNew={suggestion => setPlace({ at: 'form', suggestion })}
          onMessage={goHome}
          onLeave={() => exit(0)}
        />
      )
    case 'form':
      return (
        <NewForm
          suggestion={place.suggestion}
          live={live}
          onDone={what => attempt(() => appServices.create(what))}
          onBack={() => void goHome()}
        />
      )
    case 'turn':
      return (
        <Turn
          key={place.open.key}
          open={place.open}
          player={place.player}
          hosted={place.hosted}
          live={live}
          onLeave={message => {
            if (place.player) return Promise.resolve(exit(0))
            return place.hosted ? leaveHosted(place.open) : leaveTurn(place.open, message)
          }}
        />
      )
    case 'map':
      return <MapEditor file={place.file} glyphs={place.glyphs} live={live} onLeave={exit} />
  }
}
