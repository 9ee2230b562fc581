/** The linear mode: everything the full screen does, as plain lines for screen readers, slow links, logs and pipes. */
import { localDay } from '../../day.ts'
import { exitCodes } from '../../errors.ts'
import type { MapFile } from '../../mapping/map-file.ts'
import type { AppServices, NewSession, OpenSession } from '../../views/app-services.ts'
import { mapInLines } from './commands/map-file.ts'
import { form } from './form.ts'
import { home } from './home.ts'
import { type Input, linesFrom } from './streams/lines.ts'
import { type Output, speaker, type Voice } from './streams/speaker.ts'
import { talk as talkOver } from './streams/talk.ts'
import { type TurnOptions, turn } from './turn.ts'

export type { Input, Output }

/** Where it begins: at home, with the questions for a new session, in one that is open, or at the file of a map. */
export type Start =
  | { at: 'home'; message?: string }
  | { at: 'form'; suggestion: Partial<NewSession> }
  | { at: 'turn'; open: OpenSession; hosted?: TurnOptions['hosted'] }
  | { at: 'map'; file: MapFile }

type LinearOptions = Voice & {
  input: Input
  output: Output
  appServices: AppServices
  start: Start
  /** The time, ms since 1970. */
  now?: () => number
  /** Ends it in order, everything saved; its reason is the exit code when it is a number. */
  signal?: AbortSignal
  /** How the program is stopped for a while: told how the terminal is given back and taken again. */
  stops?: Stops
}

/** Watches for what stops the program until the shell brings it back: `stop` does so now, `end` watches no more. */
export type Stops = (suspend: () => void, resume: () => void) => { stop(): void; end(): void }

/**
 * Talks until the person leaves, the input ends, or the signal comes; resolves with the exit code. Every room that was
 * open is closed by then: paused, saved, its file let go. Writes lines of text, without any control byte but the line break.
 */
export async function linear({
  input,
  output,
  appServices,
  start,
  now = Date.now,
  signal,
  stops,
  ...voice
}: LinearOptions): Promise<number> {
  const lines = linesFrom(input, () => watching?.stop())
  const watching = stops?.(lines.suspend, lines.resume)
  const talk = talkOver(lines, speaker(output, voice))
  signal?.addEventListener('abort', lines.stop, { once: true })
  if (signal?.aborted) lines.stop()
  try {
    let place: Start | undefined = start
    while (place) {
      const next: Start | { code: number } | undefined = await visit(place)
      if (next && 'code' in next) return next.code
      place = talk.ended ? undefined : next
    }
    if (talk.ended === 'interrupt') return exitCodes.interrupted
    if (talk.ended === 'stop') return typeof signal?.reason === 'number' ? signal.reason : exitCodes.interrupted
    return exitCodes.ok
  } finally {
    signal?.removeEventListener('abort', lines.stop)
    watching?.end()
    lines.close()
  }

  /** Stays at a place until it is left; where to go then, undefined to leave, or a code when leaving went wrong. */
  async function visit(place: Start): Promise<Start | { code: number } | undefined> {
    const today = localDay(new Date(now()))
    if (place.at === 'turn') {
      const { open, hosted } = place
      const isSaved = await turn({ talk, appServices, open, now, ...(hosted ? { hosted } : {}) })
      return isSaved ? { at: 'home' } : { code: exitCodes.failed }
    }
    if (place.at === 'map') return (await mapInLines(talk, place.file)) ? undefined : { code: exitCodes.failed }
    if (place.at === 'form') {
      const wanted = await form(talk, appServices, place.suggestion)
      return wanted ? opened(() => appServices.create(wanted)) : { at: 'home' }
    }
    if (place.message) talk.say(place.message)
    const chosen = await home(talk, appServices, today)
    if (!chosen) return undefined
    if ('form' in chosen) return { at: 'form', suggestion: chosen.form }
    return opened(() => appServices.open(chosen.open, { readOnly: chosen.readOnly }))
  }

  async function opened(what: () => Promise<OpenSession>): Promise<Start> {
    let open: OpenSession | undefined
    await talk.attempt(async () => {
      open = await what()
    })
    return open ? { at: 'turn', open } : { at: 'home' }
  }
}
