/** The linear mode on this process's own streams: a terminal, a pipe or a file, it is all lines. */
import { type ExitCode, exitCodes } from '../errors.ts'
import { linear, type Start } from '../terminals/lines/index.ts'
import type { AppServices } from '../views/app-services.ts'
import { watchEndings, watchStops } from './endings.ts'
import { print } from './files/output.ts'
import { localSessions } from './local-sessions.ts'
import type { Common } from './parsing/command.ts'
import { inWords } from './sessions/session-parts.ts'
import { storeIn } from './store.ts'
import type { ToShow } from './to-show.ts'

/** Talks until the person leaves or the input ends; resolves with the exit code. Throws UserError when a session cannot be opened. */
export async function plainLines(asked: ToShow, settings: Common): Promise<ExitCode> {
  if (asked.show === 'playing') return tellAll(asked.path, settings.dir)
  const local = localSessions(settings.dir, [], settings.usual)
  const ended = new AbortController()
  let talking: Promise<number> | undefined
  let fault = (_error: unknown) => {}
  const faulted = new Promise<never>((_, reject) => {
    fault = reject
  })
  const stop = watchEndings(async code => {
    ended.abort(code)
    await talking
    await local.leave()
  }, fault)
  try {
    const start = await startOf(asked, local.appServices)
    const { stdin, stdout } = process
    const { ascii } = settings
    talking = linear({
      input: stdin,
      output: stdout,
      appServices: local.appServices,
      start,
      ascii,
      signal: ended.signal,
      stops: watchStops,
    })
    return await Promise.race([talking, faulted])
  } finally {
    await local.leave()
    stop()
  }
}

async function startOf(asked: Exclude<ToShow, { show: 'playing' }>, appServices: AppServices): Promise<Start> {
  switch (asked.show) {
    case 'home':
      return { at: 'home' }
    case 'form':
      return { at: 'form', suggestion: { team: asked.team, people: asked.people, agenda: asked.agenda } }
    case 'map': {
      const { openMap } = await import('./files/map-file.ts')
      return { at: 'map', file: await openMap(asked.path) }
    }
    case 'session':
      return {
        at: 'turn',
        open: await appServices.open(asked.path, { readOnly: asked.readOnly, takeOver: asked.takeOver }),
      }
  }
}

/** What plays by itself on a screen is, in lines, simply told from beginning to end. */
async function tellAll(path: string, dir: string): Promise<ExitCode> {
  const { log } = await storeIn(dir).read(path)
  await print(inWords.log(log))
  return exitCodes.ok
}
