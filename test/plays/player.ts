/** Plays turns through the built program in a terminal, with a clock that goes on only when the play turns it. */
import { mkdtempSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { patience } from '../support/patience.ts'
import { type Program, program } from '../support/program.ts'
import { enter, type PlayedTurn, type Stroke } from './strokes.ts'

/** A folder to play in, named like the team, and the clock of whoever plays there. */
export type Stage = {
  folder: string
  sessions: string
  turnTo(ms: number): void
  env: Record<string, string>
  /** By name, the rejoin codes of those who have been online. */
  rejoin: Map<string, string>
  clear(): void
}

export async function stage(team: string): Promise<Stage> {
  const home = realpathSync(mkdtempSync(join(tmpdir(), 'flywheel-play-')))
  const folder = join(home, team)
  const clock = join(home, 'clock')
  await mkdir(folder)
  // The program may look at any moment, and is never to read half a time.
  const turnTo = (ms: number) => {
    writeFileSync(`${clock}.next`, String(ms))
    renameSync(`${clock}.next`, clock)
  }
  return {
    folder,
    sessions: join(folder, 'sessions'),
    turnTo,
    env: {
      PLAY_CLOCK: clock,
      FLYWHEEL_STATE: join(home, 'state'),
      NODE_OPTIONS: `--import=${join(import.meta.dirname, 'clock.mjs')}`,
      TZ: 'UTC',
    },
    rejoin: new Map(),
    clear: () => rmSync(home, { recursive: true, force: true }),
  }
}

/** Plays one turn from its first screen on; `look` is called after every stroke at the room's keyboard. Resolves with the exit code. */
export async function play(
  turn: PlayedTurn,
  on: Stage,
  look: (scene: string, screen: Program) => void = () => {},
): Promise<number> {
  let time = Date.parse(turn.begins)
  on.turnTo(time)
  const screen = program([...(turn.command ?? [])], { cwd: on.folder, env: on.env })
  const guests = new Map<string, Program>()
  try {
    // The rules above and below what is in the middle: a whole screen is there.
    await screen.see(/(─{80}[\s\S]*){2}\S/)
    for (const name of turn.online ?? []) {
      guests.set(name, await comeIn(name, screen, on))
      time += comesIn
      on.turnTo(time)
    }
    for (const { name, strokes } of turn.scenes)
      for (const stroke of strokes) {
        time += Math.round((stroke.after ?? 0) * (turn.pace ?? 1)) * 1_000
        on.turnTo(time)
        const at = terminalOf(stroke, guests) ?? screen
        at.type(keysOf(stroke, at.rows()))
        await at.see(stroke.sees).catch(error => {
          throw new Error(`${name}: ${stroke.by ?? ''} after ${JSON.stringify(stroke.keys)} ${error.message}`)
        })
        if (at === screen) look(name, screen)
      }
    screen.type(turn.online ? enter : 'q')
    return await endOf(screen)
  } finally {
    screen.kill()
    for (const guest of guests.values()) guest.kill()
  }
}

/** The exit code; @throws Error with the screen when the program is still there after a while. */
function endOf(screen: Program): Promise<number> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`did not end:\n${screen.text()}`)), patience)
    screen.exited.then(({ exitCode }) => resolve(exitCode)).finally(() => clearTimeout(timer))
  })
}

function terminalOf({ by }: Stroke, guests: ReadonlyMap<string, Program>): Program | undefined {
  if (by === undefined) return undefined
  const guest = guests.get(by)
  if (!guest) throw new Error(`${by} is not online.`)
  return guest
}

/** Milliseconds until the next one comes in: news of the same time is told as one. */
const comesIn = 5_000

/** Somebody comes in by a stock ssh, with the line and the code of the lobby, and with their rejoin code from then on. */
async function comeIn(name: string, lobby: Program, { folder, rejoin }: Stage): Promise<Program> {
  const [, port = '', address] = /ssh -p (\d+) NAME@(\S+)/.exec(lobby.text()) ?? []
  const [, code] = /Join code +(\S+ \S+ \S+ \S+)/.exec(lobby.text()) ?? []
  if (address === undefined || code === undefined) throw new Error(`no lobby on\n${lobby.text()}`)
  const keptKeys = [
    '-o',
    `UserKnownHostsFile="${join(folder, '..', 'known')}"`,
    '-o',
    'StrictHostKeyChecking=accept-new',
  ]
  const line = ['-F', 'none', ...keptKeys, '-o', 'IdentityAgent=none', '-p', port, `${name}@${address}`]
  const guest = program(line, { command: 'ssh' })
  const known = rejoin.get(name)
  await guest.see('Join code:')
  await guest.press(`${known ?? code}\r`, known === undefined ? /rejoin code: \S+/ : /F1 help/)
  const [, own] = /rejoin code: (\S+)/.exec(guest.text()) ?? []
  if (own !== undefined) rejoin.set(name, own)
  return guest
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
