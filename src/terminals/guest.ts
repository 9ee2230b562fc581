/** What a guest is given of the host's world: the room at a pace it can bear, a greeting, and the services a guest may use. */
import { UserError } from '../errors.ts'
import type { Room } from '../room/room.ts'
import { width } from '../text.ts'
import type { AppServices } from '../views/app-services.ts'
import type { HostServices } from '../views/host-services.ts'
import { viewWords } from '../views/words.ts'
import { schedulerOf } from './participant/render-scheduler.ts'

/**
 * The room as the full app watches it: drawing that costs as much as a hundred participants, so it comes after them, unless it was its own
 * person who did something.
 */
export function patient(room: Room, services: HostServices, now: () => number): Room {
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
          else schedulerOf(services, now).lastly(() => stopped || call())
        })
        return () => {
          stopped = true
          stop()
        }
      },
    },
  })
}

/** Welcome with the ticket, which is said whole: on a narrow screen with fewer words around it. */
export function greet(name: string, ticket: string, columns = Number.POSITIVE_INFINITY): string {
  const long = viewWords.welcome(name, ticket)
  const fits = (text: string) => width(text) <= columns - 2
  return [long, viewWords.rejoinCode(ticket), `Rejoin code: ${ticket}`].find(fits) ?? ticket
}

/** The world outside as a guest may reach it. */
export function appServicesFor(
  appServices: Partial<AppServices>,
  keep: (place: string, text: string) => void = () => {},
): AppServices {
  const here = () => {
    throw new UserError(viewWords.hostOnly)
  }
  return {
    dir: '',
    list: async () => [],
    suggest: () => ({ team: '', people: [] }),
    open: async () => here(),
    create: async () => here(),
    notes: async () => here(),
    restore: async () => here(),
    ...appServices,
    // The room is not a guest's to close.
    close: async () => {},
    draft: (_open, { step, person, text }) => keep(`${step} ${person}`, text),
  }
}
