/** Decide: the bet is one sentence with gaps; then consent, counted before it is shown. */
import { useState } from 'react'
import { localDay, showDay } from '../../day.ts'
import { readDue } from '../../interact/read-day.ts'
import { echoShow, howToShow, orderHint, readShow, whoShows } from '../../kinds/show-of-hands.ts'
import { betComplete, consentPoints, gapWords, noConsentYet } from '../../session/bet.ts'
import { isHidden, optionsOf, workOf } from '../../session/read.ts'
import { type Gap, gaps } from '../../session/shapes.ts'
import { useSurface } from '../context.ts'
import { textOf } from '../parts/field.tsx'
import { LineBelow, lineRows } from '../parts/line-below.tsx'
import { Rows } from '../parts/rows.tsx'
import { type Hands, layer, type ScreenProps } from '../screen.ts'
import { useDrawing } from '../use-drawing.ts'

type Mode = 'look' | 'fill' | 'consent' | 'hear'

const dayGaps: readonly Gap[] = ['by', 'until']

export function useDecide({
  step,
  session,
  room,
  width,
  height,
  submit,
  tell,
  next,
  live,
  drafts,
}: ScreenProps<'decide'>): Hands {
  const { now } = useSurface()
  const today = localDay(new Date(now()))
  const work = workOf(session, step.id, 'decide')
  const fields = work?.fields ?? {}
  const [mode, setMode] = useState<Mode>(live && betComplete(fields).length === gaps.length ? 'fill' : 'look')
  const [gap, setGap] = useState<Gap>(gaps.find(g => !fields[g]) ?? 'if')
  const [option, setOption] = useState(-1)
  const [edited, setEdited] = useState(0)
  const open = isHidden(session, step)
  const counted = workOf(room.session, step.id, 'decide')?.tally
  const drawing = useDrawing(step, session, {
    width,
    height: mode === 'look' ? height : height - lineRows,
    focus: mode === 'fill' ? gap : undefined,
  })
  const place = mode === 'fill' ? `${step.id} ${gap}` : `${step.id} ${mode}`
  const value = drafts.get(place)
  const setValue = (text: string) => drafts.set(place, text)
  const of = { people: whoShows(room.session, step), points: consentPoints }
  const tooEarly = noConsentYet(fields)
  const reveal = () => {
    setMode('look')
    if (open) submit({ do: 'reveal', step: step.id })
  }

  /** Goes to a gap with what stands in it already in the line. */
  const goTo = (to: Gap) => {
    setGap(to)
    setOption(-1)
    const draft = `${step.id} ${to}`
    if (!drafts.get(draft)) drafts.set(draft, workOf(room.session, step.id, 'decide')?.fields[to] ?? '')
    setEdited(n => n + 1)
  }
  const options = optionsOf(session, step)
  const show = (at: number) => {
    if (!options.length) return tell('No options were written.')
    const to = (at + options.length) % options.length
    setOption(to)
    if (gap !== 'we') {
      if (!keep()) return
      setGap('we')
    }
    drafts.set(`${step.id} we`, options[to]!.text)
    setEdited(n => n + 1)
  }
  const keep = (): boolean => {
    const text = textOf(value)
    // What stood there before, from a time when any words did, may stay.
    const read = text && text !== fields[gap] && dayGaps.includes(gap) ? readDue(text, today) : undefined
    if (read && 'say' in read) {
      tell(read.say)
      return false
    }
    const kept = read ? showDay(read.ok, today) : text
    const taken = option >= 0 && gap === 'we' && options[option]?.text === text ? options[option] : undefined
    if (kept === (fields[gap] ?? '')) {
      drafts.set(place, '')
      return true
    }
    const ok = taken
      ? submit({ in: step.id, do: 'take', option: taken.id })
      : submit({ in: step.id, do: 'fill', gap, text: kept })
    if (ok) drafts.set(place, '')
    return ok
  }
  const move = (by: 1 | -1) => {
    if (!keep()) return
    goTo(gaps[(gaps.indexOf(gap) + by + gaps.length) % gaps.length]!)
  }
  const line = (prompt: string, hint?: string) => (
    <LineBelow of={drawing} height={height} {...{ prompt, hint, drafts, place }} version={edited} />
  )

  if (mode === 'fill')
    return {
      main: line(`${gapWords[gap]} > `),
      message: options.length
        ? `Up takes ${options.length > 1 ? `one of the ${options.length} options` : 'the option'}. An empty gap may wait.`
        : 'Tab goes to the next gap; an empty gap may wait.',
      mode: 'WRITE',
      typing: true,
      layers: [
        layer('betting', {
          save() {
            if (gap !== gaps.at(-1)) return move(1)
            if (!keep()) return
            // What was just typed is in the room already, not yet in this drawing.
            setMode(open && !noConsentYet(workOf(room.session, step.id, 'decide')?.fields ?? {}) ? 'consent' : 'look')
          },
          following: () => move(1),
          former: () => move(-1),
          up: () => show(option < 0 ? 0 : option - 1),
          down: () => show(option + 1),
          leave: () => {
            keep()
            setMode('look')
          },
        }),
      ],
    }
  if (mode === 'consent')
    return {
      main: line('0 to 5 each > ', orderHint(of, width - 2) ?? 'All show 0 to 5 fingers at once.'),
      echo: echoShow(value, of) || undefined,
      message: counted ? 'Counted. Enter shows consent; a new count replaces this one.' : howToShow(of, width - 2),
      after: counted ? 'Enter shows consent.' : undefined,
      mode: 'COUNT',
      typing: true,
      layers: [
        layer('tally', {
          save() {
            if (!value.trim()) return counted ? reveal() : tell(`Nothing is counted yet. ${howToShow(of, width - 26)}`)
            const read = readShow(value, of)
            if ('say' in read) return tell(read.say)
            if (submit({ in: step.id, do: 'tally', counts: read.ok.counts })) setValue('')
          },
          page: undefined,
          leave: () => setMode('look'),
        }),
      ],
    }
  if (mode === 'hear')
    return {
      main: line('objection > '),
      message: 'What would have to change? One line; it goes into the notes of the team.',
      mode: 'HEAR',
      typing: true,
      layers: [
        layer('line', {
          save() {
            if (submit({ in: step.id, do: 'hear', text: textOf(value) })) setValue('')
            setMode('look')
          },
          leave: () => setMode('look'),
        }),
      ],
    }
  const missing = betComplete(fields)
  const fillIn = () => {
    goTo(gaps.find(g => (open && tooEarly ? g === 'we' : !fields[g])) ?? 'if')
    setMode('fill')
  }
  return {
    main: <Rows of={drawing} />,
    message:
      open && tooEarly
        ? `${tooEarly} Enter fills it in.`
        : missing.length
          ? `Still open: ${missing.slice(0, 2).join(', ')}${missing.length > 2 ? ' and more' : ''}.  s fills it in.`
          : open
            ? 'Enter counts consent, r shows it.'
            : (step.hint ?? 'Whoever showed less than 3 is heard first: x notes it. Enter goes on.'),
    layers: [
      layer(
        'decide',
        {
          main: open && live ? (tooEarly ? fillIn : () => setMode('consent')) : next,
          fill: live ? fillIn : undefined,
          reveal: open && live ? reveal : undefined,
          hear: live ? () => setMode('hear') : undefined,
        },
        open && live ? (tooEarly ? { main: 'we will' } : {}) : { main: 'go on' },
      ),
    ],
  }
}
