/** What can be done while a topic is talked about: note, show thumbs, take longer, go to the next. */
import { type Outcome, typing } from '../../interact/act.ts'
import { make } from '../../interact/outcomes.ts'
import { isShow, readShow } from '../shared/show-of-hands.ts'
import { type Here, isTalking, lineField, type TopicAct, workAt } from './here.ts'
import { thumbHands } from './talk.ts'
import { words } from './words.ts'

const showAt = (at: Here) => ({
  people: thumbHands(workAt(at), at.session).map(p => p.name),
  points: ['yes', 'no'],
})

const thumb = (at: Here, up: boolean): Outcome => ({
  ...make<'topics'>(at, { do: 'thumb', up }),
  said: words.yours(up),
})

export const talking: TopicAct[] = [
  {
    id: 'note',
    who: 'everybody',
    keys: ['s'],
    command: { words: ['note', 'keep'], takes: 'WORDS' },
    does: words.note,
    hint: words.noteHint,
    fits: isTalking,
    field: () => lineField(words.notePrompt, words.noteAsk, 'NOTE', words.noNote),
    move: (at, _, text) => make(at, { do: 'note', text: String(text) }),
  },
  {
    id: 'up',
    who: 'participant',
    keys: ['+', '='],
    command: { words: ['yes', 'y'] },
    does: words.thumbUp,
    hint: words.upHint,
    fits: isTalking,
    move: at => thumb(at, true),
  },
  {
    id: 'down',
    who: 'participant',
    keys: ['-'],
    command: { words: ['no'] },
    does: words.thumbDown,
    hint: words.downHint,
    fits: isTalking,
    move: at => thumb(at, false),
  },
  typing({
    id: 'hands',
    who: 'keyboard',
    keys: ['enter'],
    command: {
      words: ['thumbs', 'hands'],
      takes: 'y y n',
      bare: (text, at) => isTalking(at) && isShow(text, showAt(at)),
    },
    does: words.hands,
    hint: words.handsHint,
    fits: isTalking,
    field: at => ({
      prompt: words.handsPrompt,
      ask: words.handsAsk,
      mode: 'THUMBS',
      missing: true,
      parse(text) {
        const read = readShow(text, showAt(at))
        return 'ok' in read ? { ok: read.ok, echo: read.ok.echo } : read
      },
    }),
    move(at, _, value) {
      const { counts, spoken } = value
      return { ...make<'topics'>(at, { do: 'hands', counts }), spoken }
    },
  }),
  {
    id: 'longer',
    who: 'facilitator',
    keys: ['m'],
    command: { words: ['longer', 'm'] },
    does: words.longer,
    hint: words.longerHint,
    fits: isTalking,
    move: at => make(at, { do: 'longer' }),
  },
  {
    id: 'finish',
    who: 'facilitator',
    keys: ['f'],
    enter: at => !at.keyboard,
    command: { words: ['finish', 'f'] },
    does: words.finish,
    hint: words.finishHint,
    fits: isTalking,
    move: at => make(at, { do: 'finish' }),
  },
]
