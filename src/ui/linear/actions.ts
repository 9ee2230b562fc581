/** Actions in lines: what is promised, and for the chosen one who, by when, and where it will be seen. */

import { readDue } from '../../interact/read-day.ts'
import { workOf } from '../../session/read.ts'
import type { Action } from '../../session/shapes.ts'
import type { Command } from './command.ts'
import type { At, Hands } from './hands.ts'
import { settle } from './settle.ts'
import { actionWords, full, numbered } from './words.ts'

export function actions(at: At<'actions'>): Hands {
  return at.step.settle ? settle(at) : making(at)
}

function making(at: At<'actions'>): Hands {
  const { step } = at
  const all = () => workOf(at.session(), step.id, 'actions')?.actions ?? []
  const words = (action: Action) => actionWords(action, at.session())
  let chosen: string | undefined
  /** The action that owner, due and signal are about: the one named last, else the newest. */
  const here = (): Action | undefined => all().find(a => a.id === chosen) ?? all().at(-1)

  const note = async (text: string) => {
    const picked = /^\d{1,3}$/.test(text) ? all()[Number(text) - 1] : undefined
    if (picked) {
      chosen = picked.id
      return at.say(`Action ${text}: ${words(picked)}. Say owner, due, signal or change.`)
    }
    const typed = text || (await at.ask('What will be done?'))
    if (!typed || !(await at.submit({ in: step.id, do: 'add', text: typed }, { quiet: true }))) return
    chosen = all().at(-1)?.id
    at.say(`Action ${all().length} is noted: ${typed}. Say owner Bo, due 28 Nov, signal TEXT.`)
  }
  const change = async (fields: Partial<Pick<Action, 'text' | 'owner' | 'due' | 'signal'>>) => {
    const action = here()
    if (!action) return at.say('There is no action yet; say action and what will be done.')
    if (!(await at.submit({ in: step.id, do: 'change', action: action.id, ...fields }, { quiet: true }))) return
    const index = all().findIndex(a => a.id === action.id)
    at.say(full(`${index + 1}. ${words(all()[index]!)}`))
  }
  const field = (key: 'text' | 'owner' | 'signal', question: string) => async (text: string) => {
    const typed = text || (here() ? await at.ask(question) : '')
    if (typed || !here()) await change({ [key]: typed })
  }
  const commands: Command[] = [
    { on: ['action', 'a'], takes: 'TEXT', does: 'note an action; with a number, choose one', run: note },
    { on: ['owner'], takes: 'NAME', does: 'who does the chosen action', run: field('owner', 'Who does it?') },
    {
      on: ['due'],
      takes: '28 Nov',
      does: 'the day on which somebody looks at it',
      async run(text) {
        const typed = text || (here() ? await at.ask('Which day? For example: 28 Nov, Friday, in 2 weeks') : '')
        if (!typed && here()) return
        const read = readDue(typed ?? '', at.today())
        if (here() && 'say' in read) return at.say(read.say)
        await change({ due: 'ok' in read ? read.ok : undefined })
      },
    },
    {
      on: ['signal'],
      takes: 'TEXT',
      does: 'where it will be seen',
      run: field('signal', 'Where will we see that it worked?'),
    },
    {
      on: ['change'],
      takes: 'TEXT',
      does: 'put the chosen action in other words',
      run: field('text', 'What shall it say?'),
    },
    {
      on: ['drop', 'x'],
      does: 'drop the chosen action',
      async run() {
        const action = here()
        if (!action) return at.say('There is no action to drop.')
        await at.submit({ in: step.id, do: 'settle', action: action.id, status: 'dropped' })
      },
    },
    { on: ['actions'], does: 'hear the actions', run: () => at.say(...tell()) },
  ]
  const tell = () => (all().length ? numbered(all().map(words)) : ['No actions yet.'])
  return {
    commands,
    tell,
    goesOn: () => true,
    todo: () => ['Say action and what will be done; then owner, due and signal for it. action 2 chooses the second.'],
  }
}
