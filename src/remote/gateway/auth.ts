/** Answers SSH authentication requests: by join code, ticket, or a key whose signature was verified. */
import { setTimeout as after } from 'node:timers/promises'
import type { AuthContext, Connection, KeyboardAuthContext, PublicKeyAuthContext } from 'ssh2'
import { clean } from '../../clean.ts'
import { isTicketLike } from '../admission/ticket.ts'
import type { Answered, Certificate, LetIn } from '../messages.ts'
import type { AuthThrottle } from './auth-throttle.ts'
import { nameOf } from './cleaned.ts'
import type { KeyThrottle } from './key-throttle.ts'
import type { Holder } from './keys/certificate.ts'
import { type KeyRules, type NoOffer, readOffer } from './keys/offer.ts'
import type { GatewayEvent, GatewayRefusal } from './log.ts'
import { type Guard, hangUp, type Peer } from './peer.ts'
import type { RoomLinks } from './room-links.ts'
import type { Limits } from './settings.ts'

type Admission = {
  links: RoomLinks
  throttle: AuthThrottle
  keyThrottle: KeyThrottle
  /** True when this key may not be here once more. */
  isOften(key: string): boolean
  limits: Limits
  motd: string
  question?: string
  keys: KeyRules
  log(event: GatewayEvent): void
}

