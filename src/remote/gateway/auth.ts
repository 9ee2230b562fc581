/** Answers SSH authentication requests: by join code, ticket, or a key whose signature was verified. */
import { setTimeout as after } from 'node:timers/promises'
import ssh2, { type AuthContext, type Connection, type KeyboardAuthContext, type PublicKeyAuthContext } from 'ssh2'
import { clean } from '../../text.ts'
import { fingerprintOf } from '../fingerprint.ts'
import { faultOf } from '../public-key.ts'
import { isTicketLike } from '../ticket.ts'
import type { AuthThrottle } from './auth-throttle.ts'
import { nameOf } from './cleaned.ts'
import { type Guard, hangUp, type Peer } from './peer.ts'
import type { Reply, RoomLink } from './room-link.ts'
import type { Limits } from './settings.ts'

type Door = { line: RoomLink; throttle: AuthThrottle; limits: Limits; motd: string }

const tooMany = 'Too many wrong codes were tried just now. Wait a minute, then try again.'

/** ms before a wrong code is answered, of which there were `failures` on the connection, this one included: it doubles up to a limit. */
export function pauseAfter(failures: number, { delay, longestDelay }: Pick<Limits, 'delay' | 'longestDelay'>): number {
  return Math.min(longestDelay, delay * 2 ** Math.max(0, failures - 1))
}

