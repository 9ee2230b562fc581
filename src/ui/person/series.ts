/** Series: whoever knows a value adds it. */
import { workOf } from '../../session/read.ts'
import { textOf } from '../parts/field.tsx'
import { readDelivery, readValue } from '../read-input.ts'
import { layer } from '../screen.ts'
import type { Taking } from './hands.ts'

export const takeSeries: Taking<'series'> = at => {
  const { step, me, drafts } = at
  const place = `${step.id} ${me}`
  let typing = drafts.get(place) !== ''
  let page = 0
  const save = () => {
    const text = textOf(drafts.get(place))
    if (!text) {
      typing = false
      return
    }
    const read = step.deliveries ? readDelivery(text, at.today()) : readValue(text, at.today())
    if ('say' in read) return at.tell(read.say)
    const isTaken =
      'from' in read.ok
        ? at.submit({ in: step.id, do: 'deliver', ...read.ok })
        : 'value' in read.ok && at.submit({ in: step.id, do: 'add', ...read.ok })
    if (isTaken) drafts.set(place, '')
  }
  return () => {
    const work = workOf(at.shared(), step.id, 'series')
    const may = at.live() && (step.deliveries || Boolean(work?.name))
    if (typing && may)
      return {
        line: {
          prompt: step.deliveries ? 'asked, first used, what > ' : `value${work?.unit ? ` ${work.unit}` : ''}, day > `,
          place,
          on: 'bottom',
        },
        message: step.deliveries
          ? 'Two days and what it was:  10 Jan, 24 Feb, search.  An empty line ends.'
          : 'A value and its day:  61 21 Nov  (no day: today).  An empty line ends.',
        mode: 'NUMBERS',
        layers: [
          layer(
            'line',
            {
              save,
              leave: () => {
                typing = false
              },
            },
            { leave: 'keys' },
          ),
        ],
      }
    return {
      page,
      message: may ? (step.hint ?? 'You know a value? Enter adds it.') : 'The facilitator says which number this is.',
      layers: [
        layer('joining', {
          main: may
            ? () => {
                typing = true
              }
            : undefined,
          page: () => void page++,
        }),
      ],
    }
  }
}
