/** One terminal of a room with many: a participant's desk, the facilitator's full app, or a view for those who look on. */
import { exitCodes, UserError } from '../errors.ts'
import type { Room } from '../room/room.ts'
import { stepsOf } from '../session/agenda.ts'
import { currentStep } from '../session/read.ts'
import type { PersonId } from '../session/shapes.ts'
import { width } from '../text.ts'
import { decoder } from './decode.ts'
import type { Doors } from './doors.ts'
import type { Hall, Role } from './hall.ts'
import { personLines } from './linear/person.ts'
import { honesty } from './lobby-drawing.ts'
import { enter, leave } from './modes.ts'
import { clipboard, type Mounted, mountApp, type Terminal } from './mount.tsx'
import { type Desk, deskAt } from './person/desk.ts'
import { draftsOf } from './person/drafts.ts'
import { roundsOf } from './person/rounds.ts'

/** Who sits at a terminal. Somebody who takes part is a person of the session; those who look on need not be. `ticket` is shown once. */
export type Seat = { role: Role; person?: PersonId; name: string; ticket?: string }

/** `doors`: what the facilitator may ask of the hosting machine (notes, another folder); without them it says that it cannot. */
export type SeatOptions = { terminal: Terminal; hall: Hall; seat: Seat; now?: () => number; doors?: Partial<Doors> }

/**
 * Starts a terminal. Whoever the session's facilitator is gets the whole app; it turns back into a desk when they hand over, and a
 * line that is typed is finished first. `exited` rejects when this terminal's screen fell; the room goes on.
 */
export function mountSeat({ terminal, hall, seat, now = Date.now, doors = {} }: SeatOptions): Mounted {
  const { input, output } = terminal
  const { room } = hall.open
  const me = seat.role === 'participant' || seat.role === 'facilitator' ? seat.person : undefined
  const greeting = seat.ticket && greet(seat.name, seat.ticket, terminal.linear ? undefined : output.columns)
  if (terminal.linear) return personLines({ terminal, hall, doors: doorsFor(doors), me, greeting, now })
  const drafts = me === undefined ? undefined : draftsOf(hall, me)
  let desk: Desk | undefined
  let app: Mounted | undefined
  let ended = false
  let turning = false
  /** The facilitator takes part at a desk like everybody, until they come back to facilitating. */
  let takesPart = false
  const leadsNow = () => me !== undefined && room.session.facilitator === me && !takesPart

  let finished = (_code: number) => {}
  let failed = (_error: unknown) => {}
  const exited = new Promise<number>((resolve, reject) => {
    finished = resolve
    failed = reject
  })
  exited.catch(() => {})

  const decode = decoder(keys => {
    if (me !== undefined && !currentStep(room.session)?.anonymous) hall.presence.touch(me, now())
    desk?.feed(keys)
    turn()
  })
  const onData = (chunk: Buffer | string) => decode.push(chunk)
  const onResize = () => desk?.resize()
  const onDrain = () => desk?.show()

  /** Lets go of everything but the terminal's own modes. */
  const stop = () => {
    ended = true
    unwatch()
    desk?.stop()
    desk = undefined
    input.removeListener('data', onData)
    output.removeListener('resize', onResize)
    output.removeListener('drain', onDrain)
    drafts?.flush()
  }
  const end = async (code: number) => {
    if (ended) return
    stop()
    await app?.quit(code)
    app = undefined
    input.setRawMode?.(false)
    input.pause?.()
    output.write(leave)
    finished(code)
  }
  const fell = (error: unknown) => {
    if (ended) return
    stop()
    failed(error)
  }

  const sitDown = () => {
    desk = deskAt({
      terminal,
      hall,
      me,
      name: me === undefined ? undefined : seat.name,
      isStage: seat.role === 'stage',
      greeting: takesPart ? 'Your own part, as everybody has it. F goes back to facilitating.' : greeting,
      ...(greeting && !takesPart ? { promise: honesty } : {}),
      lead: takesPart ? () => part(false) : undefined,
      drafts,
      now,
      leave: code => void end(code),
      fell,
      copy: text => void output.write(clipboard(text, terminal.tmux ?? false)),
    })
  }
  const takeOver = (person: PersonId) => {
    // What was typed at a step before stands in its line again.
    for (const step of stepsOf(room.session.agenda)) drafts?.get(`${step.id} ${person}`)
    const open = { ...hall.open, room: patient(room, hall, now), drafts: drafts?.all(), recovered: 0, torn: undefined }
    app = mountApp({
      terminal,
      doors: doorsFor(doors, (place, text) => drafts?.set(place, text)),
      start: {
        at: 'turn',
        open,
        hosted: { hall, me: person, stays: true, early: false, guest: true, toDesk: () => part(true) },
      },
      now,
      guest: true,
    })
    const mounted = app
    mounted.exited.then(
      code => {
        if (app === mounted) void end(code)
      },
      error => {
        if (app === mounted) fell(error)
      },
    )
  }

  function part(on: boolean): void {
    takesPart = on
    turn()
  }

  /** The terminal becomes what its person is now. */
  function turn(): void {
    // Whoever handed over takes part anyway, and facilitates at once when it comes back to them.
    if (room.session.facilitator !== me) takesPart = false
    const leads = leadsNow()
    if (ended || turning || (leads ? !desk || desk.isTyping() : !app)) return
    turning = true
    // The screens that are to go are being told the news just now.
    setImmediate(async () => {
      turning = false
      if (ended) return
      if (leads && desk && me !== undefined) {
        desk.stop()
        desk = undefined
        input.removeListener('data', onData)
        takeOver(me)
      } else if (app) {
        const old = app
        app = undefined
        await old.quit(exitCodes.ok)
        if (ended) return
        sitDown()
        input.on('data', onData)
      }
      // It may have been handed on meanwhile.
      turn()
    })
  }

  output.write(enter)
  input.setRawMode?.(true)
  input.resume?.()
  output.on('resize', onResize)
  output.on('drain', onDrain)
  const unwatch = room.watch(turn)
  if (me !== undefined && leadsNow()) takeOver(me)
  else {
    sitDown()
    input.on('data', onData)
  }

  return {
    exited,
    async quit(code) {
      await end(code)
      return exited
    },
    async settled() {
      await desk?.settled()
      await app?.settled()
    },
  }
}

