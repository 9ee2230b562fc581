/** What a map says to people; a change of it as a sentence, for the message line, its story, and people who listen. */

import { type Change, percent, stageName, stageOf, type WardleyMap } from '../../map/index.ts'
import type { Refusals } from '../../session/refusing.ts'
import { capital, cut, full, list, plural } from '../../text.ts'

/** What a change did, from the map after it: `Payments moved to 58, product`. No full stop. */
export function changeWords(change: Change, map: WardleyMap): string {
  const at = (evolution: number) => `${percent(evolution)}, ${stageName(map, stageOf(map, evolution))}`
  switch (change.do) {
    case 'add':
      if (change.kind === 'anchor') return `${change.name} is whom this serves`
      return change.at ? `${change.name} stands at ${at(change.at.evolution)}` : `${change.name} waits for its place`
    case 'add-child':
      return `${change.name} is one of ${change.pipeline}, at ${at(change.evolution)}`
    case 'rename':
      return `${change.name} is called ${change.to}`
    case 'move': {
      const { evolution, visibility } = change.to
      const why = change.because ? `: ${change.because}` : ''
      if (evolution !== undefined) return `${change.name} moved to ${at(evolution)}${why}`
      return `${change.name} is ${visibility === undefined ? 'where it was' : `visible ${percent(visibility)}`}${why}`
    }
    case 'link':
      return `${change.from} needs ${change.to}`
    case 'unlink':
      return `${change.from} does without ${change.to}`
    case 'evolve':
      return `${change.name} is going to ${at(change.to)}${change.rename ? ` as ${change.rename}` : ''}${change.because ? `: ${change.because}` : ''}`
    case 'settle':
      return `${change.name} stays where it is`
    case 'inertia':
      return change.on
        ? `${change.name} would rather stay${change.reason ? `: ${change.reason}` : ''}`
        : `Nothing holds ${change.name} any more`
    case 'own':
      return change.team ? `${change.name} belongs to ${change.team}` : `Nobody owns ${change.name}`
    case 'split':
      return `${change.name} is really ${list(change.into)}`
    case 'decorate':
      return change.decorators.length ? `${change.name}: ${list(change.decorators)}` : `${change.name} has no mark`
    case 'pipeline':
      return `${change.name} is several at once, from ${percent(change.from)} to ${percent(change.to)}`
    case 'no-pipeline':
      return `${change.name} is one thing`
    case 'note':
      return `Noted: ${cut(change.text, 60)}`
    case 'annotate':
      return `(${change.number}) ${cut(change.text, 60)}`
    case 'attitude':
      return `${change.kind} work here`
    case 'title':
      return `The map is called ${change.text}`
    case 'remove':
      return `${change.name} is gone`
    case 'remove-line':
      return `Gone: ${cut(change.saw.trim(), 60)}`
    case 'place-line':
      return `Moved: ${cut(change.saw.trim(), 60)}`
    case 'text-line':
      return `Now it says: ${cut(change.text, 60)}`
  }
}

