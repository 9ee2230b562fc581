/**
 * The door of the map library, `flywheel/map` outside of this program: reading and writing maps, changing them without losing a line,
 * laying them out in cells, drawing, and what is known about maps. It knows no workshop, no terminal and no file.
 */
export { Grid, type Tone } from '../draw/grid.ts'
export { misfit } from './attitudes.ts'
export { cheatSheet, cheatSource } from './cheat-sheet.ts'
export { checkMap } from './check.ts'
export type { Deck, DeckCard, PartFacts } from './decks/deck.ts'
export { doctrine } from './decks/doctrine.ts'
export { cardOf, creditOf, decks } from './decks/index.ts'
export { inertia } from './decks/inertia.ts'
export { becauseOf, factsOf, fits, promptsFor } from './decks/prompts.ts'
export { diffMaps, type MapChange, sayChange } from './diff.ts'
export { paint } from './draw.ts'
export { type Change, edit, type Refusal } from './edit.ts'
export { nodesOf } from './find.ts'
export { type GlyphSet, glyphSets } from './glyphs.ts'
export { toJson } from './json.ts'
export { type LayoutOptions, layout, least, smallest } from './layout.ts'
export { limits } from './limits.ts'
export { type MarkerKind, partsOf } from './markers.ts'
export { toMermaid } from './mermaid.ts'
export { Nearest, normal, tidy } from './names.ts'
export { type Document, parse, parseOnce } from './parse.ts'
export { type Pasted, paste, sayPasted } from './paste.ts'
export { linkLine, nodeLine, print, write } from './print.ts'
export { inertiaReason } from './remarks.ts'
export {
  countParts,
  evolutionWords,
  manyParts,
  middleOf,
  type PartWords,
  partsInWords,
  percent,
  sizeWord,
  stageName,
  stageOf,
  tiesOf,
  troubleWord,
  visibilityWords,
} from './says.ts'
export { type Cell, clamp, Scale, type Size, type Window, windowAround } from './scale.ts'
export type { DrawnEdge, DrawnNode, Layout, Words } from './scene.ts'
export { toSvg } from './svg.ts'
export { teamsOf, unowned } from './teams.ts'
export {
  type Child,
  type Decorator,
  decorators,
  emptyMap,
  type Link,
  type MapNode,
  type NodeKind,
  type Place,
  type Problem,
  type WardleyMap,
} from './types.ts'
