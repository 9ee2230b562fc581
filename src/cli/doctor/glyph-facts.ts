/** Whether the terminal draws what we draw as wide as we count it. */
import { glyphs } from '../../draw/glyphs.ts'
import { width } from '../../text.ts'
import type { Fact, World } from './fact.ts'

/** What people may type, each with a name for it. */
const typed: readonly (readonly [text: string, name: string])[] = [
  ['漢', 'Chinese'],
  ['e\u0301', 'letters with marks'],
  ['👍', 'emoji'],
  ['👍🏽', 'emoji with a skin tone'],
  ['👩‍💻', 'joined emoji'],
  ['❤️', 'emoji made of signs'],
]

/** Our own signs first: without them no screen is whole. Nothing without a terminal that answers. */
export async function glyphFacts({ widths, env }: World): Promise<Fact[]> {
  if (!widths || env.TERM === 'dumb') return []
  const ours = Object.keys(glyphs)
  const found = await widths([...ours, ...typed.map(([text]) => text)])
  if (!found) return [{ about: 'glyphs', ok: true, say: 'the terminal does not say how wide it draws them' }]
  const odd = ours.filter((_, i) => found[i] !== 1)
  const strange = typed.filter(([text], i) => found[ours.length + i] !== width(text)).map(([, name]) => name)
  return [
    odd.length
      ? {
          about: 'glyphs',
          ok: false,
          say: `drawn wider than one cell: ${odd.slice(0, 8).join(' ')}`,
          fix: 'export FLYWHEEL_ASCII=1, or let the terminal draw ambiguous characters narrow',
        }
      : { about: 'glyphs', ok: true, say: `${ours.length} signs, one cell each` },
    strange.length
      ? {
          about: 'typed',
          ok: false,
          say: `another width here than we count: ${strange.join(', ')}`,
          fix: 'a newer terminal or tmux; until then rows with them may be a cell off',
        }
      : { about: 'typed', ok: true, say: 'Chinese, marks and emoji are as wide as we count' },
  ]
}
