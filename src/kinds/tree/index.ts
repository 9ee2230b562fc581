/** Everything the program knows of steps of kind tree. */
import type { KindModule } from '../kind-module.ts'
import { agenda } from './agenda.ts'
import { tree as facts } from './facts.ts'
import { treeInteraction } from './interaction.ts'
import { tree as rules } from './rules.ts'

export const tree: KindModule<'tree'> = {
  agenda,
  facts,
  rules,
  ways: [treeInteraction],
}
