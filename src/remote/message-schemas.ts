/** What is said over the terminal socket, checked by whoever is told it: the shapes of messages.ts, and how long each text may be. */
import * as v from 'valibot'
import {
  type Answered,
  type Ask,
  type Goodbye,
  type Hello,
  type Kept,
  type Move,
  toldEnv,
  type Unused,
} from './messages.ts'

/** Characters of a command at most. */
export const longestCommand = 1_000
/** Characters of what a gateway keeps for a terminal at most; in a frame they fit whatever they are. */
export const longestKept = 150_000
/** Principals of a certificate at most. */
export const mostPrincipals = 256

const short = (max: number) => v.pipe(v.string(), v.maxLength(max))
const cells = v.pipe(v.number(), v.integer(), v.minValue(0))
const roles = v.picklist(['participant', 'facilitator', 'observer', 'stage'])
const gateway = v.pipe(v.string(), v.regex(/^[\w.-]{1,64}$/))
const seat = v.pipe(v.string(), v.minLength(1), v.maxLength(200))
const pass = short(64)
/** The longest path of a socket, as the system has it. */
const socket = short(100)

const screen = v.object({
  columns: cells,
  rows: cells,
  term: v.optional(v.pipe(v.string(), v.regex(/^[\w.+-]{0,32}$/))),
  env: v.optional(v.record(v.pipe(v.string(), v.regex(toldEnv)), short(256))),
  linear: v.optional(v.boolean()),
  echoes: v.optional(v.boolean()),
  errand: v.optional(v.literal('check-in')),
  command: v.optional(short(longestCommand)),
})
const number = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(2 ** 32 - 1))

export const sizeMessage = v.object({ columns: cells, rows: cells })

export const helloMessage: v.GenericSchema<unknown, Hello> = v.union([
  v.object({ is: v.literal('gateway'), gateway, keeps: v.optional(v.boolean()) }),
  v.object({
    is: v.literal('terminal'),
    screen,
    pass,
    line: v.optional(v.object({ gateway, number })),
    kept: v.optional(short(longestKept)),
  }),
  v.object({
    is: v.literal('terminal'),
    screen,
    name: v.optional(short(200)),
    role: v.optional(roles),
    ticket: v.optional(short(200)),
    key: v.optional(short(200)),
    from: v.optional(short(100)),
  }),
])

export const askMessage: v.GenericSchema<unknown, Ask> = v.object({
  id: v.number(),
  admit: v.object({
    name: short(200),
    address: short(100),
    code: v.optional(short(200)),
    key: v.optional(short(200)),
    cert: v.optional(
      v.object({
        principals: v.pipe(v.array(short(200)), v.minLength(1), v.maxLength(mostPrincipals)),
        id: short(200),
        until: v.optional(v.number()),
      }),
    ),
    again: v.optional(seat),
  }),
})

export const unusedMessage: v.GenericSchema<unknown, Unused> = v.object({ pass })

export const goodbyeMessage: v.GenericSchema<unknown, Goodbye> = v.object({
  code: v.number(),
  say: v.optional(v.string()),
})

export const keptMessage: v.GenericSchema<unknown, Kept> = v.object({
  read: v.pipe(v.number(), v.integer(), v.minValue(0)),
  state: v.optional(short(longestKept)),
})

const place = { pass, socket: v.optional(socket), seat: v.optional(seat) }

export const moveMessage: v.GenericSchema<unknown, Move> = v.object({ ...place, socket })

/** An answer without its number, which says whose it is. */
export const replyMessage: v.GenericSchema<unknown, Answered> = v.union([
  v.object({ ...place, name: v.string(), role: roles, plain: v.optional(v.literal(true)) }),
  v.object({
    no: v.string(),
    again: v.boolean(),
    name: v.optional(v.literal(true)),
    asks: v.optional(v.string()),
  }),
])
