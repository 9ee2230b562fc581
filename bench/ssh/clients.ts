/** The program itself with real ssh clients in another process, and the same app shared by tmux beside it, over sshd and attached at once. */
import { spawn, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { spawn as spawnPty } from '@lydell/node-pty'
import ssh2 from 'ssh2'
import { figure, median, percentile } from '../measure/figures.ts'

const columns = 120
const rows = 40
const frameEnd = '\x1b[?2026l'
const program = join(process.cwd(), 'bin', 'flywheel.js')
const rest = (ms: number) => new Promise<void>(done => setTimeout(done, ms))

/** How a screen is reached: the program's own door, `tmux attach` here, or the same through a real sshd. */
type Way = 'ssh' | 'tmux' | 'sshd'
type Place = { way: Way; n: number; port: number; code: string; lead: string; socket: string; key: string }
type Measured = { last: number[]; own: number[]; bytes: number; joins: number[] }
type Asked = { do: 'change' | 'type'; times: number }
/** One terminal of the other process. */
type Client = { write(keys: string): void; heard: (data: string) => void }

if (process.argv[2] === 'reader') await read(JSON.parse(process.argv[3]!) as Place)
else {
  const wanted = process.argv.slice(2).map(Number)
  const goals: Record<number, number> = { 1: 16, 10: 20, 50: 30, 100: 40, 300: 60, 1000: 200 }
  for (const n of wanted.length ? wanted : [1, 10, 50, 100, 300]) {
    console.log(` ${n} ssh clients`)
    const ours = await measure('ssh', n)
    const p99 = percentile(ours.last, 0.99)
    const goal = goals[n] ?? 200
    figure('change to last screen, median', `${median(ours.last).toFixed(1)} ms`, '', true)
    figure(`  99 of 100 of ${ours.last.length}`, `${p99.toFixed(1)} ms`, `<= ${goal} ms`, p99 <= goal)
    figure(
      'CPU of the room a change',
      `${ours.cpu.toFixed(1)} ms`,
      n === 50 ? '<= 15 ms' : '',
      n !== 50 || ours.cpu <= 15,
    )
    figure('bytes to a client a change', ours.bytes.toFixed(0), '<= 500', ours.bytes <= 500)
    const echo = percentile(ours.own, 0.99)
    figure('own key to own screen, 99 of 100', `${echo.toFixed(1)} ms`, '<= 16 ms', echo <= 16)
    const memory = n > 1 ? ours.memory / n : 0
    figure(
      'memory a client, room and gateway',
      `${memory.toFixed(2)} MB`,
      n === 300 ? '<= 0.4 MB' : '',
      n !== 300 || memory <= 0.4,
    )
    if (n > 1) figure('joined, five at a time, median', `${median(ours.joins).toFixed(0)} ms`, '', true)
    for (const [way, at] of [
      ['sshd', 50],
      ['tmux', 300],
    ] as const) {
      if (n !== at) continue
      const theirs = await measure(way, n)
      const [middle, most] = [median(theirs.last), percentile(theirs.last, 0.99)]
      const name = way === 'sshd' ? 'sshd with tmux attach' : 'tmux attach'
      const [half, all] = way === 'sshd' ? [1, 1] : [1.5, 0.4]
      figure(`${name}, median and 99 of 100`, `${middle.toFixed(1)}, ${most.toFixed(1)} ms`, '', true)
      figure(
        '  ours to theirs, median',
        `${(median(ours.last) / middle).toFixed(2)} x`,
        `<= ${half} x`,
        median(ours.last) <= half * middle,
      )
      figure('  ours to theirs, 99 of 100', `${(p99 / most).toFixed(2)} x`, `<= ${all} x`, p99 <= all * most)
    }
  }
  process.exit()
}

/** N terminals that read all they are sent; told on stdin what to do, answers on stdout. */
async function read(place: Place): Promise<void> {
  const joins: number[] = []
  const clients: Client[] = []
  const reach = { ssh: throughTheDoor, tmux: attached, sshd: throughSshd }[place.way]
  clients.push(await reach(place, 0))
  // At a step with parked things beside it; with its clock standing still, every frame is news.
  for (const keys of ['\x1b\x1b[I', 'g', 'talk\r', '\x1b\x1b[I', '.']) {
    await rest(500)
    clients[0]!.write(keys)
  }
  await rest(500)
  const together = 5
  for (let i = 1; i < place.n; i += together)
    await Promise.all(
      Array.from({ length: Math.min(together, place.n - i) }, async (_, j) => {
        const before = performance.now()
        clients[i + j] = await reach(place, i + j)
        joins.push(performance.now() - before)
      }),
    )
  await rest(1_000)
  console.log('ready')
  let bytes = 0
  for await (const line of createInterface({ input: process.stdin })) {
    const { do: what, times } = JSON.parse(line) as Asked
    const out: Measured = { last: [], own: [], bytes: 0, joins }
    for (let i = 0; i < times; i++) {
      // Nobody is quicker than hands are, so people take turns.
      const acting = clients[place.way === 'ssh' && place.n > 1 ? 1 + (i % (place.n - 1)) : 0]!
      const frame = (who: readonly Client[], until = '') =>
        new Promise<void>(resolve => {
          const seen = new Map<Client, string>()
          const waiting = new Set(who)
          const limit = setTimeout(resolve, 5_000)
          for (const client of who)
            client.heard = data => {
              bytes += Buffer.byteLength(data)
              seen.set(client, `${seen.get(client) ?? ''}${data}`.slice(-4_000))
              // What a shared tmux sends has no end to tell: the message is its last row but one.
              if (!seen.get(client)!.includes(place.way === 'ssh' ? frameEnd : until)) return
              waiting.delete(client)
              if (waiting.size) return
              clearTimeout(limit)
              resolve()
            }
        })
      const press = async (keys: string) => {
        const before = performance.now()
        const done = frame([acting])
        acting.write(keys)
        await done
        return performance.now() - before
      }
      if (what === 'type') {
        if (i === 0) for (const client of clients) client.heard = () => {}
        await press('p')
        for (const key of 'release queue') out.own.push(await press(key))
        await press('\x15')
        await press('\x1b\x1b[I')
        continue
      }
      await press('p')
      await press(`thing ${i}`)
      await rest(40)
      bytes = 0
      const before = performance.now()
      const done = frame(clients, 'arked: thing')
      acting.write('\r')
      await done
      out.last.push(performance.now() - before)
      out.bytes += bytes / clients.length / times
      // Ten seconds of one person hold thirty changes.
      await rest(place.n > 12 ? 20 : 330 / Math.max(1, place.n - 1))
    }
    console.log(JSON.stringify(out))
  }
  process.exit(0)
}

function throughTheDoor({ port, code, lead }: Place, i: number): Promise<Client> {
  return new Promise((resolve, reject) => {
    const conn = new ssh2.Client()
    conn.on('connect', () => conn.setNoDelay(true))
    conn.on('keyboard-interactive', (_n, _i, _l, prompts, finish) => finish(prompts.map(() => (i ? code : lead))))
    conn.on('error', reject)
    conn.on('ready', () =>
      conn.shell({ term: 'xterm-256color', cols: columns, rows }, (error, channel) => {
        if (error) return reject(error)
        const client: Client = { write: keys => void channel.write(keys), heard: () => {} }
        channel.on('data', (data: Buffer) => {
          const text = data.toString('latin1')
          if (text.includes(frameEnd)) resolve(client)
          client.heard(text)
        })
        channel.on('close', () => reject(new Error('closed')))
      }),
    )
    conn.connect({
      host: '127.0.0.1',
      port,
      username: i ? `Person${i}` : 'Ana',
      tryKeyboard: true,
      readyTimeout: 60_000,
    })
  })
}

function inPty(command: string, args: string[]): Promise<Client> {
  return new Promise(resolve => {
    const env: Record<string, string> = { ...(process.env as Record<string, string>), TERM: 'xterm-256color' }
    delete env.TMUX
    const pty = spawnPty(command, args, { name: 'xterm-256color', cols: columns, rows, env })
    const client: Client = { write: keys => pty.write(keys), heard: () => {} }
    pty.onData(data => {
      resolve(client)
      client.heard(data)
    })
  })
}

function attached({ socket }: Place): Promise<Client> {
  return inPty('tmux', ['-L', socket, 'attach'])
}

function throughSshd({ socket, port, key }: Place): Promise<Client> {
  const quiet = ['-o', 'StrictHostKeyChecking=no', '-o', 'UserKnownHostsFile=/dev/null', '-o', 'LogLevel=ERROR']
  return inPty('ssh', ['-tt', '-p', String(port), '-i', key, ...quiet, '127.0.0.1', `tmux -L ${socket} attach`])
}

async function measure(way: Way, n: number): Promise<Measured & { cpu: number; memory: number }> {
  const folder = mkdtempSync(join(tmpdir(), 'flywheel-bench-'))
  const stops: (() => void)[] = [() => rmSync(folder, { recursive: true, force: true })]
  try {
    const place: Place = { way, n, port: 0, code: '', lead: '', socket: `bench${process.pid}`, key: '' }
    let pid = 0
    if (way === 'ssh') {
      const args = [
        'host',
        'retro.json',
        '--team',
        'checkout',
        '--people',
        'Ana',
        '--headless',
        '--json',
        '--port',
        '0',
      ]
      const host = spawn(process.execPath, [program, ...args], {
        cwd: folder,
        env: { ...process.env, XDG_STATE_HOME: join(folder, 'state') },
        stdio: ['ignore', 'pipe', 'ignore'],
      })
      stops.push(() => host.kill('SIGTERM'))
      const first = await createInterface({ input: host.stdout })[Symbol.asyncIterator]().next()
      const { ssh, codes } = JSON.parse(first.value as string)
      Object.assign(place, { port: ssh.port, code: codes.participant, lead: codes.facilitator })
      pid = host.pid!
    } else {
      spawnSync(process.execPath, [program, 'new', '--team', 'checkout', '--people', 'Ana', '--no-open'], {
        cwd: folder,
      })
      const tmux = (...args: string[]) =>
        spawnSync('tmux', ['-L', place.socket, '-f', '/dev/null', ...args], { cwd: folder })
      tmux(
        'new-session',
        '-d',
        '-x',
        String(columns),
        '-y',
        String(rows),
        `${process.execPath} ${program} open checkout-t0001`,
      )
      tmux('set', '-g', 'status', 'off')
      stops.push(() => tmux('kill-server'))
      if (way === 'sshd') Object.assign(place, sshdIn(folder, stops))
    }
    const reader = spawn(process.execPath, [process.argv[1]!, 'reader', JSON.stringify(place)], {
      stdio: ['pipe', 'pipe', 'inherit'],
    })
    stops.push(() => reader.kill())
    const before = pid ? residentOf(pid) : 0
    const lines = createInterface({ input: reader.stdout })[Symbol.asyncIterator]()
    const ready = await lines.next()
    if (ready.done) throw new Error(`${way}: the clients did not come in`)
    const ask = async (asked: Asked): Promise<Measured> => {
      reader.stdin.write(`${JSON.stringify(asked)}\n`)
      return JSON.parse((await lines.next()).value as string) as Measured
    }
    const times = 60
    await ask({ do: 'change', times: 10 })
    const cpu = pid ? cpuOf(pid) : 0
    const change = await ask({ do: 'change', times })
    const used = pid ? (cpuOf(pid) - cpu) / times : 0
    const memory = pid ? residentOf(pid) - before : 0
    const typing = way === 'ssh' ? await ask({ do: 'type', times: 12 }) : change
    return { ...change, own: typing.own, cpu: used, memory }
  } finally {
    for (const stop of stops.reverse()) stop()
    await rest(500)
  }
}

/** A real sshd that lets in one key, for this user. */
function sshdIn(folder: string, stops: (() => void)[]): { port: number; key: string } {
  const key = join(folder, 'key')
  const hostKey = join(folder, 'host')
  for (const path of [key, hostKey]) spawnSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', path])
  const port = 20_000 + (process.pid % 20_000)
  const config = join(folder, 'sshd_config')
  mkdirSync('/run/sshd', { recursive: true })
  writeFileSync(
    config,
    [
      `Port ${port}`,
      'ListenAddress 127.0.0.1',
      `HostKey ${hostKey}`,
      `AuthorizedKeysFile ${key}.pub`,
      'StrictModes no',
      'UsePAM no',
      'PermitRootLogin yes',
      'MaxStartups 1000',
      `PidFile ${join(folder, 'pid')}`,
    ].join('\n'),
  )
  const sshd = spawn('/usr/sbin/sshd', ['-D', '-f', config], { stdio: 'ignore' })
  stops.push(() => sshd.kill())
  return { port, key }
}

/** Memory of a process and its children, in MB. */
function residentOf(pid: number): number {
  const own = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? '0'
  return Number(own) / 1_024 + childrenOf(pid).reduce((sum, child) => sum + residentOf(child), 0)
}

function childrenOf(pid: number): number[] {
  return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number)
}

/** CPU time of this process alone, in ms. */
function cpuOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ')
  return (Number(fields[11]) + Number(fields[12])) * 10
}
