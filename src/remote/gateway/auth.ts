/** Who may come in: a join code or ticket that is typed, or a key whose signature was just verified. */
import { setTimeout as after } from 'node:timers/promises'
import ssh2, { type AuthContext, type Connection, type KeyboardAuthContext, type PublicKeyAuthContext } from 'ssh2'
import { clean } from '../../text.ts'
import { fingerprintOf } from '../fingerprint.ts'
import { nameOf } from './cleaned.ts'
import type { Line, Reply } from './line.ts'
import { type Guard, hangUp, type Peer } from './peer.ts'
import type { Limits } from './settings.ts'
import type { Tries } from './tries.ts'

type Door = { line: Line; tries: Tries; limits: Limits; motd: string }

const tooMany = 'Too many wrong codes were tried just now. Wait a minute, then try again.'

/** Answers every request to be let in. `guard` wraps what runs on a peer's word, so that a bug costs that peer alone. */
export function answerRequests(
  client: Connection,
  peer: Peer,
  { line, tries, limits, motd }: Door,
  guard: Guard,
): void {
  let current: AuthContext | undefined
  let offers = 0
  /** The key this very connection has proven to hold, for this very user. Never one that was only offered. */
  let proven: { user: string; key: string } | undefined
  /** Somebody else has the name before the @: from now on it is asked for. */
  let nameless = false
  /** Said once, then the connection ends. */
  let last: string | undefined

  const ways = () =>
    offers < limits.probes && !last
      ? (['publickey', 'keyboard-interactive'] as const)
      : (['keyboard-interactive'] as const)
  const refuse = (ctx: AuthContext) => {
    if (ctx === current && !peer.gone) ctx.reject([...ways()])
  }
  const letIn = (ctx: AuthContext, { pass }: { pass: string }) => {
    // Another request may have come while the room was asked; then this answer is nobody's.
    if (ctx !== current || peer.gone) return
    peer.pass = pass
    ctx.accept()
  }

  async function byKey(ctx: PublicKeyAuthContext): Promise<void> {
    if (++offers > 2 * limits.probes) return peer.cut()
    if (offers > limits.probes) return refuse(ctx)
    const key = ssh2.utils.parseKey(ctx.key.data)
    // Without a hash named, an RSA signature is over SHA-1.
    const weak = key instanceof Error || key.type === 'ssh-dss' || (key.type === 'ssh-rsa' && !ctx.hashAlgo)
    if (weak) return refuse(ctx)
    if (!ctx.signature) return ctx.accept()
    if (!ctx.blob || key.verify(ctx.blob, ctx.signature, ctx.hashAlgo) !== true) return refuse(ctx)
    proven = { user: ctx.username, key: fingerprintOf(ctx.key.data) }
    const reply = await line.ask({ name: nameOf(ctx.username) ?? '', address: peer.address, key: proven.key })
    if ('pass' in reply) return letIn(ctx, reply)
    if (!reply.again) last = reply.no
    refuse(ctx)
  }

  async function byQuestion(ctx: KeyboardAuthContext): Promise<void> {
    if (last) return sendAway(ctx, last)
    const named = nameless ? undefined : nameOf(ctx.username)
    const questions = ['Join code: ', ...(named ? [] : ['Your name: '])]
    const answers = await question(ctx, questions, motd)
    if (!answers || ctx !== current) return
    const name = named ?? nameOf(answers[1] ?? '')
    const reply = name
      ? await tryCode(ctx, name, answers[0] ?? '')
      : failed('A name, please: the others see you by it.')
    if ('pass' in reply) return letIn(ctx, reply)
    if (reply.name) nameless = true
    await slow()
    if (!reply.again || peer.failures >= limits.tries) return sendAway(ctx, reply.no)
    await question(ctx, [], reply.no)
    refuse(ctx)
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
    const trier = {
      address: peer.address,
      software: peer.software,
      name,
      failures: peer.failures,
      get gone() {
        return peer.gone || ctx !== current
      },
    }
    const reply = await tries.ask(
      trier,
      () => line.ask(admit),
      answer => 'pass' in answer || answer.name === true,
    )
    if (!reply || 'no' in reply) peer.failures++
    return reply ?? { no: tooMany, again: true }
  }

  function failed(say: string): Reply {
    peer.failures++
    return { no: say, again: true }
  }

  const slow = () => after(Math.min(limits.longestDelay, limits.delay * 2 ** Math.max(0, peer.failures - 1)))

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
      ctx.prompt(prompts, '', say, answers => resolve(Array.isArray(answers) ? (answers as string[]) : undefined))
    })
  }

  client.on(
    'authentication',
    guard((ctx: AuthContext) => {
      current = ctx
      if (peer.failures >= limits.tries && ctx.method !== 'keyboard-interactive') return void hangUp(client)
      if (ctx.method === 'publickey') return byKey(ctx)
      if (ctx.method === 'keyboard-interactive') return byQuestion(ctx)
      if (ctx.method === 'password') return byPassword(ctx)
      refuse(ctx)
    }),
  )
}
