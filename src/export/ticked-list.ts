/** Lists in which people tick actions off, whatever program wrote them last: notes, todo.txt, Taskwarrior. */
import { clean, sameWords } from '../clean.ts'
import { type Line, linesIn } from './read-notes.ts'
import { asWord } from './tasks/task.ts'
import { readTaskwarrior } from './tasks/taskwarrior.ts'
import { readTodoTxt } from './tasks/todo-txt.ts'
import { turnIn } from './ticked.ts'

/** The lines of a list; whose it is, as far as it says (`team` as it is spelt there); and what to call it. */
export type TickedList = {
  lines: Line[]
  source: 'the notes' | 'todo.txt' | 'Taskwarrior'
  team?: string
  isOf(team: string): boolean
}

/**
 * Reads a list by what stands in it: JSON is Taskwarrior's, a text with a list of boxes under "Actions" is notes of ours, and one
 * with `flywheel:` behind a line's words is todo.txt. Undefined when it is none of them.
 */
export function tickedList(text: string): TickedList | undefined {
  if (/^\s*[[{]/.test(text)) {
    const tasks = readTaskwarrior(text)
    if (tasks) return byProject('Taskwarrior', tasks)
  }
  const { title, lines } = linesIn(text)
  if (lines.length) {
    const team = turnIn(title)?.team
    const isOf = (other: string) => team !== undefined && sameWords(team) === sameWords(other)
    return { lines, source: 'the notes', ...(team === undefined ? {} : { team }), isOf }
  }
  return / flywheel:[a-z0-9-]+\s*$/im.test(text) ? byProject('todo.txt', readTodoTxt(text)) : undefined
}

/** Such programs know a team by one word. */
function byProject(source: TickedList['source'], { team, lines }: { team?: string; lines: Line[] }): TickedList {
  const isOf = (other: string) => team !== undefined && sameWords(asWord(other)) === sameWords(team)
  const cleaned = lines.map(line => ({ ...line, text: clean(line.text) }))
  return { lines: cleaned, source, ...(team === undefined ? {} : { team }), isOf }
}
