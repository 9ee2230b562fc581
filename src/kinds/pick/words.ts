/** What picking cards of a deck says to people. */
import type { Refusals } from '../../session/refusing.ts'
import { plural } from '../../text.ts'

export const words = {
  // What can be done.
  pick: 'pick a card and say why',
  pickHint: 'pick',
  why: 'change why a picked card was picked',
  whyHint: 'why',
  drop: 'put a picked card back',
  dropHint: 'put back',
  group: 'the next group; in lines the group named, by its number or name',
  groupHint: 'group',
  before: 'the group before',
  part: 'only cards for the next part of the map; in lines for the part named',
  partHint: 'part',
  former: 'the part before',
  picked: 'show what is picked',
  pickedHint: 'picked',
  leaf: 'leaf through the deck',
  leafHint: 'cards',
  source: 'where the cards come from',
  // The line that is typed.
  whyPrompt: 'why',
  whyChange: 'Why this one? An empty line takes the reason away.',
  whyPick: (card: string, about: string | undefined) =>
    `Why "${card}"${about ? ` for ${about}` : ''}? One line; empty is fine.`,
  // What to do now.
  showsPicked: 'Enter goes on, s leafs through the deck.',
  goesOn: 'Enter goes on.',
  onPicked: 'Enter changes why, x puts it back; down to the cards, n goes on.',
  onCard: (some: boolean, parts: boolean) =>
    `Enter picks it${some ? ', Esc shows what is picked' : ''}.${parts ? ' Tab goes to the next part of the map.' : ''}`,
  todo: (parts: boolean) =>
    `Say cards and a group to hear it${parts ? ', or part and a name of the map' : ''}; then pick 2 and why.`,
  groups: (numbered: string) => `The groups are ${numbered}.`,
  noGroup: (groups: string) => `There is no such group. ${groups}`,
  parts: 'The parts of the map:',
  noParts: 'The map has no parts yet.',
  noMap: 'This step is about no map.',
  asOthers: (say: string) => `As others might do it: ${say}`,
  card: (name: string, say: string) => `${name}. ${say}`,
  about: (part: string) => `about ${part}`,
  ofPart: (name: string, facts: string) => `${name}, ${facts}`,
  partIs: (name: string, facts: string) => `${name}: ${facts}`,
  none: 'No card is picked yet.',
  isPicked: (card: string, about: string | undefined) => `picked: ${card}${about ? `, for ${about}` : ''}`,
  // What came of a move.
  taken: (card: string, about: string | undefined) => `Picked: ${card}${about ? `, about ${about}` : ''}`,
  changed: (card: string) => `Why ${card} was changed`,
  putBack: 'A card was put back',
  someCard: 'a card',
  // In the drawing.
  othersMight: 'As others might do it:',
  onTop: (parts: number) => `${plural(parts, 'part')} on top of it`,
  noneYet: (deck: string) => `${deck}. None is picked yet.`,
}

/** Why a move is refused. */
export const refusals = {
  gone: ['no-such', 'That card is not picked.'],
  noCard: ['no-such', (deck: string) => `The deck ${deck} has no such card.`],
  most: ['too-many', (most: number) => `${plural(most, 'card is', 'cards are')} the most here; drop one first.`],
  noPart: ['no-such', (part: string) => `The map has no part "${part}".`],
  already: ['not-now', (card: string) => `"${card}" is picked already; change why instead.`],
} satisfies Refusals