export const words = {
  ourUsers: 'Our users',
  // Chapters and scenes of its story.
  chapters: {
    beginning: 'The beginning',
    users: 'Whom it serves',
    parts: 'What it takes',
    several: 'Two things in one',
    title: 'What this is about',
    evolution: 'How evolved it is',
    pipelines: 'Several at once',
    inertia: 'What holds it back',
    movement: 'Where it is going',
    marks: 'How we get it',
    teams: 'Who does it',
    remarks: 'What was said',
    text: 'Another text',
  },
  begun: 'So it began',
  taken: 'The map was taken from a text',
  // What can be done.
  parts: 'hear all parts, stage by stage',
  part: 'hear one part and its links',
  add: 'add a part: how evolved and how visible, 0 to 100; @NAME for a user',
  place: 'move a part: how evolved, and how visible if you like',
  link: 'A needs B',
  cut: 'remove the link from A to B',
  evolve: 'where a part is going; without a number it stays',
  inertia: 'what holds a part back; "NAME: none" removes it',
  why: 'why a part stands where it does; without words no reason',
  owner: 'which team owns a part; without a team nobody does',
  mark: 'build, buy, outsource, market or ecosystem; again removes it',
  pipeline: 'make a part a pipeline between two places; "NAME none" ends it',
  inside: 'add a part inside a pipeline, and how evolved it is',
  area: 'mark who works here: evolved from and to, visible from and to',
  rename: 'call part A by the name B',
  note: 'write a note on the map',
  annotate: 'write a numbered annotation at a part',
  remarks: 'hear notes, annotations and areas',
  erase: 'remove one of the remarks',
  remove: 'remove a part with its links',
  questions: 'hear questions about a part',
  problems: 'hear what is odd about the map',
  text: 'hear the map as text, line by line',
  story: 'how this map came to be, change by change',
  draw: 'work on the map',
  openMap: 'everybody edits the map, each with a cursor of their own',
  closeMap: 'everybody watches again; the map is yours to edit',
  opened: 'Everybody edits the map now',
  closed: 'Only the facilitator edits the map now',
  // What everybody does to a map that is open, by keys.
  nearest: 'the nearest part that way',
  newPart: 'add a part, then move it to its place',
  newPartAsk: 'A name, then its place. Begin with @ for a user.',
  takeAlong: 'move the part by arrows',
  tie: 'link the part to another, or cut the link',
  newName: 'call the part otherwise; links follow',
  newNameAsk: 'The new name; links and everything else that names it change with it.',
  going: 'say where the part is going, 0 to 100',
  goingAsk: 'Where it is going, 0 to 100; an empty line: it stays.',
  held: 'say what holds the part back',
  heldAsk: 'Why it would rather stay; "none": nothing holds it.',
  owned: 'say which team owns the part',
  ownedAsk: 'The team that owns it; an empty line: nobody.',
  newNote: 'write a note near the part',
  newNoteAsk: 'A short sentence.',
  takeAway: 'remove the part with its links',
  onlyPart: 'There is no other part to link it to.',
  noFurther: 'Nothing further that way.',
  shift: 'while a part moves: how evolved, and how visible; with shift five times as far',
  stage: 'while a part moves: to the middle of a stage',
  keepPlace: 'while a part moves: keep it here',
  putBack: 'while a part moves: put it back',
  isPutBack: 'Put back where it was.',
  notAdded: 'Nothing was added.',
  unchanged: 'It stands where it stood.',
  movedMeanwhile: 'Somebody else has just moved it; Enter puts it here.',
  aim: 'while linking: the nearest part that way',
  keepLink: 'while linking: link them; where a link is, cut it',
  turnLink: 'while linking: the other way round',
  noLink: 'while linking: no link',
  tying: (from: string, to: string, cuts: boolean) =>
    `${cut(from, 16)} needs ${cut(to, 16)}.  ${cuts ? 'Enter cuts it' : 'Enter links them'}.`,
  visible: (where: string) => `visible ${where}`,
  openHint: 'Everybody edits this map. Enter takes up its keys.',
  startHint: 'Everybody edits this map. a adds a part; begin with @ for the user it serves.',
  isAt: (letter: string, name: string, part: string | undefined) => `${letter} ${name}${part ? ` at ${part}` : ''}`,
  nobodyElse: 'Nobody else is on this map now.',
  toStep: 'keys of the step instead of the map',
  nextScene: 'the next change',
  sceneBefore: 'the change before',
  nextChapter: 'the next chapter',
  endStory: 'back to the map',
  // Drawing and rows of messages.
  nothingYet: 'Nothing is on the map yet. It begins with a user, and what that user needs.',
  counted: (title: string, count: number) => `${title}: ${plural(count, 'part')}`,
  keysHint: 'Enter works on the map, S tells its story, n goes on.',
  closedHint: 'S tells how this map came to be.',
  noStory: 'Nothing has changed on this map yet, so there is no story.',
  isEnd: 'this is the map as it is now',
  isBeginning: 'this is how it began',
  endOfStory: 'That is the map as it is now. Esc goes back to it.',
  sceneAt: (n: number, count: number) => `${n} of ${count}`,
  // Read out.
  isEmpty: 'The map is empty. Say add @NAME for the user it serves, then add NAME for what that user needs.',
  size: (title: string, parts: number, links: number) =>
    `${title}: ${plural(parts, 'part')}, ${plural(links, 'link')}.`,
  users: 'Users:',
  waiting: 'To be placed:',
  how: 'Say add NAME, link A > B, place NAME 58, evolve NAME 80; parts says what there is, help all commands.',
  line: (n: number, say: string) => `Line ${n}: ${say}`,
  loose: (names: readonly string[]) => full(`Tied to nothing: ${list(names)}`),
  noOwner: (names: readonly string[]) => full(`Nobody owns ${list(names)}`),
  nothingOdd: 'Nothing odd.',
  noQuestions: 'The decks have nothing to ask of it.',
  from: (source: string, licence: string) => full(`From ${source}, ${licence}`),
  remark: {
    note: (text: string) => `Note: ${text}`,
    annotation: (n: number, text: string) => `Annotation ${n}: ${text}`,
    area: (team: string) => `${capital(team)} work here`,
    accelerator: (name: string, slows: boolean) => `${slows ? 'Slows down' : 'Speeds up'}: ${name}`,
  },
  noRemarks: 'There are no notes, annotations or areas.',
  loaded: (parts: number) => `The map is taken from a text: ${plural(parts, 'part')}`,
  // What is missing or wrong.
  unknown: (typed: string, near: string | undefined) =>
    `Nothing on the map is called "${cut(typed, 60)}".${near ? ` Did you mean ${near}?` : ''} Say parts to hear what there is.`,
  whichPart: 'Which part? Say its name or its number; parts says what there is.',
  twoParts: 'Two parts with > between them: the one that needs, then the one it needs.',
  whereTo: 'Say where: a number from 0 to 100, as in place Payments 58.',
  twoEnds: 'Say where it begins and ends, from 0 to 100, as in pipeline Payments 40 70.',
  whichInside: 'Say the pipeline, a colon, the part and its place, as in inside Power: Solar 60.',
  whichMark: (marks: readonly string[]) =>
    `Say one of ${list(marks)}, as in mark Payments: buy; none removes them all.`,
  whichArea: (areas: readonly string[]) =>
    `Say who works there and four numbers, as in area settlers 40 60 20 50. Known: ${list(areas)}.`,
  whatToAnnotate: 'Say at which part and what, as in annotate Payments: rent it.',
  notPlaced: (name: string) => `${name} has no place yet; say place ${name} and a number first.`,
  whichRemark: (count: number) =>
    count ? `Say a number from 1 to ${count}; remarks reads them out.` : words.noRemarks,
} as const

/** Why a move is refused. */
export const refusals = {
  tooLong: [
    'too-many',
    (most: number, length: number) => `A map in a turn has at most ${most} characters; this one would have ${length}.`,
  ],
  noMap: ['empty', 'There is no map in that text.'],
  noParts: ['no-such', 'No line of that text puts a part on the map.'],
  noSuchChange: ['no-such', 'A map cannot be changed like that.'],
} satisfies Refusals
