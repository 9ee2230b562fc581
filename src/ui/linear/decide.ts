/** Decide in lines: the bet asked gap by gap, then consent counted before it is told. */
import { showDay } from '../../day.ts'
import { readDue } from '../../interact/read-day.ts'
import { consentsOf } from '../../kinds/decide/drawing.ts'
import { howToShow, isShow, whoShows } from '../../kinds/show-of-hands.ts'
import { sum } from '../../numbers.ts'
import { betComplete, consentPoints, gapWords, noConsentYet } from '../../session/bet.ts'
import { isHidden, optionsOf, workOf } from '../../session/read.ts'
import { type Gap, gaps } from '../../session/shapes.ts'
import { capital, list, plural } from '../../text.ts'
import type { Command } from './command.ts'
import type { At, Hands } from './hands.ts'
import { hearShow } from './show.ts'
import { full, numbered, readNumber } from './words.ts'

/** How each gap is asked for. */
const asks: Record<Gap, string> = {
  if: 'If: what sets it off?',
  we: 'We: what is the one thing we do?',
  owner: 'Owner: who does it?',
  by: 'By: when is it done?',
  measure: 'Measure: what do we expect to move?',
  from: 'From: what is its value now?',
  to: 'To: which value do we expect?',
  until: 'Until: when do we see it?',
  stop: 'Stop: which sign tells us to stop or change?',
}
const dayGaps: readonly Gap[] = ['by', 'until']
/** So many open gaps are named; more are only counted. */
const few = 4

