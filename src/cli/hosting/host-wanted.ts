/** What a hosting is asked for, and what its parts hand each other. */
import type { Hosting } from '../../remote/hosting.ts'
import type { AppServices, OpenSession } from '../../views/app-services.ts'
import type { Common } from '../parsing/command.ts'

export type HostWanted = {
  settings: Common
  /** A session's path, or what a new one needs. */
  session: string | { file: string; team: string; people?: string; agenda: string }
  listen: string
  port: number
  keysFile?: string
  headless: boolean
  stays: boolean
  early: boolean
  json: boolean
  /** The command line that opened this room, for the sentence that tells how to open it to others. */
  command: string
}

/** A room that is open to others, as whatever the host looks at has it. */
export type Hosted = {
  hosting: Hosting
  open: OpenSession
  appServices: AppServices
  wanted: HostWanted
  /** Sends everybody home, saves, lets go of the file; once, however often it is asked for. */
  close(say?: string): Promise<void>
  /** What is to be undone in the end. */
  stops: (() => void)[]
}
