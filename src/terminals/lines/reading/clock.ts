/** Time in words, and the three moments at which it is said unasked. */
import { plural } from '../../../text.ts'
import { lineWords } from './words.ts'

/** `2 minutes 50 seconds left`, `40 seconds over time`. `ms` is what is left, negative when over. */
export function sayLeft(ms: number): string {
  const all = Math.round(Math.abs(ms) / 1_000)
  const minutes = Math.floor(all / 60)
  const seconds = all % 60
  const words = [minutes && plural(minutes, 'minute'), (seconds || !minutes) && plural(seconds, 'second')]
    .filter(Boolean)
    .join(' ')
  return ms < 0 && all > 0 ? `${words} over time` : `${words} left`
}

/** Minutes as a plan has them: `half a minute`, `1 minute`, `3.5 minutes`. */
export function sayMinutes(minutes: number): string {
  return minutes === 0.5 ? 'half a minute' : plural(minutes, 'minute')
}

const marks = [
  { at: 0, say: lineWords.timeIsUp },
  { at: 60_000, say: '1 minute left.' },
  { at: 120_000, say: '2 minutes left.' },
]

/** What is said when the time left went from `before` to `now` (ms); undefined where no mark was passed. */
export function passed(before: number, now: number): string | undefined {
  return marks.find(m => before > m.at && now <= m.at)?.say
}

/** Milliseconds until the next mark, or undefined when none comes any more. */
export function untilMark(left: number): number | undefined {
  const next = marks.findLast(m => m.at < left)
  return next && left - next.at
}

/** The time left of one step, or nothing to count. */
type Left = { step: string; ms: number } | undefined

/** Tells when time passes a mark. `look` is to be called whenever the clock may have been set. */
export function reminder(left: () => Left, tell: (say: string) => void): { look(): void; stop(): void } {
  let known: Left
  let timer: NodeJS.Timeout | undefined
  const look = () => {
    clearTimeout(timer)
    const now = left()
    const say = now && known?.step === now.step ? passed(known.ms, now.ms) : undefined
    known = now
    if (say) tell(say)
    const wait = now && untilMark(now.ms)
    if (wait === undefined) return
    timer = setTimeout(look, Math.min(wait + 5, 2 ** 31 - 1))
    timer.unref?.()
  }
  return { look, stop: () => clearTimeout(timer) }
}
