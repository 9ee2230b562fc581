/** What thousands of cards cost the screen: opening them, revealing them, going on to group them, leaving; and the most memory taken. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { program } from '../test/support/program.ts'
import { figure } from './measure/figures.ts'
import { peakOf } from './measure/memory.ts'
import { writeRetro } from './measure/sessions.ts'

/** Most seconds for each, beyond a start that shows five cards, and most MB. */
const aims = {
  5000: { open: 0.3, reveal: 0.3, group: 0.3, leave: 0.3, mb: 200 },
  20000: { open: 1, reveal: 0.5, group: 1, leave: 1, mb: 400 },
}
/** Nothing takes so long, ms. */
const longest = 60_000
const folder = mkdtempSync(join(tmpdir(), 'flywheel-cards-'))

type Took = { open: number; reveal: number; group: number; leave: number; mb: number }

/** Seconds for each step of one walk through a session of so many cards. */
async function walk(cards: number): Promise<Took> {
  const path = join(folder, `big-${cards}.json`)
  writeRetro(path, cards)
  const began = performance.now()
  const screen = program(['open', path], { cwd: folder, columns: 120, rows: 40 })
  let from = began
  const since = () => (performance.now() - from) / 1_000
  const press = async (keys: string, until: RegExp) => {
    from = performance.now()
    screen.type(keys)
    await screen.see(until, longest)
    return since()
  }
  // Everybody has a card already, so nothing is typed and the keys are keys.
  await screen.see(/enter reveal/, longest)
  const open = since()
  const reveal = await press('\r', /number \d+/)
  const group = await press('n', /alone[\s\S]*esc keys/)
  await press('\x1b', /n next/)
  await press('q', /leave/i)
  const leave = await press('\r', /Saved\./)
  const mb = peakOf(screen.pid)
  screen.type('q')
  await screen.exited
  return { open, reveal, group, leave, mb }
}

try {
  const few = await walk(5)
  console.log(`  with 5 cards: open ${few.open.toFixed(2)} s, memory ${Math.round(few.mb)} MB`)
  for (const [cards, most] of Object.entries(aims)) {
    const took = await walk(Number(cards))
    for (const what of ['open', 'reveal', 'group', 'leave'] as const) {
      const beyond = Math.max(0, took[what] - few[what])
      figure(
        `${cards} cards, ${what}, beyond 5 cards`,
        `${beyond.toFixed(2)} s`,
        `<= ${most[what]} s`,
        beyond <= most[what],
      )
    }
    figure(`${cards} cards, memory`, `${Math.round(took.mb)} MB`, `<= ${most.mb} MB`, took.mb <= most.mb)
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}
