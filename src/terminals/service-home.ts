/** Home of a service at one terminal: a screen, or plain lines where those are asked for. */
import type { Mounted, Terminal } from '../screen/terminal.ts'
import type { HomeServices } from '../views/home-services.ts'
import { homeTerminal } from './home/home-terminal.ts'
import { homeLines } from './lines/service-home.ts'

export type HomeOptions = { terminal: Terminal; services: HomeServices; now?: () => number }

/**
 * Shows home to one person. `exited` resolves with the exit code when they leave, and rejects when the screen fell. When `enter`,
 * `start` or `useCode` led into a room, whoever runs the service ends home with `quit` and gives the terminal to the room.
 */
export function mountHome({ terminal, services, now = Date.now }: HomeOptions): Mounted {
  return terminal.linear ? homeLines({ terminal, services, now }) : homeTerminal({ terminal, services, now })
}
