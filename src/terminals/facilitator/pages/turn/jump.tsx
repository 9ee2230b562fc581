/** Go to any step: skip, go back, repeat. Moving deletes nothing. */
import { placeOf, stepsOf } from '../../../../session/agenda.ts'
import { plannedSteps, stepNumber } from '../../../../session/read.ts'
import { screenWords } from '../../words.ts'
import { ChoiceList } from '../list.tsx'
import { helpOver, type OverlayProps } from './overlay.ts'

export function Jump({ session, acts, header, onShow }: OverlayProps) {
  const planned = new Set(plannedSteps(session))
  const all = stepsOf(session.agenda)
  const choices = all.map(step => {
    const visited = session.work[step.id] !== undefined
    const been = step.id === session.at ? '  here' : visited ? '  ✓' : ''
    const number = planned.has(step) ? String(stepNumber(session, step.id)) : '·'
    return {
      id: step.id,
      text: `${number.padStart(2)}  ${placeOf(session.agenda, step.id)?.phase.title ?? ''}: ${step.title}`,
      key: `${planned.has(step) ? `${step.minutes} min` : 'not in the plan'}${been}`,
      run() {
        onShow(undefined)
        if (step.id !== session.at) acts.jump(step.id)
      },
    }
  })
  return (
    <ChoiceList
      header={{ ...header, where: 'go to a step' }}
      choices={choices}
      start={Math.max(
        0,
        all.findIndex(s => s.id === session.at),
      )}
      message={screenWords.jumpFoot}
      mode="GO"
      prompt="step > "
      also={[helpOver(onShow)]}
      onLeave={() => onShow(undefined)}
    />
  )
}
