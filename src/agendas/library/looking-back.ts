/** Formats that look back: cards in columns, grouped, voted on and talked about. The names are the field's, the questions ours. */
import type { Agenda } from '../../session/agenda.ts'
import type { Mark } from '../../session/shapes.ts'
import { cards, format, vote } from './parts.ts'

type Columns = { id: string; title: string; why: string; ask: string; marks: Mark[]; vote: string; talk: string }

function columns({ id, title, why, ask, marks, vote: question, talk }: Columns): Agenda {
  const steps = [cards(id, { ask, minutes: 5 }, marks), ...vote(id, question, { ask: talk, minutes: 12 })]
  return format(id, title, 'challenge', [{ id, title, why, steps }])
}

export const startStopContinue = () =>
  columns({
    id: 'start-stop-continue',
    title: 'Start, stop, continue',
    why: 'What we stop makes room for what we start.',
    ask: 'What should we start, stop and continue doing?',
    marks: [
      { mark: '+', label: 'start' },
      { mark: '-', label: 'stop' },
      { mark: '=', label: 'continue' },
    ],
    vote: 'Which change would you notice first?',
    talk: 'What has kept us from doing this until now?',
  })

export const fourLs = () =>
  columns({
    id: 'four-ls',
    title: 'Liked, learned, lacked, longed for',
    why: 'What was missing is easier to say beside what was good.',
    ask: 'What did you like, learn, lack and long for?',
    marks: [
      { mark: '+', label: 'liked' },
      { mark: '*', label: 'learned' },
      { mark: '-', label: 'lacked' },
      { mark: '?', label: 'longed for' },
    ],
    vote: 'Which one should still be talked about next time?',
    talk: 'What would have to be different for this to change?',
  })

export const sailboat = () =>
  columns({
    id: 'sailboat',
    title: 'Sailboat',
    why: 'A picture lets people name a risk without naming anybody.',
    ask: 'What is our wind, our anchor, our rocks, and our island?',
    marks: [
      { mark: '+', label: 'wind: moves us on' },
      { mark: '-', label: 'anchor: holds us back' },
      { mark: '^', label: 'rocks: ahead of us' },
      { mark: '*', label: 'island: where we want to be' },
    ],
    vote: 'Which one decides whether we reach the island?',
    talk: 'What can we do about it from on board?',
  })

export const madSadGlad = () =>
  columns({
    id: 'mad-sad-glad',
    title: 'Mad, sad, glad',
    why: 'Feelings are data about how the work is going.',
    ask: 'What made you mad, sad and glad since last time?',
    marks: [
      { mark: '-', label: 'mad' },
      { mark: '~', label: 'sad' },
      { mark: '+', label: 'glad' },
    ],
    vote: 'Which one do we want to do something about together?',
    talk: 'What about how we work brings this on?',
  })
