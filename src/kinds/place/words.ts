/** What placing a part of a map says to people. */
import type { Refusals } from '../../session/refusing.ts'
import { full, list, plural } from '../../text.ts'

export const words = {
  // What can be done.
  count: 'the stage each one shows, 1 genesis to 4 commodity, in the order of the list; or how many for each: 2x3 1x4',
  counting: 'count',
  reveal: 'show where everybody put it',
  show: 'show',
  part: 'place another part, by its name or its number in parts',
  partHint: 'part',
  parts: 'hear which parts can be placed',
  guide: 'hear how things look at each stage',
  settle: 'put the part on the map at the mean of all places',
  settleHint: 'settle',
  split: 'two things in one: split the part on the map',
  splitHint: 'split',
  place: 'put it into a stage, 1 to 4, or at a number up to 100',
  stageHint: 'stage',
  less: 'less evolved',
  more: 'more evolved',
  // Lines to type.
  countPrompt: 'stage of each, 1 to 4',
  alone: 'Each alone first, in silence.',
  enterShows: 'Enter shows where.',
  partPrompt: 'part',
  partAsk: 'One part at a time: an unsure one, or one that waits for its place.',
  noSuchPart: (text: string) => `No part is called "${text}"; parts lists them.`,
  splitPrompt: (part: string) => `${part} is really`,
  splitAsk: 'Two names or more:  card payments, invoices.  Each keeps the links.',
  // What the screen says.
  whichPart: 'Which part do we place? / chooses one.',
  open: 'Enter counts hands, r shows where, / takes another part.',
  openOwn: 'M places it yourself, r shows where, / takes another part.',
  goOn: 'Enter goes on; u opens it again.',
  splitOrSettle: 'Two things in one? x splits it, s puts it in the middle. Enter goes on.',
  agrees: 'The map says so too. Enter goes on.',
  settleAt: (place: string) => `s puts it at ${place} on the map, the mean. Enter goes on.`,
  // One's own place.
  yourPlace: (where: string) => `Your place: ${where}.`,
  yours: 'Your place:  ',
  notPlaced: 'not placed yet',
  ownAsk: '1 to 4 puts it into a stage. Private until all are in.',
  ownPlaced: 'Left and right move it; you may change it until all is shown.',
  ownShown: 'Look up: where did we all put it?',
  ownTodo: 'Your place: a stage, 1 genesis to 4 commodity, or a number up to 100. Private until all are in.',
  oneToHundred: 'Type a stage from 1 to 4, or a number up to 100.',
  // Read out.
  nothing: 'There is nothing to place yet: the map has no parts.',
  howEvolved: (part: string) => `How evolved is ${part} in the world, however we treat it here?`,
  // The drawing. `place` is undefined for a part that is gone, empty for one that waits.
  onMap: (place: string | undefined) => {
    if (place === undefined) return 'It is no longer on the map under this name.'
    return place ? `On the map it is at ${place}.` : 'On the map it has no place yet.'
  },
  nobodyYet: 'Nobody has placed it.',
  onePlace: (place: string) => `One place so far: ${place}.`,
  samePlace: (place: string) => `We all say ${place}.`,
  spread: (place: string, from: string, to: string) => `On average we say ${place}; answers go from ${from} to ${to}.`,
  apart: (camps: boolean) =>
    `${camps ? 'We are in two camps' : 'We are far apart'}: is it two things in one? Ask both ends what they had in mind.`,
  nobody: (part: string) => `Nobody has placed ${part}.`,
  places: (part: string, places: readonly string[]) =>
    `${part}: ${plural(places.length, 'place')}, at ${list(places)}.`,
  partSay: (name: string, where: string | undefined) => `${name}, ${where ?? 'waits for its place'}.`,
  guideRow: (about: string, looks: readonly string[]) => `${about}: ${looks.join('; ')}.`,
  look: (stage: string, look: string) => `${stage}, ${look}`,
  from: (source: string) => `From ${source}.`,
  revealOrAgain: 'Say reveal to hear where, or count again.',
  howCount: (how: string) =>
    `Make up your minds alone; guide says how each stage looks. Then show a stage, 1 to 4. ${full(how)} Then reveal.`,
  howSplit: 'Far apart: say split A, B when it is two things, settle to put it in the middle.',
  howSettle: 'Say settle to put it there on the map.',
  // What came of a move.
  wePlace: (part: string) => `We place ${part}`,
  placed: (who: string) => `${who} has placed it`,
  somebody: 'Somebody',
  counted: (hands: number) => `${plural(hands, 'hand')} counted`,
  // Refusals.
  notShown: 'The places are not shown yet; say reveal first.',
  isThere: 'It stands there already.',
  notOnMap: 'That part is not on the map.',
}

/** Why a move is refused. */
export const refusals = {
  closed: ['not-now', 'The places are in; u opens them again.'],
  choosePart: ['not-now', 'Which part do we place? Choose one first.'],
  noPart: ['no-such', (name: string) => `Nothing on the map that has a place is called "${name}".`],
  zeroToHundred: ['no-such', 'A place is between 0 and 100.'],
  fourCounts: ['no-such', 'Type four counts, one for each stage.'],
} satisfies Refusals
