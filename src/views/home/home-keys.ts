/** The keys of the home screen; without anything to run they give the footer of the very first frame. */
import type { Run } from '../../screen/keys/keys.ts'
import type { Layer } from '../../screen/router.ts'

type HomeRuns = Partial<
  Record<'open' | 'up' | 'down' | 'turn' | 'retro' | 'notes' | 'look' | 'help' | 'commands' | 'repaint' | 'quit', Run>
>

/** With no sessions there is one thing to do; a first frame is drawn before anything can run, and looks the same. */
export function homeLayers(any: boolean, runs?: HomeRuns): Layer[] {
  const nothing: Run = () => {}
  const run = (id: keyof HomeRuns): Run | undefined => (runs ? runs[id] : nothing)
  return [
    {
      scope: 'home',
      runs: {
        open: run('open'),
        up: any ? run('up') : undefined,
        down: any ? run('down') : undefined,
        turn: run('turn'),
        retro: run('retro'),
        notes: any ? run('notes') : undefined,
        look: any ? run('look') : undefined,
      },
      // On the very first screen enter and r do the same; one of them is told.
      hints: any ? {} : { open: 'start', retro: '' },
    },
    {
      scope: 'everywhere',
      runs: { help: run('help'), commands: run('commands'), repaint: run('repaint'), quit: run('quit') },
      hints: { quit: 'quit' },
    },
  ]
}