/**
 * The room as the full app watches it: drawing that costs as much as a hundred desks, so it comes after them, unless it was its own
 * person who did something.
 */
function patient(room: Room, hall: Hall, now: () => number): Room {
  let acted = false
  return Object.create(room, {
    submit: {
      value(...move: Parameters<Room['submit']>) {
        acted = true
        const outcome = room.submit(...move)
        const past = () => {
          acted = false
        }
        if ('saved' in outcome) outcome.saved.then(past, past)
        else past()
        return outcome
      },
    },
    watch: {
      value: (call: () => void) => {
        let stopped = false
        const stop = room.watch(() => {
          if (acted) call()
          else roundsOf(hall, now).lastly(() => stopped || call())
        })
        return () => {
          stopped = true
          stop()
        }
      },
    },
  }) as Room
}

/** Welcome with the ticket, which is said whole: on a narrow screen with fewer words around it. */
function greet(name: string, ticket: string, columns = Number.POSITIVE_INFINITY): string {
  const long = `Welcome, ${name}. Your rejoin code: ${ticket}`
  const fits = (text: string) => width(text) <= columns - 2
  return [long, `Your rejoin code: ${ticket}`, `Rejoin code: ${ticket}`].find(fits) ?? ticket
}

/** The world outside as a guest may reach it. */
function doorsFor(doors: Partial<Doors>, keep: (place: string, text: string) => void = () => {}): Doors {
  const here = () => {
    throw new UserError('That is done at the machine that hosts.')
  }
  return {
    dir: '',
    list: async () => [],
    suggest: () => ({ team: '', people: [] }),
    open: async () => here(),
    create: async () => here(),
    notes: async () => here(),
    elsewhere: async () => here(),
    restore: async () => here(),
    ...doors,
    // The room is not a guest's to close.
    close: async () => {},
    draft: (_open, { step, person, text }) => keep(`${step} ${person}`, text),
  }
}
