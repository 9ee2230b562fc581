/** Answers SSH authentication requests: by join code, ticket, or a key whose signature was verified. */
import { setTimeout as after } from 'node:timers/promises'
import ssh2, { type AuthContext, type Connection, type KeyboardAuthContext, type PublicKeyAuthContext } from 'ssh2'
import { clean } from '../../clean.ts'
import { fingerprintOf } from '../admission/fingerprint.ts'
import { faultOf } from '../admission/public-key.ts'
import { isTicketLike } from '../admission/ticket.ts'
import type { Place } from '../messages.ts'
import type { AuthThrottle } from './auth-throttle.ts'
import { nameOf } from './cleaned.ts'
import { type Guard, hangUp, type Peer } from './peer.ts'
import type { Reply } from './room-link.ts'
import type { RoomLinks } from './room-links.ts'
import type { Limits } from './settings.ts'

type Admission = { links: RoomLinks; throttle: AuthThrottle; limits: Limits; motd: string; question?: string }

const noRoomCode = "The join code, please: the words on the facilitator's screen."
const noCode = "The code, please: the words of your invitation, or those on the facilitator's screen."
const tooMany = 'Too many wrong codes were tried just now. Wait a minute, then try again.'

/** ms before a wrong code is answered, of which there were `failures` on the connection, this one included: it doubles up to a limit. */
export function pauseAfter(failures: number, { delay, longestDelay }: Pick<Limits, 'delay' | 'longestDelay'>): number {
  return Math.min(longestDelay, delay * 2 ** Math.max(0, failures - 1))
}

/** Answers every request to be let in. `guard` wraps what runs on a peer's word, so that a bug costs that peer alone. */
export function answerRequests(client: Connection, peer: Peer, admission: Admission, guard: Guard): void {
  const authentication = new Authentication(client, peer, admission)
  client.on(
    'authentication',
    guard((ctx: AuthContext) => authentication.answer(ctx)),
  )
}

/** What one connection has proven and was told so far. */
class Authentication {
  private readonly client: Connection
  private readonly peer: Peer
  private readonly admission: Admission
  private current: AuthContext | undefined
  private offers = 0
  /** The key this very connection has proven to hold, for this very user. Never one that was only offered. */
  private proven: { user: string; key: string } | undefined
  /** The key is somebody's of another name than the one before the @: are they that person? */
  private doubted: { asks: string; key: string } | undefined
  /** Somebody else has the name before the @: from now on it is asked for; the code was right, and enter alone gives it again. */
  private taken: { code: string } | undefined
  /** Said once, then the connection ends. */
  private last: string | undefined

  constructor(client: Connection, peer: Peer, admission: Admission) {
    this.client = client
    this.peer = peer
    this.admission = admission
  }

  /** Answers a request; it may be broken off by the next one. */
  answer(ctx: AuthContext): void | Promise<void> {
    const { peer } = this
    this.current = ctx
    if (peer.stage !== 'in') peer.stage = 'asked'
    peer.heard = performance.now()
    if (peer.failures >= this.admission.limits.tries && ctx.method !== 'keyboard-interactive')
      return void hangUp(this.client)
    if (ctx.method === 'publickey') return this.byKey(ctx)
    if (ctx.method === 'keyboard-interactive') return this.byQuestion(ctx)
    if (ctx.method === 'password') return this.byPassword(ctx)
    this.refuse(ctx)
  }

  private ways(): ('publickey' | 'keyboard-interactive')[] {
    const mayOffer = this.offers < this.admission.limits.probes && !this.last
    return mayOffer ? ['publickey', 'keyboard-interactive'] : ['keyboard-interactive']
  }

  private refuse(ctx: AuthContext): void {
    if (ctx === this.current && !this.peer.gone) ctx.reject(this.ways())
  }

  private letIn(ctx: AuthContext, { pass, socket, seat, plain }: Place & { plain?: true }): void {
    const place = { pass, socket, seat }
    // Another request may have come while the room was asked; then this answer is nobody's.
    if (ctx !== this.current || this.peer.gone) {
      this.admission.links.giveBack(place)
      return
    }
    this.peer.place = place
    this.peer.plain = plain === true
    ctx.accept()
  }

  private async byKey(ctx: PublicKeyAuthContext): Promise<void> {
    if (++this.offers > 2 * this.admission.limits.probes) return this.peer.cut()
    if (this.offers > this.admission.limits.probes) return this.refuse(ctx)
    const key = ssh2.utils.parseKey(ctx.key.data)
    // Without a hash named, an RSA signature is over SHA-1.
    const weak =
      key instanceof Error || faultOf(ctx.key.data) !== undefined || (key.type === 'ssh-rsa' && !ctx.hashAlgo)
    if (weak) return this.refuse(ctx)
    if (!ctx.signature) return ctx.accept()
    if (!ctx.blob || key.verify(ctx.blob, ctx.signature, ctx.hashAlgo) !== true) return this.refuse(ctx)
    const proven = { user: ctx.username, key: fingerprintOf(ctx.key.data) }
    this.proven = proven
    const reply = await this.looking(
      this.admission.links.ask({ name: nameOf(ctx.username) ?? '', address: this.peer.address, key: proven.key }),
    )
    if ('pass' in reply) return this.letIn(ctx, reply)
    if (!reply.again) this.last = reply.no
    if (reply.asks !== undefined) this.doubted = { asks: reply.asks, key: proven.key }
    this.refuse(ctx)
  }

