/** Actions as todo.txt (todotxt.org): a task a line, with what we add behind its words. */
import type { Line } from '../read-notes.ts'
import { asWord, isDone, type Task, wordsOf } from './task.ts'

/**
 * A line a task, dropped ones left out. The day it was made always stands before the words, so that words like `x` or `(A)` are no
 * mark. Behind them: `+team`, `@owner`, `due:`, and `flywheel:` with the id, by which the file is read back.
 */
export function todoTxt(tasks: readonly Task[]): string {
  return tasks
    .filter(({ status }) => status !== 'dropped')
    .map(task => {
      const { team, owner, due, id, made, told } = task
      const words = [
        ...(isDone(task) ? ['x', told.slice(0, 10)] : []),
        made,
        wordsOf(task),
        ...[asWord(team)].filter(Boolean).map(name => `+${name}`),
        ...[asWord(owner ?? '')].filter(Boolean).map(name => `@${name}`),
        ...(due ? [`due:${due}`] : []),
        `flywheel:${id}`,
      ]
      return `${words.join(' ')}\n`
    })
    .join('')
}

const behind = /^(?:[+@]\S+|due:\S+|flywheel:(?<id>[a-z0-9-]{1,64}))$/i

/**
 * The tasks of a file we wrote, also where a todo.txt program has moved their dates or set a priority since; a line without
 * `flywheel:` counts by its words. `team` is the project of them all (one word), undefined where they have none or several.
 */
export function readTodoTxt(text: string): { team?: string; lines: Line[] } {
  const teams = new Set<string>()
  const lines = text.split(/\r\n|\n|\r/).flatMap(raw => {
    const words = raw.trim().split(' ')
    const done = words[0] === 'x'
    if (done) words.shift()
    if (/^\([A-Z]\)$/.test(words[0] ?? '')) words.shift()
    for (let dates = 0; dates < (done ? 2 : 1) && /^\d{4}-\d\d-\d\d$/.test(words[0] ?? ''); dates++) words.shift()
    let id: string | undefined
    while (words.length > 1) {
      const [found] = behind.exec(words.at(-1) ?? '') ? words.splice(-1) : []
      if (found === undefined) break
      id ??= behind.exec(found)?.groups?.id
      if (!found.startsWith('+')) continue
      // Our project stands right behind the words; what is left of it was typed.
      teams.add(found.slice(1))
      break
    }
    const said = words.join(' ')
    return said ? [{ text: said, done, ...(id === undefined ? {} : { id }) }] : []
  })
  const [team] = teams.size === 1 ? teams : []
  return { ...(team === undefined ? {} : { team }), lines }
}
