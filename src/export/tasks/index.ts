/** What other programs read of actions: a row a format. */
import { isOwed } from '../../kinds/made/promises.ts'
import { calendar } from './calendar.ts'
import { ghLines, gitlabCsv } from './issues.ts'
import type { NextTurn, Task } from './task.ts'
import { taskwarrior } from './taskwarrior.ts'
import { todoTxt } from './todo-txt.ts'

type More = { next: readonly NextTurn[]; logins: ReadonlyMap<string, string>; label?: string }

/** By the name that is typed for it; issues are made of what is still owed. */
export const written = {
  gitlab: (tasks: readonly Task[]) => gitlabCsv(tasks.filter(isOwed)),
  gh: (tasks: readonly Task[], more: More) => ghLines(tasks.filter(isOwed), more),
  ics: (tasks: readonly Task[], { next }: More) => calendar(tasks, next),
  'todo.txt': (tasks: readonly Task[]) => todoTxt(tasks),
  taskwarrior: (tasks: readonly Task[]) => taskwarrior(tasks),
}