  private async byQuestion(ctx: KeyboardAuthContext): Promise<void> {
    if (this.last) return this.sendAway(ctx, this.last)
    if (this.doubted && (await this.isHolder(ctx, this.doubted))) return
    const code = await this.ask(ctx, this.admission.question ?? 'Join code: ', this.admission.motd)
    if (code === undefined) return
    const given = this.taken && !code.trim() ? this.taken.code : code
    let name = this.taken ? undefined : nameOf(ctx.username)
    if (!name && !isTicketLike(given)) {
      const typed = await this.ask(ctx, 'Your name: ', '')
      if (typed === undefined) return
      name = nameOf(typed)
    }
    const reply =
      name || isTicketLike(given)
        ? await this.tryCode(ctx, name ?? '', given)
        : this.failed('A name, please: the others see you by it.')
    if ('pass' in reply) return this.letIn(ctx, reply)
    if (reply.name) this.taken = { code: given }
    await this.slow()
    if (!reply.again || this.peer.failures >= this.admission.limits.tries) return this.sendAway(ctx, reply.no)
    await this.question(ctx, [], reply.no)
    this.refuse(ctx)
  }

  /** Asks whether they are whom their key names, and lets them in when they are. With no, the key stands for nobody on this connection. */
  private async isHolder(ctx: KeyboardAuthContext, { asks, key }: { asks: string; key: string }): Promise<boolean> {
    const answer = await this.ask(ctx, 'yes or no: ', `This key is ${asks}'s. Are you ${asks}?`)
    if (answer === undefined) return true
    this.doubted = undefined
    if (!/^\s*y(?:es)?\s*$/i.test(answer)) {
      this.proven = undefined
      return false
    }
    const reply = await this.looking(this.admission.links.ask({ name: asks, address: this.peer.address, key }))
    if (!('pass' in reply)) return false
    this.letIn(ctx, reply)
    return true
  }

  /** Asks one thing; undefined when the request was given up, or another came. */
  private async ask(ctx: KeyboardAuthContext, prompt: string, say: string): Promise<string | undefined> {
    const answers = await this.question(ctx, [prompt], say)
    return answers && ctx === this.current ? (answers[0] ?? '') : undefined
  }

  /** For clients that know passwords only: the password is the code. */
  private async byPassword(ctx: AuthContext & { password: string }): Promise<void> {
    const reply = await this.tryCode(ctx, nameOf(ctx.username) ?? 'guest', ctx.password)
    if ('pass' in reply) return this.letIn(ctx, reply)
    await this.slow()
    this.refuse(ctx)
    if (this.peer.failures >= this.admission.limits.tries) hangUp(this.client)
  }

  private async tryCode(ctx: AuthContext, name: string, code: string): Promise<Reply> {
    const key = this.proven?.user === ctx.username ? this.proven.key : undefined
    const admit = { name, address: this.peer.address, code: clean(code, 200), key }
    // Enter alone guesses nothing.
    if (!admit.code) return this.failed(this.admission.question === undefined ? noRoomCode : noCode)
    const check = () => this.admission.links.ask(admit)
    if (isTicketLike(admit.code)) return this.counted(await this.looking(check()))
    const isGone = () => this.peer.gone || ctx !== this.current
    const attempt = {
      address: this.peer.address,
      software: this.peer.software,
      name,
      failures: this.peer.failures,
      get gone() {
        return isGone()
      },
    }
    const reply = await this.looking(
      this.admission.throttle.ask(attempt, check, answer => 'pass' in answer || answer.name === true),
    )
    return this.counted(reply ?? { no: tooMany, again: true })
  }

  /** Waits for an answer of ours: meanwhile the peer is not silent, we are. */
  private async looking<T>(answer: Promise<T>): Promise<T> {
    this.peer.busy = true
    try {
      return await answer
    } finally {
      this.peer.busy = false
      this.peer.heard = performance.now()
    }
  }

  private counted(reply: Reply): Reply {
    if ('no' in reply) this.peer.failures++
    return reply
  }

  private failed(say: string): Reply {
    return this.counted({ no: say, again: true })
  }

  private slow(): Promise<void> {
    return after(pauseAfter(this.peer.failures, this.admission.limits))
  }

  /** Shows a sentence and ends the connection: an SSH disconnect alone would show nothing. */
  private async sendAway(ctx: KeyboardAuthContext, say: string): Promise<void> {
    await this.question(ctx, [], say)
    this.refuse(ctx)
    hangUp(this.client)
  }

  /** Asks; undefined when the request was given up. Without questions it only shows a sentence, and waits no longer than a second. */
  private question(ctx: KeyboardAuthContext, questions: string[], say: string): Promise<string[] | undefined> {
    return new Promise(resolve => {
      if (ctx !== this.current || this.peer.gone) return resolve(undefined)
      if (questions.length === 0) setTimeout(resolve, 1_000, undefined).unref()
      const prompts = questions.map(prompt => ({ prompt, echo: true }))
      // At an abort ssh2 calls back with an Error.
      ctx.prompt(prompts, '', say, answers => {
        this.peer.heard = performance.now()
        resolve(Array.isArray(answers) ? answers : undefined)
      })
    })
  }
}