/** Answers every request to be let in. `guard` wraps what runs on a peer's word, so that a bug costs that peer alone. */
export function answerRequests(
  client: Connection,
  peer: Peer,
  { line, throttle, limits, motd }: Door,
  guard: Guard,
): void {
  let current: AuthContext | undefined
  let offers = 0
  /** The key this very connection has proven to hold, for this very user. Never one that was only offered. */
  let proven: { user: string; key: string } | undefined
  /** The key is somebody's of another name than the one before the @: are they that person? */
  let doubted: { asks: string; key: string } | undefined
  /** Somebody else has the name before the @: from now on it is asked for; the code was right, and enter alone gives it again. */
  let taken: { code: string } | undefined
  /** Said once, then the connection ends. */
  let last: string | undefined

  const ways = () =>
    offers < limits.probes && !last
      ? (['publickey', 'keyboard-interactive'] as const)
      : (['keyboard-interactive'] as const)
  const refuse = (ctx: AuthContext) => {
    if (ctx === current && !peer.gone) ctx.reject([...ways()])
  }
  const letIn = (ctx: AuthContext, { pass, plain }: { pass: string; plain?: true }) => {
    // Another request may have come while the room was asked; then this answer is nobody's.
    if (ctx !== current || peer.gone) return line.giveBack(pass)
    peer.pass = pass
    peer.plain = plain === true
    ctx.accept()
  }

  async function byKey(ctx: PublicKeyAuthContext): Promise<void> {
    if (++offers > 2 * limits.probes) return peer.cut()
    if (offers > limits.probes) return refuse(ctx)
    const key = ssh2.utils.parseKey(ctx.key.data)
    // Without a hash named, an RSA signature is over SHA-1.
    const weak =
      key instanceof Error || faultOf(ctx.key.data) !== undefined || (key.type === 'ssh-rsa' && !ctx.hashAlgo)
    if (weak) return refuse(ctx)
    if (!ctx.signature) return ctx.accept()
    if (!ctx.blob || key.verify(ctx.blob, ctx.signature, ctx.hashAlgo) !== true) return refuse(ctx)
    proven = { user: ctx.username, key: fingerprintOf(ctx.key.data) }
    const reply = await looking(line.ask({ name: nameOf(ctx.username) ?? '', address: peer.address, key: proven.key }))
    if ('pass' in reply) return letIn(ctx, reply)
    if (!reply.again) last = reply.no
    if (reply.asks !== undefined) doubted = { asks: reply.asks, key: proven.key }
    refuse(ctx)
  }

  async function byQuestion(ctx: KeyboardAuthContext): Promise<void> {
    if (last) return sendAway(ctx, last)
    if (doubted && (await isHolder(ctx, doubted))) return
    const code = await ask(ctx, 'Join code: ', motd)
    if (code === undefined) return
    const given = taken && !code.trim() ? taken.code : code
    let name = taken ? undefined : nameOf(ctx.username)
    if (!name && !isTicketLike(given)) {
      const typed = await ask(ctx, 'Your name: ', '')
      if (typed === undefined) return
      name = nameOf(typed)
    }
    const reply =
      name || isTicketLike(given)
        ? await tryCode(ctx, name ?? '', given)
        : failed('A name, please: the others see you by it.')
    if ('pass' in reply) return letIn(ctx, reply)
    if (reply.name) taken = { code: given }
    await slow()
    if (!reply.again || peer.failures >= limits.tries) return sendAway(ctx, reply.no)
    await question(ctx, [], reply.no)
    refuse(ctx)
  }

  /** Asks whether they are whom their key names, and lets them in when they are. With no, the key stands for nobody on this connection. */
  async function isHolder(ctx: KeyboardAuthContext, { asks, key }: { asks: string; key: string }): Promise<boolean> {
    const answer = await ask(ctx, 'yes or no: ', `This key is ${asks}'s. Are you ${asks}?`)
    if (answer === undefined) return true
    doubted = undefined
    if (!/^\s*y(?:es)?\s*$/i.test(answer)) {
      proven = undefined
      return false
    }
    const reply = await looking(line.ask({ name: asks, address: peer.address, key }))
    if (!('pass' in reply)) return false
    letIn(ctx, reply)
    return true
  }

  /** Asks one thing; undefined when the request was given up, or another came. */
  async function ask(ctx: KeyboardAuthContext, prompt: string, say: string): Promise<string | undefined> {
    const answers = await question(ctx, [prompt], say)
    return answers && ctx === current ? (answers[0] ?? '') : undefined
  }

  /** For clients that know passwords only: the password is the code. */
  async function byPassword(ctx: AuthContext & { password: string }): Promise<void> {
    const reply = await tryCode(ctx, nameOf(ctx.username) ?? 'guest', ctx.password)
    if ('pass' in reply) return letIn(ctx, reply)
    await slow()
    refuse(ctx)
    if (peer.failures >= limits.tries) hangUp(client)
  }

  async function tryCode(ctx: AuthContext, name: string, code: string): Promise<Reply> {
    const key = proven?.user === ctx.username ? proven.key : undefined
    const admit = { name, address: peer.address, code: clean(code, 200), key }
    // Enter alone guesses nothing.
    if (!admit.code) return failed("The join code, please: the words on the facilitator's screen.")
    const check = () => line.ask(admit)
    if (isTicketLike(admit.code)) return counted(await looking(check()))
    const attempt = {
      address: peer.address,
      software: peer.software,
      name,
      failures: peer.failures,
      get gone() {
        return peer.gone || ctx !== current
      },
    }
    const reply = await looking(throttle.ask(attempt, check, answer => 'pass' in answer || answer.name === true))
    return counted(reply ?? { no: tooMany, again: true })
  }

  /** Waits for an answer of ours: meanwhile the peer is not silent, we are. */
  async function looking<T>(answer: Promise<T>): Promise<T> {
    peer.busy = true
    try {
      return await answer
    } finally {
      peer.busy = false
      peer.heard = performance.now()
    }
  }

  function counted(reply: Reply): Reply {
    if ('no' in reply) peer.failures++
    return reply
  }

  function failed(say: string): Reply {
    return counted({ no: say, again: true })
  }

  const slow = () => after(pauseAfter(peer.failures, limits))

  /** Shows a sentence and ends the connection: an SSH disconnect alone would show nothing. */
  async function sendAway(ctx: KeyboardAuthContext, say: string): Promise<void> {
    await question(ctx, [], say)
    refuse(ctx)
    hangUp(client)
  }

  /** Asks; undefined when the request was given up. Without questions it only shows a sentence, and waits no longer than a second. */
  function question(ctx: KeyboardAuthContext, questions: string[], say: string): Promise<string[] | undefined> {
    return new Promise(resolve => {
      if (ctx !== current || peer.gone) return resolve(undefined)
      if (questions.length === 0) setTimeout(resolve, 1_000, undefined).unref()
      const prompts = questions.map(prompt => ({ prompt, echo: true }))
      // At an abort ssh2 calls back with an Error.
      ctx.prompt(prompts, '', say, answers => {
        peer.heard = performance.now()
        resolve(Array.isArray(answers) ? (answers as string[]) : undefined)
      })
    })
  }

  client.on(
    'authentication',
    guard((ctx: AuthContext) => {
      current = ctx
      if (peer.stage !== 'in') peer.stage = 'asked'
      peer.heard = performance.now()
      if (peer.failures >= limits.tries && ctx.method !== 'keyboard-interactive') return void hangUp(client)
      if (ctx.method === 'publickey') return byKey(ctx)
      if (ctx.method === 'keyboard-interactive') return byQuestion(ctx)
      if (ctx.method === 'password') return byPassword(ctx)
      refuse(ctx)
    }),
  )
}
