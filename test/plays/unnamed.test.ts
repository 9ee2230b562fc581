/** Words without names, through the built program: whoever reads every version of every file guesses authors no better than a die. */
import { execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { Caller, local, screen } from '../remote/given.ts'
import { eventually } from '../support/eventually.ts'
import { patience } from '../support/patience.ts'

const launcher = join(import.meta.dirname, '..', '..', 'bin', 'flywheel.js')
const people = ['Bo', 'Chidi', 'Dee', 'Eva', 'Finn', 'Gus']
/** Steps in which everybody writes one card: six guesses each. */
const rounds = 8 * Number(process.env.FLYWHEEL_RUNS ?? 1)

/** Mulberry32: the same numbers for the same seed. */
function randomOf(seed: number): () => number {
  let a = seed
  return () => {
    a = (a + 0x6d2b79f5) | 0
    let t = Math.imul(a ^ (a >>> 15), 1 | a)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** Every agenda has a step where promises are kept. */
const home = `
  - id: close
    title: Close
    exercises:
      - id: promises
        title: Promises
        why: A promise has a name and a day.
        steps:
          - { id: close.actions, kind: actions, title: Promises, ask: Who does what until when?, minutes: 1 }
`

/** Each has other letters than the one before, so that a screen that follows is painted with them. */
/** Another one for each round; from one to the next every letter changes, so that a screen writes it whole. */
const titleOf = (i: number) => String.fromCharCode(97 + (i % 26), 97 + ((5 * i + Math.floor(i / 26)) % 26)).repeat(4)

/** An agenda of silent rounds whose cards have no names. */
function agenda(): string {
  const steps = Array.from(
    { length: rounds },
    (_, i) => `
      - id: round-${i + 1}
        title: Round ${i + 1}
        why: What is not said cannot be mended.
        steps:
          - { id: round-${i + 1}.write, kind: write, title: ${titleOf(i)}, ask: What is not said here?, minutes: 3, anonymous: true }`,
  )
  return `id: unsaid\ntitle: Unsaid\nminutes: ${3 * rounds + 1}\nphases:\n  - id: challenge\n    title: Challenge\n    exercises:${steps.join('')}${home}`
}

it(
  'every version of every file, and nobody knows who wrote what',
  async () => {
    const cwd = realpathSync(mkdtempSync(join(tmpdir(), 'fw-un-')))
    onTestFinished(() => rmSync(cwd, { recursive: true, force: true }))
    writeFileSync(join(cwd, 'unsaid.yaml'), agenda())
    const first = ['--team', 'checkout', '--people', 'Ana', '--agenda', 'unsaid.yaml']
    const host = spawn(
      process.execPath,
      [launcher, 'host', 'talk.json', '--headless', '--json', '--port', '0', ...first],
      {
        cwd,
        env: { ...process.env, FLYWHEEL_STATE: join(cwd, 'state') },
      },
    )
    onTestFinished(() => void host.kill('SIGKILL'))
    let said = ''
    host.stderr.on('data', text => {
      said += text
    })
    const { socket } = JSON.parse(
      await new Promise<string>((resolve, reject) => {
        host.stdout.once('data', data => resolve(data.toString()))
        host.once('exit', () => reject(new Error(said)))
      }),
    ) as { socket: string }
    const read = (file: string) => readFileSync(join(cwd, file), 'utf8')
    const ana = new Caller(socket, { is: 'terminal', screen, name: 'Ana', role: 'facilitator' })
    await ana.sees(titleOf(0))
    const seats = people.map(name => local(socket, name))
    for (const user of seats) await user.sees('What is not said here?')

    const draw = randomOf(20_261_122)
    const authors = new Map<string, string>()
    /** The texts in the box of the round, as they lie there. */
    const box = () =>
      Object.values(JSON.parse(read('talk.box')) as Record<string, { texts: { text: string }[] }>)[0]!.texts
    /** Of a round: cards by arrival, and as they lie in the box. */
    const seen: { arrived: string[]; lay: string[] }[] = []
    for (let i = 0; i < rounds; i++) {
      const turn = people.map((name, at) => ({ name, at, key: draw() })).sort((a, b) => a.key - b.key)
      // Which entries there are in all files; the journal may be taken into the session meanwhile.
      const others = () => {
        const files = readdirSync(cwd).filter(file => /^\.?talk/.test(file) && !/\.box$/.test(file))
        return Math.max(
          ...files.flatMap(file => [...read(file).matchAll(/"n": ?(\d+)/g)].map(found => Number(found[1]))),
        )
      }
      const before = others()
      const arrived: string[] = []
      for (const { name, at } of turn) {
        const text = `round ${i} ${Math.floor(draw() * 1e9)}`
        authors.set(text, name)
        seats[at]!.say('input', `${text}\r`)
        await seats[at]!.sees(text)
        arrived.push(text)
        // Nothing reaches the disk before four people have written; then those four, and after them nobody alone.
        const lies = arrived.length < 4 ? 0 : 4
        await eventually(() => expect(box()).toHaveLength(lies))
      }
      // Nothing was entered anywhere, nobody has a draft, and the box knows nobody.
      expect(others()).toBe(before)
      expect(readdirSync(cwd)).not.toContain('talk.draft')
      expect(read('talk.box')).not.toMatch(new RegExp(`"p\\d+"|${people.join('|')}|Ana`))
      seen.push({ arrived, lay: box().map(c => c.text) })
      // A report that the window has the focus ends the wait for more behind an escape.
      ana.say('input', '\x1b\x1b[I')
      // Nobody may change the room more than thirty times in ten seconds; the host tells that by its own clock.
      if (rounds > 12) await new Promise(resolve => setTimeout(resolve, 700))
      ana.say('input', 'r')
      await eventually(() => expect(readdirSync(cwd)).not.toContain('talk.box'))
      if (i === rounds - 1) break
      ana.say('input', 'n')
      for (const user of seats) await user.sees(titleOf(i + 1))
    }
    host.kill('SIGTERM')
    await new Promise(resolve => host.once('exit', resolve))

    const { log } = {
      log: JSON.parse(
        execFileSync(process.execPath, [launcher, 'show', 'talk', 'log', '--json', '--dir', '.'], { cwd }).toString(),
      ) as { by?: string; move: { do: string; in?: string; texts?: { text: string }[] } }[],
    }
    const boxes = log.filter(entry => entry.move.do === 'box').map(entry => entry.move.texts!.map(t => t.text))
    expect(boxes).toHaveLength(rounds)
    for (const name of people)
      for (const text of authors.keys()) if (authors.get(text) === name) expect(said).not.toContain(text)
    const right = (lists: string[][]) =>
      lists
        .flatMap(list => list.map((text, i) => (authors.get(text) === people[i] ? 1 : 0)))
        .reduce((a: number, b) => a + b, 0)
    const guesses = rounds * people.length
    const chance = 1 / people.length
    // Three times what luck alone strays.
    const most = chance + 3 * Math.sqrt((chance * (1 - chance)) / guesses)
    const shares = {
      asTheyLay: seen.map(s => s.lay),
      asTheyAreShown: boxes,
      asTheyCame: seen.map(s => s.arrived),
    }
    const told = Object.entries(shares).map(([how, lists]) => [how, right(lists) / guesses] as const)
    if (process.env.FLYWHEEL_RUNS)
      console.log(
        `${guesses} guesses, chance ${chance.toFixed(3)}`,
        told.map(([how, share]) => `${how} ${share.toFixed(3)}`),
      )
    for (const [how, share] of told) expect(share, how).toBeLessThanOrEqual(most)
  },
  4 * patience * Number(process.env.FLYWHEEL_RUNS ?? 1),
)
