/** The worker processes of a machine: started, asked every second whether they live, and started anew when they are lost. */
import { type ChildProcess, fork } from 'node:child_process'
import * as modules from 'node:module'
import { dirname } from 'node:path'
import { UserError } from '../errors.ts'
import { type Calls, callsOver } from './calls.ts'
import type { DeskWork, WorkerWork } from './messages.ts'
import { serviceWords } from './words.ts'

/** One worker as its desk sees it. */
export type WorkerHandle = {
  id: number
  /** Where it listens for terminals. */
  socket: string
  work: WorkerWork
  pid: number | undefined
}

/** What a worker is told first. */
export type WorkerStart = { is: 'start'; place: string; socket: string }

export type WorkersOptions = {
  /** The program of a worker. */
  file: string
  count: number
  /** Where the sessions are. */
  place: string
  /** Where the socket of a worker is to be. */
  socketOf: (id: number) => string
  /** What a worker may call. */
  desk: (worker: number) => DeskWork
  env: Record<string, string | undefined>
  /** A worker is there. */
  ready: (worker: WorkerHandle) => void
  /** A worker is lost; another one is being started. */
  lost: (worker: WorkerHandle) => void
  /** Stacks of what went wrong inside. */
  bug: (stack: string) => void
}

/** ms between two questions, and how many may stay without an answer: one that works hard is no hung one, and losing it costs more. */
const beat = 500
const missable = 9
/** ms that a start may take, and to the next start after one that was short. */
const slowest = 20_000
const pause = 1_000
/** A young generation (V8) of one size, in MB: with a smaller one people who come together cost a fifth more, and one that grows is not given back. */
const young = ['--min-semi-space-size=16', '--max-semi-space-size=16']
/** Threads that wait for the disk (libuv): with as few as usual, rooms that are saved at the same moment wait for each other. */
const diskThreads = '16'

type Running = WorkerHandle & { child: ChildProcess; calls: Calls<WorkerWork> }

export class Workers {
  private readonly options: WorkersOptions
  private readonly running = new Map<number, Running>()
  /** All processes, those that are still starting among them. */
  private readonly children = new Set<ChildProcess>()
  private next = 1
  private closing = false

  constructor(options: WorkersOptions) {
    this.options = options
  }

  /** Starts all of them. @throws UserError when one does not start. */
  async open(): Promise<void> {
    await Promise.all(Array.from({ length: this.options.count }, () => this.start()))
  }

  list(): WorkerHandle[] {
    return [...this.running.values()]
  }

  get(id: number): WorkerHandle | undefined {
    return this.running.get(id)
  }

  /** Ends all of them, in order when they take it, and within `within` ms. */
  async close(within: number): Promise<void> {
    this.closing = true
    await Promise.all(
      [...this.children].map(async child => {
        const exited = new Promise(resolve => child.once('exit', resolve))
        if (child.connected) child.disconnect()
        const late = setTimeout(() => child.kill('SIGKILL'), within)
        await exited
        clearTimeout(late)
      }),
    )
  }

  private async start(): Promise<void> {
    const { file, place, socketOf, desk, env, ready, bug } = this.options
    const id = this.next++
    const socket = socketOf(id)
    const child = fork(file, [], {
      execArgv: young,
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      // What was compiled before is not compiled again.
      env: { UV_THREADPOOL_SIZE: diskThreads, ...env, ...compiled(), NODE_ENV: 'production' },
      detached: true,
    })
    this.children.add(child)
    child.once('exit', () => this.children.delete(child))
    child.on('error', () => {})
    child.stderr?.on('data', (text: Buffer) => bug(text.toString()))
    const begun = new Promise<void>((resolve, reject) => {
      const late = setTimeout(() => child.kill('SIGKILL'), slowest).unref()
      child.on('message', ({ is, say }: { is: string; say?: string }) => {
        if (is === 'ready') resolve()
        if (is === 'no') reject(new UserError(say ?? serviceWords.broken))
      })
      child.once('exit', code =>
        reject(new UserError(`A worker of the service ended as it was started (${code ?? 'killed'}).`)),
      )
      child.once('message', () => clearTimeout(late))
    })
    const calls = callsOver<WorkerWork>(
      {
        send: message => void (child.connected && child.send(message, () => {})),
        listen: call => void child.on('message', call),
      },
      desk(id),
    )
    child.send({ is: 'start', place, socket } satisfies WorkerStart, () => {})
    await begun
    const worker: Running = { id, socket, work: calls.theirs, pid: child.pid, child, calls }
    this.running.set(id, worker)
    this.watch(worker)
    ready(worker)
  }

  private watch(worker: Running): void {
    const { child, calls, id } = worker
    let missed = 0
    const clock = setInterval(() => {
      if (missed++ >= missable) return void child.kill('SIGKILL')
      calls.theirs.alive().then(
        () => {
          missed = 0
        },
        () => {},
      )
    }, beat)
    child.once('exit', () => {
      clearInterval(clock)
      this.running.delete(id)
      calls.end(serviceWords.workerLost)
      if (this.closing) return
      this.options.lost(worker)
      void this.again()
    })
  }

  private async again(): Promise<void> {
    while (!this.closing) {
      try {
        await this.start()
        return
      } catch (error) {
        this.options.bug(error instanceof Error ? (error.stack ?? error.message) : String(error))
        await new Promise(resolve => setTimeout(resolve, pause))
      }
    }
  }
}

/** Where this process keeps compiled code, for those it starts; nothing where it keeps none, or its Node cannot. */
function compiled(): { NODE_COMPILE_CACHE?: string } {
  const folder = modules.getCompileCacheDir?.()
  return folder === undefined ? {} : { NODE_COMPILE_CACHE: dirname(folder) }
}
