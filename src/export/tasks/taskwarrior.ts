/** Actions as Taskwarrior reads and writes them: `task import` and `task export`, JSON. */

import { jsonText } from '../../outgoing.ts'
import type { Action } from '../../session/shapes.ts'
import { readJson } from '../../store/json.ts'
import type { Line } from '../read-notes.ts'
import { asWord, isDone, moment, type Task, uuidOf, wordsOf } from './task.ts'

const statuses: Record<Action['status'], string> = {
  open: 'pending',
  handed: 'pending',
  done: 'completed',
  dropped: 'deleted',
}

/**
 * An array of tasks. A task keeps its uuid from turn to turn, so importing again changes it and makes no second one; the team is its
 * project, the owner a tag, `flywheel` its id, by which it is read back.
 */
export function taskwarrior(tasks: readonly Task[]): string {
  return jsonText(
    tasks.map(task => {
      const { id, team, owner, due, note, made, told, status } = task
      const tag = asWord(owner ?? '').replaceAll('-', '_')
      return {
        uuid: uuidOf('task', team, id),
        status: statuses[status],
        entry: moment(`${made}T00:00:00Z`),
        ...(isDone(task) || status === 'dropped' ? { end: moment(told) } : {}),
        ...(due ? { due: moment(`${due}T00:00:00Z`) } : {}),
        description: wordsOf(task),
        project: asWord(team),
        ...(tag ? { tags: [tag] } : {}),
        ...(note ? { annotations: [{ entry: moment(told), description: wordsOf({ ...task, text: note }) }] } : {}),
        flywheel: id,
      }
    }),
    2,
  )
}

/**
 * The tasks of `task export`, one array or a task a line; undefined when the text is neither. Those that were deleted are left out.
 * `team` is the project of them all, undefined where they have none or several.
 */
export function readTaskwarrior(text: string): { team?: string; lines: Line[] } | undefined {
  const found = tasksIn(text)
  if (!found) return undefined
  const teams = new Set<string>()
  const lines = found.flatMap(task => {
    if (typeof task !== 'object' || task === null || !('description' in task) || !('status' in task)) return []
    const { description, status } = task
    if (typeof description !== 'string' || status === 'deleted') return []
    if ('project' in task && typeof task.project === 'string') teams.add(task.project)
    const id = 'flywheel' in task && typeof task.flywheel === 'string' ? task.flywheel : undefined
    return [{ text: description, done: status === 'completed', ...(id === undefined ? {} : { id }) }]
  })
  const [team] = teams.size === 1 ? teams : []
  return { ...(team === undefined ? {} : { team }), lines }
}

function tasksIn(text: string): unknown[] | undefined {
  try {
    const whole = readJson(text)
    return Array.isArray(whole) ? whole : typeof whole === 'object' && whole !== null ? [whole] : undefined
  } catch {
    // Older versions write a task a line, with or without a comma behind it.
  }
  try {
    return text
      .split(/\r\n|\n|\r/)
      .filter(line => line.trim())
      .map(line => readJson(line.trim().replace(/,$/, '')))
  } catch {
    return undefined
  }
}
