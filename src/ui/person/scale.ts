/** Scale and gates: one's own answer a row, by one key. */
import { beside, drawSheet, line, lines } from '../../kinds/sheet.ts'
import { workOf } from '../../session/read.ts'
import { width as cells, cut } from '../../text.ts'
import type { Run } from '../keys.ts'
import { layer } from '../screen.ts'
import type { Taking } from './hands.ts'

export const takeScale: Taking<'scale'> = at => {
  const { step, me } = at
  const answers = () => workOf(at.mine(), step.id, 'scale')?.answers[me] ?? {}
  let row = Math.max(
    0,
    step.rows.findIndex(r => answers()[r.id] === undefined),
  )
  let page = 0
  const numbers = step.points.every(p => /^\d$/.test(p))

  return () => {
    const isClosed = at.shared().revealed[step.id] !== undefined
    if (isClosed || !at.live())
      return {
        page,
        message: step.hint ?? 'The answers of all of us, without names.',
        layers: [layer('looking', { wheel: undefined, clock: undefined, page: () => void page++ })],
      }
    const mine = answers()
    const here = step.rows[row] ?? step.rows[0]!
    const open = step.rows.filter(r => mine[r.id] === undefined).length
    const say = (point: number) => {
      if (!at.submit({ in: step.id, do: 'answer', row: here.id, point }, `Your answer: ${step.points[point] ?? ''}.`))
        return
      row = Math.min(step.rows.length - 1, row + 1)
    }
    /** The key of a word answer, where this scale has one that begins so. */
    const word = (letter: string): Run | undefined => {
      const point = numbers ? -1 : step.points.findIndex(p => p.toLowerCase().startsWith(letter))
      return point < 0 ? undefined : () => say(point)
    }
    const move = (by: 1 | -1) => () => {
      row = (row + by + step.rows.length) % step.rows.length
    }
    return {
      grid(width, height) {
        const edge = width - 1
        const blocks = step.rows.map(r => {
          const point = mine[r.id]
          const says = r.id === here.id && point !== undefined ? r.says?.[point] : undefined
          const given = point === undefined ? '' : `● ${step.points[point] ?? ''}`
          const at = Math.max(20, edge - 20)
          return [
            ...beside(lines(r.say, 3, at - 2), [line(cut(given, 19), at, 'accent')]),
            ...(r.note ? lines(r.note, 5, at - 2) : []),
            ...(says ? lines(says, 5, at - 2) : []),
          ].map(x => ({ ...x, id: r.id }))
        })
        const head = [
          line(
            cut(
              `Your answer:   ${step.points.map((p, i) => (numbers ? p : `${keyOf(p, step.points, i)} ${p}`)).join('    ')}`,
              edge - 1,
            ),
            1,
            'strong',
          ),
        ]
        return drawSheet({ head, blocks, airy: step.rows.length < 6 }, { width, height, focus: here.id })
      },
      message: open
        ? `${step.rows.length > 1 ? `${step.rows.length - open} of ${step.rows.length} answered. ` : ''}One key answers; you may change it until all is shown.`
        : 'All answered; change any until all is shown.',
      mode: 'ANSWER',
      layers: [
        layer('answers', {
          point(key) {
            const point = numbers ? step.points.indexOf(key) : Number(key) - 1
            if (point >= 0 && point < step.points.length) say(point)
            else at.tell(`One of these: ${step.points.join('  ')}`)
          },
          yes: word('y'),
          partly: word('p'),
          no: word('n'),
          unknown: word('d'),
          down: move(1),
          up: move(-1),
        }),
      ],
    }
  }
}

/** The key that stands for a word: its first letter where it has a row in the key table, else its number. */
function keyOf(point: string, points: readonly string[], i: number): string {
  const letter = point[0]?.toLowerCase() ?? ''
  const isFirst = points.findIndex(p => p.toLowerCase().startsWith(letter)) === i
  return 'ypnd'.includes(letter) && isFirst && cells(letter) === 1 ? letter : String(i + 1)
}
