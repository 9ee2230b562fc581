/** Plays turns through the built program in a terminal, with a clock that goes on only when the play turns it. */
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Program, program } from '../support/program.ts'
import type { PlayedTurn, Stroke } from './strokes.ts'

/** A folder to play in, named like the team, and the clock of whoever plays there. */
export type Stage = {
  folder: string
  sessions: string
  turnTo(ms: number): void
  env: Record<string, string>
  clear(): void
}

export async function stage(team: string): Promise<Stage> {
  const home = realpathSync(mkdtempSync(join(tmpdir(), 'flywheel-play-')))
  const folder = join(home, team)
  const clock = join(home, 'clock')
  await mkdir(folder)
  const turnTo = (ms: number) => writeFileSync(clock, String(ms))
  return {
    folder,
    sessions: join(folder, 'sessions'),
    turnTo,
    env: { PLAY_CLOCK: clock, NODE_OPTIONS: `--import=${join(import.meta.dirname, 'clock.mjs')}`, TZ: 'UTC' },
    clear: () => rmSync(home, { recursive: true, force: true }),
  }
}

/** Plays one turn from its first screen on; `look` is called after every stroke. Resolves with the exit code. */
export async function play(
  turn: PlayedTurn,
  on: Stage,
  look: (scene: string, screen: Program) => void = () => {},
): Promise<number> {
  let time = Date.parse(turn.begins)
  on.turnTo(time)
  const screen = program([...(turn.command ?? [])], { cwd: on.folder, env: on.env })
  try {
    // The rules above and below what is in the middle: a whole screen is there.
    await screen.see(/(─{80}[\s\S]*){2}\S/)
    for (const { name, strokes } of turn.scenes)
      for (const stroke of strokes) {
        time += Math.round((stroke.after ?? 0) * (turn.pace ?? 1)) * 1_000
        on.turnTo(time)
        screen.type(keysOf(stroke, screen.rows()))
        await screen.see(stroke.sees).catch(error => {
          throw new Error(`${name}: after ${JSON.stringify(stroke.keys)} ${error.message}`)
        })
        look(name, screen)
      }
    screen.type('q')
    return (await screen.exited).exitCode
  } finally {
    screen.kill()
  }
}

/** The keys of a stroke, `<some text>` replaced by the letter beside that text; what is chosen already needs none. */
function keysOf({ keys }: Stroke, rows: readonly string[]): string {
  return keys.replace(/<([^>]+)>/g, (_, text: string) => {
    for (const row of rows) {
      const at = row.indexOf(text)
      if (at < 0) continue
      // On a map a line may run between the letter and the name, and the name may stand in front.
      const before = /(?:^|[^A-Za-z])([A-Z●])[\s⠁-⣿]*(?:\+ )?(?:[+\-?] )?$/.exec(row.slice(0, at))?.[1]
      const letter = before ?? /^[\s⠁-⣿]*([A-Z●])(?:[^A-Za-z]|$)/.exec(row.slice(at + text.length))?.[1]
      if (letter) return letter === '●' ? '' : letter.toLowerCase()
    }
    throw new Error(`no letter beside "${text}" on\n${rows.join('\n')}`)
  })
}
