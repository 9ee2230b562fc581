/** A question and one line to answer it, over whatever is shown. */
import { Box } from 'ink'
import { useMemo } from 'react'
import { textOf } from '../../../interact/typed.ts'
import { layer } from '../../../screen/layer.ts'
import { drawQuestion } from '../../../views/question.ts'
import { useSurface } from '../context.ts'
import { Frame } from '../frame.tsx'
import { Field } from '../parts/field.tsx'
import { Rows } from '../parts/rows.tsx'
import { helpOver, type OverlayProps } from './turn/overlay.ts'

type OneLineProps = OverlayProps & {
  prompt: string
  mode: string
  ask: string
  message: string
  /** True when the text was taken. */
  onText(text: string): boolean
  onDone(): void
}

export function OneLine({ header, acts, prompt, mode, ask, message, onText, onDone, onShow }: OneLineProps) {
  const { width, height } = useSurface()
  const question = useMemo(() => drawQuestion(ask, width, height), [ask, width, height])
  const place = `anywhere ${mode}`
  const value = acts.drafts.get(place)
  const save = () => {
    const text = textOf(value)
    if (text && !onText(text)) return
    acts.drafts.set(place, '')
    onDone()
  }
  return (
    <Frame
      header={header}
      message={message}
      content={{
        main: (
          <Box flexDirection="column">
            <Rows of={question} />
            <Field value={value} onChange={text => acts.drafts.set(place, text)} prompt={prompt} width={width} />
          </Box>
        ),
        message,
        mode,
        typing: true,
        layers: [layer('line', { save, leave: onDone }), helpOver(onShow)],
      }}
    />
  )
}
