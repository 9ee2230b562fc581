/** What people at terminals of their own are told besides the step: before it begins, who comes and goes. */
import { localDay, localMinute, showDay } from '../../day.ts'
import { list, plural } from '../../text.ts'
import type { Meeting } from '../host-services.ts'

/** `20 Dec, 14:00`: a moment in ms since 1970, with the year only where it is another one than now. */
export function momentWords(at: number, now: number): string {
  const date = new Date(at)
  return `${showDay(localDay(date), localDay(new Date(now)))}, ${localMinute(date).slice(-5)}`
}

export const waitingWords = {
  where: 'lobby',
  message: 'You are in. The first step appears here by itself.',
  what: 'What',
  ask: 'Ask',
  when: 'When',
  plan: 'Plan',
  here: 'Here',
  expected: 'Expected',
  away: 'Left',
  toBegin: (name: string) => `Waiting for ${name} to begin.`,
  toCome: (name: string) => `Waiting for ${name}, who facilitates and is not here yet.`,
  forNobody: 'Waiting for somebody to facilitate.',
  leads: (name: string) => `${name} (facilitates)`,
  turn: (title: string, team: string, turn: number) => `${title}: ${team}, turn ${turn}`,
  phase: (title: string, minutes: number) => `${title} ${Math.round(minutes * 10) / 10} min`,
  begins(minutes: number, meeting: Meeting | undefined, now: number, name: string | undefined) {
    const begins = meeting ? momentWords(meeting.at, now) : `when ${name ?? 'somebody'} begins`
    return `${begins}; about ${plural(minutes, 'minute')}`
  },
}

/** The names of some people; of more than four, the first two and how many more. */
function few(names: readonly string[]): string {
  return names.length > 4 ? list([...names.slice(0, 2), `${names.length - 2} more`]) : list(names)
}

/** Who came and who left their terminal, as one sentence. */
export function comingsWords(came: readonly string[], left: readonly string[]): string {
  const parts = [
    came.length ? `${few(came)} ${came.length > 1 ? 'are' : 'is'} here` : '',
    left.length ? `${few(left)} left` : '',
  ].filter(Boolean)
  return parts.length ? `${parts.join('; ')}.` : ''
}

export const linkWords = {
  none: 'No link is shown here.',
  invitation: 'The invitation was sent to the clipboard; not every terminal takes it.',
  copied(links: readonly string[]) {
    if (!links.length) return linkWords.none
    return `${plural(links.length, 'link')} sent to the clipboard of your terminal; not every terminal takes it.`
  },
}

export const meetingWords = {
  /** In the header, in place of `paused`. */
  until: (moment: string) => `cards until ${moment}`,
  early: (moment: string) => `Cards come in until ${moment}; the clock stands still until the reveal.`,
  meeting: (moment: string, early: boolean) => (early ? `${moment}; cards come in until then` : moment),
}

/** `cards until 20 Dec, 14:00` while cards come in before the meeting; undefined otherwise. Times in ms since 1970. */
export function untilWords(meeting: Meeting | undefined, now: number): string | undefined {
  return meeting?.early && now < meeting.at ? meetingWords.until(momentWords(meeting.at, now)) : undefined
}

/** When the meeting is and whether cards come in until then; undefined where nobody was invited for a day. */
export function meetingIn(meeting: Meeting | undefined, now: number): string | undefined {
  return meeting && meetingWords.meeting(momentWords(meeting.at, now), meeting.early)
}

/** Said in plain lines while the clock stands still for cards that come in before the meeting; undefined otherwise. */
export function earlyWords(meeting: Meeting | undefined, isStill: boolean, now: number): string | undefined {
  const isEarly = isStill && meeting?.early && now < meeting.at
  return isEarly ? meetingWords.early(momentWords(meeting.at, now)) : undefined
}
