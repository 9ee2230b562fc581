/** Everything doctor looks at: this terminal, then what hosting a room here would take. */
import type { Fact, World } from './fact.ts'
import { glyphFacts } from './glyph-facts.ts'
import { hostFacts } from './host-facts.ts'
import { programFacts, terminalFacts } from './terminal-facts.ts'
import { sshFacts, tmuxFacts } from './tmux-facts.ts'

/** Findings under one heading. */
export type Findings = { of: 'this terminal' | 'this program' | 'hosting here'; facts: Fact[] }

/** In the order they are printed. */
export async function gatherFacts(world: World): Promise<Findings[]> {
  return [
    {
      of: 'this terminal',
      facts: [...terminalFacts(world), ...(await glyphFacts(world)), ...(await tmuxFacts(world)), ...sshFacts(world)],
    },
    { of: 'this program', facts: await programFacts(world) },
    { of: 'hosting here', facts: await hostFacts(world) },
  ]
}
