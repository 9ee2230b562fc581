/** Actions as issues of a code forge: a CSV that GitLab imports, and command lines for GitHub's `gh`. */
import { quoted as shell } from '../../command-line.ts'
import { markdown, paragraph } from '../notes/nodes.ts'
import { aboutTask, type Task, wordsOf } from './task.ts'

/** The longest title either forge takes, in characters. */
const longestTitle = 255

/**
 * GitLab's import of issues: `title`, `description` and `due_date`, a row an action that is still owed. Cells are as typed, since
 * they are read by GitLab and not by a spreadsheet; no line of a description begins with what somebody typed, so that none is one
 * of GitLab's commands.
 */
export function gitlabCsv(tasks: readonly Task[]): string {
  const rows = tasks.map(task => [titleOf(task), bodyOf(task), task.due ?? ''])
  return [['title', 'description', 'due_date'], ...rows].map(row => `${row.map(cell).join(',')}\r\n`).join('')
}

/**
 * A command line an action that is still owed, quoted for `sh`; they are printed and not run. `logins` says who somebody is on
 * GitHub, by the name in the session; whoever is not in it is assigned nothing.
 */
export function ghLines(
  tasks: readonly Task[],
  { label, logins }: { label?: string; logins: ReadonlyMap<string, string> },
): string {
  return tasks
    .map(task => {
      const login = logins.get(task.owner ?? '')
      const words = [
        `printf '%s\\n' ${shell(bodyOf(task))} | gh issue create --title=${shell(titleOf(task))} --body-file -`,
        ...(login ? [`--assignee=${shell(login)}`] : []),
        ...(label ? [`--label=${shell(label)}`] : []),
      ]
      return `${words.join(' ')}\n`
    })
    .join('')
}

function titleOf(task: Task): string {
  const words = wordsOf(task)
  return words.length <= longestTitle ? words : `${[...words].slice(0, longestTitle - 1).join('')}…`
}

/** What is known of it as Markdown; the whole of a title that had to be cut stands in it as well. */
function bodyOf(task: Task): string {
  const whole = wordsOf(task)
  const cut = titleOf(task) === whole ? [] : [`All of it: ${whole}`]
  return markdown([...cut, ...aboutTask(task)].map(paragraph)).trimEnd()
}

function cell(text: string): string {
  return `"${text.replaceAll('"', '""')}"`
}