const noRoomCode = "Type the join code: the words on the facilitator's screen."
const noCode = "Type the code: the words of your invitation, or those on the facilitator's screen."
const tooOften = 'Your key is here many times already. Close one of those connections, then come again.'
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
  private proven: { user: string; key: string; cert?: Certificate } | undefined
  /** The key is somebody's of another name than the one before the @: are they that person? */
  private doubted: { asks: string; key: string; holder?: Holder } | undefined
  /** Somebody else has the name before the @: from now on it is asked for; the code was right, and enter alone gives it again. */
  private taken: { code: string } | undefined
  /** Why a key was not taken, for whoever is asked for a code now. */
  private hint: string | undefined
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

  /** `by` is the key that they are let in by, or came with; a certificate may keep them from a terminal, or from all but a command. */
  private letIn(ctx: AuthContext, { pass, socket, seat, plain }: LetIn, by: { key?: string; holder?: Holder }): void {
    const place = { pass, socket, seat }
    // Another request may have come while the room was asked; then this answer is nobody's.
    if (ctx !== this.current || this.peer.gone) {
      this.admission.links.giveBack(place)
      return
    }
    if (by.key !== undefined && this.admission.isOften(by.key)) {
      this.admission.links.giveBack(place)
      this.last = tooOften
      this.refused(ctx, 'too-many', tooOften, by.key)
      this.refuse(ctx)
      return
    }
    this.peer.place = place
    this.peer.plain = plain === true || by.holder?.noTerminal === true
    this.peer.command = by.holder?.command
    this.peer.who = { name: ctx.username, key: by.key }
    ctx.accept()
  }

  private async byKey(ctx: PublicKeyAuthContext): Promise<void> {
    if (++this.offers > 2 * this.admission.limits.probes) return this.peer.cut()
    if (this.offers > this.admission.limits.probes) return this.refuse(ctx)
    const offer = readOffer(ctx, this.peer.address, this.admission.keys)
    if ('why' in offer) return this.refuseKey(ctx, offer)
    if (!ctx.signature) return ctx.accept()
    if (!offer.isSigned(ctx)) return this.refuseKey(ctx, { key: offer.key, why: 'key', reason: 'wrong signature' })
    const { key, holder } = offer
    // Whose certificate is for a command alone is nobody besides.
    if (holder?.command === undefined)
      this.proven = { user: ctx.username, key, cert: holder?.cert ?? this.certOf(ctx, key) }
    const admit = { ...this.caller(ctx), key, cert: holder?.cert }
    const { links, keyThrottle } = this.admission
    const isGone = () => this.peer.gone || ctx !== this.current
    const isKnown = (reply: Answered) => 'pass' in reply || reply.asks !== undefined
    const reply = await this.looking(keyThrottle.ask(admit.address, () => links.ask(admit), isKnown, isGone))
    if (!reply) return this.refuseKey(ctx, { key, why: 'crowded', reason: 'too many unknown keys from there' })
    if ('pass' in reply) return this.letIn(ctx, reply, { key, holder })
    if (!reply.again) this.last = reply.no
    if (holder) this.hint = reply.no
    if (reply.asks !== undefined) this.doubted = { asks: reply.asks, key, holder }
    this.refuse(ctx)
  }

  /** What this connection has proven of the same key by a certificate before. */
  private certOf({ username }: AuthContext, key: string): Certificate | undefined {
    return this.proven?.user === username && this.proven.key === key ? this.proven.cert : undefined
  }

  private refuseKey(ctx: AuthContext, { key, why, reason, say }: NoOffer): void {
    this.hint = say ?? this.hint
    this.refused(ctx, why, reason, key)
    this.refuse(ctx)
  }

  private caller({ username }: AuthContext): { name: string; address: string } {
    return { name: nameOf(username) ?? '', address: this.peer.address }
  }

  /** Told of what whoever is asked never hears of. */
  private refused({ username: name }: AuthContext, why: GatewayRefusal, reason: string, key?: string): void {
    const { address, number: connection } = this.peer
    this.admission.log({ event: 'refused', address, connection, why, name, key, reason })
  }

  private async byQuestion(ctx: KeyboardAuthContext): Promise<void> {
    if (this.last) return this.sendAway(ctx, this.last)
    if (this.doubted && (await this.isHolder(ctx, this.doubted))) return
    const say = [this.hint, this.admission.motd].filter(Boolean).join('\n')
    this.hint = undefined
    const code = await this.ask(ctx, this.admission.question ?? 'Join code: ', say)
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
        : this.failed('Type a name: the others see you by it.')
    if ('pass' in reply) return this.letIn(ctx, reply, { key: this.proven?.key })
    if (reply.name) this.taken = { code: given }
    await this.slow()
    if (!reply.again || this.peer.failures >= this.admission.limits.tries) return this.sendAway(ctx, reply.no)
    await this.question(ctx, [], reply.no)
    this.refuse(ctx)
  }

  /** Asks whether they are whom their key names, and lets them in when they are. With no, the key stands for nobody on this connection. */
  private async isHolder(
    ctx: KeyboardAuthContext,
    { asks, key, holder }: { asks: string; key: string; holder?: Holder },
  ): Promise<boolean> {
    const answer = await this.ask(ctx, 'yes or no: ', `This key is ${asks}'s. Are you ${asks}?`)
    if (answer === undefined) return true
    this.doubted = undefined
    if (!/^\s*y(?:es)?\s*$/i.test(answer)) {
      this.proven = undefined
      return false
    }
    const reply = await this.looking(this.admission.links.ask({ name: asks, address: this.peer.address, key }))
    if (!('pass' in reply)) return false
    this.letIn(ctx, reply, { key, holder })
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
    if ('pass' in reply) return this.letIn(ctx, reply, { key: this.proven?.key })
    await this.slow()
    this.refuse(ctx)
    if (this.peer.failures >= this.admission.limits.tries) hangUp(this.client)
  }

  private async tryCode(ctx: AuthContext, name: string, code: string): Promise<Answered> {
    const { key, cert } = this.proven?.user === ctx.username ? this.proven : {}
    const admit = { name, address: this.peer.address, code: clean(code, 200), key, cert }
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
    if (!reply) this.refused(ctx, this.peer.failures > 0 ? 'too-many' : 'crowded', tooMany, key)
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

  private counted(reply: Answered): Answered {
    if (!('no' in reply)) return reply
    this.peer.failures++
    return reply
  }

  private failed(say: string): Answered {
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
