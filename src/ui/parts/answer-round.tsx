/** The keyboard goes round a scale without names: everybody types all their answers in one masked line. */
import { Box } from 'ink'
import type { Grid } from '../../draw/grid.ts'
import { labelsOf, readAnswers } from '../../kinds/scale/answers-line.ts'
import type { StepOf } from '../../session/shapes.ts'
import type { Person } from '../../session/types.ts'
import { plural } from '../../text.ts'
import { useSurface } from '../context.ts'
import { type Hands, layer, type ScreenProps } from '../screen.ts'
import { Field } from './field.tsx'
import { Hint } from './hint.tsx'
import { Rows } from './rows.tsx'

type Round = {
  step: StepOf<'scale'>
  drawing: Grid
  person: Person
  next?: Person
  handOn(): void
  leave(): void
}

/** The keys while one person answers; what is typed is never drawn, not even its length. */
export function answerRound({ submit, tell, drafts, height }: ScreenProps<'scale'>, round: Round): Hands {
  const { step, drawing, person, next, handOn, leave } = round
  const place = answerPlace(step, person)
  const value = drafts.get(place)
  const labels = labelsOf(step.points)
  const answer = (point: number | undefined, i: number) =>
    point === undefined || submit({ in: step.id, do: 'answer', row: step.rows[i]!.id, point }, person.id)
  return {
    main: (
      <MaskedLine
        of={drawing}
        height={height}
        prompt={`${person.name}, ${plural(step.rows.length, 'answer')} > `}
        value={value}
        onChange={text => drafts.set(place, text)}
        place={place}
      />
    ),
    message: `${person.name}: a digit a row from the top, ${labels[0]} to ${labels.at(-1)}, - for none.  ${next ? `Then ${next.name}.` : 'Then the answers.'}`,
    mode: 'HIDDEN',
    typing: true,
    layers: [
      layer('answering', {
        save() {
          if (!value.trim()) return handOn()
          const read = readAnswers(value, step.points, step.rows.length)
          // Nobody can mend a line they cannot see, so it begins anew.
          drafts.set(place, '')
          if ('say' in read) return tell(`${read.say} Once more.`)
          if (!read.ok.every(answer)) return
          tell('')
          handOn()
        },
        leave,
      }),
    ],
  }
}

/** Where the line of this person is kept. */
export function answerPlace(step: StepOf<'scale'>, person: Person): string {
  return `${step.id} ${person.id}`
}

type MaskedLineProps = {
  of: Grid
  height: number
  prompt: string
  value: string
  onChange(text: string): void
  place: string
}

function MaskedLine({ of, height, prompt, value, onChange, place }: MaskedLineProps) {
  const { width } = useSurface()
  return (
    <Box flexDirection="column">
      <Rows of={of} height={Math.max(1, height - 2)} />
      <Field key={place} value={value} onChange={onChange} prompt={prompt} masked width={width} />
      <Hint width={width} rows={1} />
    </Box>
  )
}
