/**
 * The door of the map library, `flywheel/map` outside of this program: reading and writing maps, changing them without losing a line,
 * laying them out in cells, drawing, and what is known about maps. It knows no workshop, no terminal and no file.
 */
export { Grid, type Tone } from '../draw/grid.ts'
export { misfit } from './attitudes.ts'
export { diffMaps, type MapChange, sayChange } from './changes/diff.ts'
export { type Change, edit, type Refusal } from './changes/edit.ts'
export { type Pasted, paste, sayPasted } from './changes/paste.ts'
export { cheatSheet, cheatSource } from './cheat-sheet.ts'
export { checkMap } from './check.ts'
export type { Deck, DeckCard, PartFacts } from './decks/deck.ts'
export { doctrine } from './decks/doctrine.ts'
export { cardOf, creditOf, decks } from './decks/index.ts'
export { inertia } from './decks/inertia.ts'
export { becauseOf, factsOf, fits, promptsFor } from './decks/prompts.ts'
export { paint } from './drawing/draw.ts'
export { type GlyphSet, glyphSets } from './drawing/glyphs.ts'
export { type LayoutOptions, layout, least, smallest } from './drawing/layout.ts'
export { type MarkerKind, partsOf } from './drawing/markers.ts'
export { type Cell, clamp, Scale, type Size, type Window, windowAround } from './drawing/scale.ts'
export type { DrawnEdge, DrawnNode, Layout, Words } from './drawing/scene.ts'
export { toSvg } from './drawing/svg.ts'
export {
  countParts,
  evolutionWords,
  manyParts,
  middleOf,
  type PartWords,
  partsInWords,
  percent,
  reasonAfter,
  sizeWord,
  stageName,
  stageOf,
  tiesOf,
  troubleWord,
  visibilityWords,
} from './says.ts'
export { teamsOf, unowned } from './teams.ts'
export { nodesOf } from './text/find.ts'
export { toJson } from './text/json.ts'
export { limits } from './text/limits.ts'
export { toMermaid } from './text/mermaid.ts'
export { Nearest, normal, tidy } from './text/names.ts'
export { type Document, parse, parseOnce } from './text/parse.ts'
export { linkLine, nodeLine, print, write } from './text/print.ts'
export { inertiaReason } from './text/remarks.ts'
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
} from './text/types.ts'