export function decide(at: At<'decide'>): Hands {
  const { step } = at
  const isOpen = () => isHidden(at.session(), step)
  const work = () => workOf(at.session(), step.id, 'decide')
  const fields = () => work()?.fields ?? {}
  const options = () => optionsOf(at.session(), step)
  const optionLines = () =>
    numbered(options().map(card => (card.id.startsWith('old') ? `${card.text}, from an earlier turn` : card.text)))
  const shown = (text: string) => showDay(text, at.today())

  const take = async (number: string): Promise<boolean> => {
    const read = readNumber(number, options().length, 'option')
    if ('ok' in read) return at.submit({ in: step.id, do: 'take', option: options()[read.ok]!.id })
    at.say(read.say)
    return false
  }
  /** Puts words into a gap; days are kept in words, a number for "we" takes that option. */
  const fill = async (gap: Gap, text: string): Promise<boolean> => {
    if (gap === 'we' && /^\d{1,3}$/.test(text) && options().length) return take(text)
    const read = dayGaps.includes(gap) && text ? readDue(text, at.today()) : undefined
    if (read && 'say' in read) {
      at.say(read.say)
      return false
    }
    return at.submit({ in: step.id, do: 'fill', gap, text: read ? shown(read.ok) : text }, { quiet: true })
  }
  const askFor = async (gap: Gap): Promise<boolean> => {
    const now = fields()[gap]
    const choice = gap === 'we' && options().length ? ['A number takes one of these:', ...optionLines()] : []
    const empty = now ? ` Now: ${now}. An empty line keeps it.` : ''
    while (true) {
      const text = await at.ask(asks[gap] + empty, ...choice)
      if (text === undefined) return false
      if (!text || (await fill(gap, text))) return true
    }
  }
  const missing = () => {
    const open = betComplete(fields())
    if (!open.length) return 'The bet is complete.'
    return open.length > few
      ? `${open.length} gaps are still open; they may wait.`
      : `Still open: ${list(open)}. It may wait.`
  }
  const bet = async () => {
    const first = gaps.find(gap => !fields()[gap]) ?? gaps[0]
    at.say('One question after the other; an empty line leaves a gap open. Commands begin with a colon meanwhile.')
    for (const gap of gaps.slice(gaps.indexOf(first))) if (!(await askFor(gap))) return
    at.say(...sentence(), missing())
    if (isOpen()) at.say(consentTodo())
  }
  const sentence = (): string[] => {
    const f = fields()
    const line = (...parts: (string | false | undefined)[]) => parts.filter(Boolean).join(' ')
    return [
      line(f.if && `If ${f.if},`, f.we && `we ${f.we}`, f.owner && `(${f.owner})`, f.by && `by ${shown(f.by)}`),
      f.measure || f.from || f.to
        ? line(
            'We expect',
            f.measure,
            'to go',
            f.from && `from ${f.from}`,
            f.to && `to ${f.to}`,
            f.until && `by ${shown(f.until)}`,
          )
        : '',
      f.stop ? `We stop or change if ${f.stop}` : '',
    ]
      .filter(Boolean)
      .map(text => capital(full(text)))
  }
  const consentTodo = () =>
    noConsentYet(fields()) ??
    `Consent: everybody shows 0 to 5 fingers at once. ${full(howToShow(of()))} =4: all show 4. Then reveal.`
  const of = () => ({ people: whoShows(at.whole(), step), points: consentPoints })
  const count = async (text: string) => {
    const tooEarly = noConsentYet(fields())
    if (tooEarly) return at.say(`${tooEarly} Say we and what you will do.`)
    const shown = await hearShow(at, text, of())
    if (!shown) return
    if (await at.submit({ in: step.id, do: 'tally', counts: shown.counts }, { quiet: true }))
      at.say(`${shown.spoken} ${plural(sum(shown.counts), 'hand')} counted. Say reveal to hear them, or count again.`)
  }
  const consent = (): string[] => {
    const now = work()
    const heard = (now?.heard ?? []).map(text => `Heard: ${text}`)
    if (isOpen()) {
      const counted = workOf(at.whole(), step.id, 'decide')?.tally
      return [
        ...(counted ? [`Consent is counted, ${plural(sum(counted), 'hand')}, and not told before the reveal.`] : []),
        ...heard,
      ]
    }
    const all = now ? consentsOf(now) : []
    if (!all.length) return ['Nobody answered the consent.', ...heard]
    const low = all.some(n => n < 3) ? ' Whoever showed less than 3 is heard first: objection TEXT notes it.' : ''
    return [`Consent: ${all.join(' ')}.${low}`, ...heard]
  }

  const commands: Command[] = [
    { on: ['bet', 's'], does: 'fill the sentence in, one gap after the other', run: bet },
    {
      on: ['option'],
      takes: 'N',
      does: 'take an option into the sentence',
      async run(number) {
        await take(number)
      },
    },
    {
      on: ['options'],
      does: 'hear the options',
      run: () => at.say(...(options().length ? optionLines() : ['No options were written.'])),
    },
    ...gaps.map(
      (gap): Command => ({
        on: [gap],
        takes: 'TEXT',
        does: gapWords[gap],
        async run(text) {
          if (text ? await fill(gap, text) : await askFor(gap)) at.say(...sentence(), missing())
        },
      }),
    ),
    {
      on: ['consent', 'count', 'tally'],
      takes: '4 3 5',
      does: 'the fingers of each, 0 to 5, in the order of the list; or how many showed each: 2x4 1x5',
      run: count,
    },
    {
      on: ['objection', 'x'],
      takes: 'TEXT',
      does: 'note what somebody says against it',
      async run(text) {
        const said = text || (await at.ask('What would have to change?'))
        if (said) await at.submit({ in: step.id, do: 'hear', text: said })
      },
    },
  ]
  return {
    commands,
    tell: () => [
      ...(Object.keys(fields()).length ? [...sentence(), missing()] : ['The bet is still empty.']),
      ...(!fields().we && options().length ? ['Options:', ...optionLines()] : []),
      ...consent(),
    ],
    todo() {
      if (betComplete(fields()).length)
        return [
          'Say bet and answer gap by gap, or fill one gap by its name: we stop reviewing twice. option 1 takes an option.',
        ]
      return isOpen() ? [consentTodo()] : []
    },
    goesOn: () => !isOpen(),
    async line(text) {
      if (!isOpen() || !isShow(text, of())) return false
      await count(text)
      return true
    },
  }
}
