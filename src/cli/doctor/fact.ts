/** What doctor finds: one line each, and what the lines are read from. */

/** One finding: fine (`ok`), or what hurts. `fix` is a command or a sentence that makes it better. */
export type Fact = { about: string; ok: boolean; say: string; fix?: string }

/** What the facts are read from. */
export type World = {
  env: Record<string, string | undefined>
  platform: NodeJS.Platform
  /** The size in cells, when stdout is a terminal. */
  size?: { columns: number; rows: number }
  /** Bits of colour the terminal says it has: 1, 4, 8 or 24. */
  colourBits: number
  node: string
  /** Where the sessions are: a folder, or the address of a database. */
  dir: string
  /** How many cells the terminal moved on for each of these texts; undefined when it does not say. Absent without a terminal to ask. */
  widths?(texts: readonly string[]): Promise<number[] | undefined>
  /** Asks tmux something; undefined when it does not answer. */
  tmux(...words: string[]): Promise<string | undefined>
  /** Reads the config file; rejects with what is wrong in it. */
  config(): Promise<string | undefined>
  host: HostWorld
}

/** What hosting a room takes of a machine. */
export type HostWorld = {
  listen: string
  port: number
  /** Where the host key and the sockets lie. @throws UserError where there is no place for them. */
  state(): string
  /** Listens there for a moment and comes in; rejects with the code of what stands in the way. */
  reach(listen: string, port: number): Promise<void>
  /** Addresses of this machine that others may reach. */
  addresses(): string[]
  /** How many files and connections a program may have open; undefined where nobody knows. */
  openFiles(): Promise<number | undefined>
  /** This Node has the key exchange that holds against a quantum computer. */
  hasMlKem: boolean
  /** How many sessions the database at this address has; rejects with what is wrong. */
  sessions(address: string): Promise<number>
  /** The person this program runs as; undefined on Windows. */
  uid: number | undefined
}
