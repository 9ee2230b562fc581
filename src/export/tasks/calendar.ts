/** Actions and the day of the next turn as iCalendar (RFC 5545). */
import { addDays } from '../../day.ts'
import { isOwed } from '../../kinds/made/promises.ts'
import { harmlessLine } from '../../outgoing.ts'
import type { Action, Day } from '../../session/shapes.ts'
import { aboutTask, isDone, moment, type NextTurn, type Task, uuidOf, wordsOf } from './task.ts'

const statuses: Record<Action['status'], string> = {
  open: 'NEEDS-ACTION',
  handed: 'NEEDS-ACTION',
  done: 'COMPLETED',
  dropped: 'CANCELLED',
}

/** An hour of the morning before the day, as a calendar counts back from its midnight. */
const reminder = '-PT15H'

/**
 * One calendar: a to-do for each action; for those still owed with a day, that day as well, because some calendars show no to-dos;
 * and a day for each next turn. Each keeps its UID from turn to turn, so reading a newer file changes what an older one made. Same
 * tasks, same bytes: stamps are the moments they were last told of. Lines end in CR LF and are folded at 75 bytes.
 */
export function calendar(tasks: readonly Task[], next: readonly NextTurn[]): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//flywheel//actions//EN',
    'CALSCALE:GREGORIAN',
    ...tasks.flatMap(task => [...todo(task), ...dueDay(task)]),
    ...next.flatMap(turnDay),
    'END:VCALENDAR',
  ]
  return lines.map(folded).join('')
}

function todo(task: Task): string[] {
  const { team, id, told, due, status } = task
  return [
    'BEGIN:VTODO',
    `UID:${uuidOf('task', team, id)}`,
    `DTSTAMP:${moment(told)}`,
    ...(due ? [`DUE;VALUE=DATE:${day(due)}`] : []),
    `SUMMARY:${text(summary(task))}`,
    `DESCRIPTION:${text(aboutTask(task).join('\n'))}`,
    `STATUS:${statuses[status]}`,
    ...(isDone(task) ? [`COMPLETED:${moment(told)}`, 'PERCENT-COMPLETE:100'] : []),
    'END:VTODO',
  ]
}

function dueDay(task: Task): string[] {
  const { team, id, due, told } = task
  if (!due || !isOwed(task)) return []
  return event(uuidOf('due', team, id), due, told, `Due: ${summary(task)}`, aboutTask(task).join('\n'))
}

function turnDay({ team, turn, on, by, told }: NextTurn): string[] {
  const about = by ? `${by} facilitates.` : 'Nobody has been asked to facilitate yet.'
  return event(uuidOf('turn', team, `${turn}`), on, told, `${team}: turn ${turn}`, about)
}

/** A whole day that leaves the calendar free, with a reminder. */
function event(uid: string, on: Day, told: string, title: string, about: string): string[] {
  return [
    'BEGIN:VEVENT',
    `UID:${uid}`,
    `DTSTAMP:${moment(told)}`,
    `DTSTART;VALUE=DATE:${day(on)}`,
    `DTEND;VALUE=DATE:${day(addDays(on, 1))}`,
    `SUMMARY:${text(title)}`,
    `DESCRIPTION:${text(about)}`,
    'TRANSP:TRANSPARENT',
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    `DESCRIPTION:${text(title)}`,
    `TRIGGER:${reminder}`,
    'END:VALARM',
    'END:VEVENT',
  ]
}

/** The words of an action, and whose it is. */
export function summary(task: Task): string {
  return task.owner ? `${wordsOf(task)} (${harmlessLine(task.owner)})` : wordsOf(task)
}

function day(on: Day): string {
  return on.replaceAll('-', '')
}

/** A text as a value (RFC 5545, 3.3.11). */
function text(value: string): string {
  return value.replace(/[\\;,]/g, sign => `\\${sign}`).replaceAll('\n', '\\n')
}

/** A line of at most 75 bytes, the rest of it on lines that begin with a blank; no character is cut in two (RFC 5545, 3.1). */
function folded(line: string): string {
  let out = ''
  let bytes = 0
  for (const sign of line) {
    const more = Buffer.byteLength(sign)
    if (bytes + more > 75) {
      out += '\r\n '
      bytes = 1
    }
    out += sign
    bytes += more
  }
  return `${out}\r\n`
}
