/** Go to any step: skip, go back, repeat. Moving deletes nothing. */
import { placeOf, stepsOf } from '../../session/agenda.ts'
import { stepNumber } from '../../session/read.ts'
import { ChoiceList } from './list.tsx'
import type { OverlayProps } from './overlay.ts'

export function Jump({ session, acts, header, onShow }: OverlayProps) {
  const choices = stepsOf(session.agenda).map((step, i) => {
    const visited = session.work[step.id] !== undefined
    return {
      id: step.id,
      text: `${String(i + 1).padStart(2)}  ${placeOf(session.agenda, step.id)?.phase.title ?? ''}: ${step.title}`,
      key: `${step.minutes} min${step.id === session.at ? '  here' : visited ? '  ✓' : ''}`,
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
      start={Math.max(0, stepNumber(session, session.at) - 1)}
      message="Enter goes there. Nothing is deleted by moving; a step keeps what it has."
      mode="GO"
      prompt="step > "
      onLeave={() => onShow(undefined)}
    />
  )
}
