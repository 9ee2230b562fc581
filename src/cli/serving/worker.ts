/** A worker of the service, a process of its own: mounts terminals and homes for its desk, and ends with it. */
import { sentence, UserError } from '../../errors.ts'
import type { ServiceBook } from '../../ports/service-book.ts'
import type { SessionStore } from '../../ports/session-store.ts'
import { bookElsewhere } from '../../service/book-elsewhere.ts'
import { callsOver } from '../../service/calls.ts'
import type { DeskWork } from '../../service/messages.ts'
import { sharedList } from '../../service/shared-list.ts'
import { Worker } from '../../service/worker/worker.ts'
import type { RunErrand, ShowHome } from '../../service/worker/worker-options.ts'
import type { WorkerStart } from '../../service/workers.ts'
import { mountTerminal } from '../../terminals/hosted-terminal.tsx'
import { mountHome } from '../../terminals/service-home.ts'
import { lookFrom } from '../environment.ts'
import { storeIn } from '../store.ts'
import { version } from '../version.ts'
import type { ErrandDesk } from './commands/errand.ts'
import { homeServices } from './home-services.ts'
import { servingWords } from './words.ts'

/** ms that saving everything may take when the desk is gone. */
const lastSave = 4_000
/** ms that a list of all sessions is good for, unless something changes. */
const listKept = 5_000

async function start({ place, socket }: WorkerStart): Promise<void> {
  // Each facilitator's screen listens for the end of the process: a hundred of them are no leak.
  process.setMaxListeners(0)
  const store = storeIn(place)
  let worker: Worker | undefined
  const ours = new Proxy({}, { get: (_, name) => worker && Reflect.get(worker, name).bind(worker) })
  const { theirs: desk } = callsOver<DeskWork>(
    {
      send: message => void (process.connected && process.send?.(message)),
      listen: call => void process.on('message', call),
    },
    ours,
  )
  const sessions = sharedList(() => store.list(), listKept)
  const book = bookElsewhere({ tell: (call, given) => desk.book(call, given) })
  worker = new Worker({
    socket,
    store,
    desk,
    now: Date.now,
    mountTerminal: user => mountTerminal({ ...user, appServices: {}, lobbyFirst: true }),
    looks: screen => {
      const { look, linear } = lookFrom({ ...screen.env, TERM: screen.term })
      return { ...look, linear: linear || screen.linear === true }
    },
    showHome: homes({ desk, book, store, sessions }),
    changed: () => sessions.changed(),
    runErrand: errands({ desk, book, store }),
    settle: async room => (await import('../sessions/checked-in.ts')).settleCheckIns(room, store),
  })
  await worker.listen()
  process.on('disconnect', () => void end(worker))
}

/** Shows homes. */
function homes(service: Pick<Parameters<typeof homeServices>[0], 'desk' | 'book' | 'store' | 'sessions'>): ShowHome {
  return ({ terminal, ...asked }) => {
    const { input, output, screen } = terminal
    const { look, linear } = lookFrom({ ...screen.env, TERM: screen.term })
    const isLinear = linear || screen.linear === true
    let ended: number | undefined
    const mounted = homeServices({ ...asked, ...service }).then(services => {
      const app = mountHome({
        terminal: {
          input,
          output,
          theme: look,
          ...(isLinear ? { linear: true, echoes: screen.echoes === true } : {}),
        },
        services,
        now: Date.now,
      })
      if (ended !== undefined) void app.quit(ended)
      return { app, services }
    })
    return {
      over: mounted.then(async ({ app, services }) => ({
        code: await app.exited,
        say: servingWords.goodbye(services.me().name),
      })),
      async end(code) {
        ended = code
        await (await mounted).app.quit(code)
      },
    }
  }
}

/** Does what comes as commands. */
function errands({ desk, book, store }: { desk: DeskWork; book: ServiceBook; store: SessionStore }): RunErrand {
  return async ({ account, seat, address, command: { text, ...streams } }) => {
    const { runCommand } = await import('./commands/run.ts')
    const errandDesk: ErrandDesk = {
      rooms: desk.rooms,
      rotate: desk.rotate,
      closeRoom: desk.closeRoom,
      checkIn: desk.checkIn,
      // What a command says of its own end is still to be read.
      sendAway: (of, team) => desk.sendAway(of, team, seat),
      handLeadOn: desk.handLeadOn,
      status: async () => ({ version, ...(await desk.status()) }),
      note: event => void desk.note(event, seat).catch(() => {}),
    }
    return runCommand({
      account,
      text,
      streams,
      store,
      book,
      desk: errandDesk,
      ...(address === undefined ? {} : { address }),
    })
  }
}

/** The desk is gone: everything is saved and everybody sent away. */
async function end(worker: Worker | undefined): Promise<never> {
  setTimeout(() => process.exit(1), lastSave).unref()
  await worker?.leave(servingWords.deskGone, '', lastSave / 2).catch(() => {})
  process.exit(0)
}

process.once('message', (message: WorkerStart) => {
  start(message).then(
    () => process.send?.({ is: 'ready' }),
    error => {
      process.send?.({ is: 'no', say: error instanceof UserError ? sentence(error) : String(error) })
      process.exit(1)
    },
  )
})
// Keys pressed at the terminal of the desk are the desk's.
process.on('SIGINT', () => {})
process.on('SIGHUP', () => {})
