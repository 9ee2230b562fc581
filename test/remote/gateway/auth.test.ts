/** What a client is asked and told until it is let in, or not: each request of RFC 4252 and 4256, without a network. */
import { EventEmitter } from 'node:events'
import ssh2 from 'ssh2'
import { expect, test } from 'vitest'
import { fingerprintOf } from '../../../src/remote/admission/fingerprint.ts'
import { ticketOf } from '../../../src/remote/admission/ticket.ts'
import { answerRequests, pauseAfter } from '../../../src/remote/gateway/auth.ts'
import type { Attempt, AuthThrottle } from '../../../src/remote/gateway/auth-throttle.ts'
import { KeyThrottle } from '../../../src/remote/gateway/key-throttle.ts'
import type { GatewayEvent } from '../../../src/remote/gateway/log.ts'
import type { Peer } from '../../../src/remote/gateway/peer.ts'
import type { RoomLinks } from '../../../src/remote/gateway/room-links.ts'
import { limits } from '../../../src/remote/gateway/settings.ts'
import type { Answered } from '../../../src/remote/messages.ts'

type Asked = Parameters<RoomLinks['ask']>[0]

const inside: Answered = { pass: 'a pass', name: 'Bo', role: 'participant' }
const wrong: Answered = { no: 'That is not the join code.', again: true }
const ticket = ticketOf(Buffer.alloc(16, 7))
const both = ['publickey', 'keyboard-interactive']
const questions = ['keyboard-interactive']

/** One request; `done` is what came of it. A question takes the next of the answers; without any it stays open. */
class Request {
  readonly said: string[] = []
  readonly done: Promise<'in' | string[]>
  accept!: () => void
  reject!: (ways: string[]) => void
  readonly method: string
  readonly username: string
  private readonly answers: string[]

  constructor(method: string, username: string, answers: string[] = [], more: object = {}) {
    this.method = method
    this.username = username
    this.answers = answers
    this.done = new Promise(resolve => {
      this.accept = () => resolve('in')
      this.reject = ways => resolve(ways)
    })
    Object.assign(this, more)
  }

  prompt(prompts: { prompt: string }[], _title: string, say: string, done: (answers: string[]) => void): void {
    this.said.push([say, ...prompts.map(p => p.prompt)].filter(Boolean).join(' | '))
    const answer = prompts.length ? this.answers.shift() : ''
    if (answer !== undefined) done(prompts.length ? [answer] : [])
  }
}

/** A connection whose codes and keys `room` looks at. */
function connection(room: (asked: Asked) => Answered | Promise<Answered> = () => inside) {
  const asked: Asked[] = []
  const back: string[] = []
  const attempts: Attempt[] = []
  const rights: boolean[] = []
  const client = Object.assign(new EventEmitter(), { ended: 0, end: () => void client.ended++ })
  const peer: Partial<Peer> & { cuts: number } = {
    address: '10.0.0.7',
    software: 'OpenSSH_9.2',
    failures: 0,
    stage: 'known',
    busy: false,
    heard: 0,
    gone: false,
    cuts: 0,
    cut: () => void peer.cuts++,
  }
  const links: Partial<RoomLinks> = {
    ask: async admit => {
      asked.push(admit)
      return room(admit)
    },
    giveBack: ({ pass }) => void back.push(pass),
  }
  const throttle: Partial<AuthThrottle> = {
    ask: async (who, check, isRight) => {
      attempts.push(who)
      const answer = await check()
      rights.push(isRight(answer))
      return answer
    },
  }
  const events: GatewayEvent[] = []
  const door = {
    links,
    throttle,
    keyThrottle: new KeyThrottle(limits, () => performance.now()),
    isOften: () => false,
    limits: { ...limits, delay: 0 },
    motd: 'Welcome',
    keys: { authorities: [], commands: false, now: Date.now },
    log: (event: GatewayEvent) => events.push(event),
  }
  answerRequests(
    client as never,
    peer as never,
    door as never,
    run =>
      (...args) =>
        void run(...args),
  )
  const start = (request: Request) => {
    client.emit('authentication', request)
    return request
  }
  return {
    asked,
    back,
    attempts,
    rights,
    client,
    peer,
    throttle,
    events,
    start,
    question: (username: string, ...answers: string[]) => start(new Request('keyboard-interactive', username, answers)),
  }
}

/** Keys of this library are not always read by it (1.17.0). */
function newKey(): ssh2.ParsedKey {
  for (;;) {
    const key = ssh2.utils.parseKey(ssh2.utils.generateKeyPairSync('ed25519').private)
    if (!(key instanceof Error)) return key
  }
}
const key = newKey()
const print = fingerprintOf(key.getPublicSSH())
const blob = Buffer.from('what is signed')
const offered = (username: string, more: object = {}) =>
  new Request('publickey', username, [], { key: { algo: 'ssh-ed25519', data: key.getPublicSSH() }, ...more })
const signed = (username: string) => offered(username, { blob, signature: key.sign(blob) })

test('a right code lets in under the name before the @', async () => {
  const { question, asked, peer, attempts, rights } = connection()
  const bo = question('bo', 'acorn baker cabin dome')
  expect(await bo.done).toBe('in')
  expect(bo.said).toEqual(['Welcome | Join code: '])
  expect(asked).toEqual([{ name: 'bo', address: '10.0.0.7', code: 'acorn baker cabin dome', key: undefined }])
  expect(peer).toMatchObject({ place: { pass: 'a pass' }, plain: false, stage: 'asked', busy: false, failures: 0 })
  expect(attempts).toMatchObject([
    { address: '10.0.0.7', software: 'OpenSSH_9.2', name: 'bo', failures: 0, gone: false },
  ])
  expect(rights).toEqual([true])
  expect(peer.heard).toBeGreaterThan(0)
})

test('where the key file gives no terminal the peer knows', async () => {
  const { question, peer } = connection(() => ({ ...inside, plain: true }))
  await question('bo', 'acorn').done
  expect(peer.plain).toBe(true)
})

test('an account that names nobody is asked for a name; none is a failure', async () => {
  const { question, asked, peer } = connection()
  const named = question('root', 'acorn', 'Bo')
  expect(await named.done).toBe('in')
  expect(named.said).toEqual(['Welcome | Join code: ', 'Your name: '])
  expect(asked).toMatchObject([{ name: 'Bo' }])
  const nameless = question('root', 'acorn', ' ')
  expect(await nameless.done).toEqual(both)
  expect(nameless.said.at(-1)).toBe('Type a name: the others see you by it.')
  expect([asked.length, peer.failures]).toEqual([1, 1])
})

test('enter alone is told what to type, and the room is not asked', async () => {
  const { question, asked, peer } = connection()
  const bo = question('bo', '  ')
  expect(await bo.done).toEqual(both)
  expect(bo.said.at(-1)).toContain('Type the join code')
  expect([asked.length, peer.failures]).toEqual([0, 1])
})

test('a wrong code is told and may be tried again, five times in all', async () => {
  const { question, start, client, peer, rights } = connection(() => wrong)
  for (let failures = 1; failures < 5; failures++) {
    const bo = question('bo', 'wrong')
    expect(await bo.done).toEqual(both)
    expect(bo.said).toEqual(['Welcome | Join code: ', 'That is not the join code.'])
    expect([peer.failures, client.ended]).toEqual([failures, 0])
  }
  const last = question('bo', 'wrong')
  expect(await last.done).toEqual(both)
  expect([last.said.at(-1), client.ended]).toEqual(['That is not the join code.', 1])
  expect(rights).toEqual([false, false, false, false, false])
  start(new Request('password', 'bo', [], { password: 'wrong' }))
  expect([client.ended, peer.failures]).toEqual([2, 5])
})

test('who may not try again is sent away with the sentence', async () => {
  const { question, client } = connection(() => ({ no: 'The door is locked.', again: false }))
  const bo = question('bo', 'acorn')
  await bo.done
  expect([bo.said.at(-1), client.ended]).toEqual(['The door is locked.', 1])
})

test('when codes wait too long, that is what is said', async () => {
  const { question, throttle, peer } = connection()
  throttle.ask = async () => undefined
  const bo = question('bo', 'acorn')
  await bo.done
  expect(bo.said.at(-1)).toContain('Too many wrong codes')
  expect(peer.failures).toBe(1)
})

test('a name that is taken: another is asked for, and enter alone gives the right code again', async () => {
  const { question, asked, rights } = connection(({ name }) =>
    name === 'bo' ? { no: 'bo is taken.', again: true, name: true } : inside,
  )
  const first = question('bo', 'acorn')
  expect(await first.done).toEqual(both)
  expect(first.said.at(-1)).toBe('bo is taken.')
  const second = question('bo', '', 'Bo B')
  expect(await second.done).toBe('in')
  expect(second.said).toEqual(['Welcome | Join code: ', 'Your name: '])
  expect(asked.at(-1)).toMatchObject({ name: 'Bo B', code: 'acorn' })
  // Right, as far as codes go.
  expect(rights).toEqual([true, true])
})

test('another code may be typed under the new name, too', async () => {
  const { question, asked } = connection(({ name }) =>
    name === 'bo' ? { no: 'bo is taken.', again: true, name: true } : inside,
  )
  await question('bo', 'acorn').done
  await question('bo', 'cabin', 'Bo B').done
  expect(asked.at(-1)).toMatchObject({ name: 'Bo B', code: 'cabin' })
})

test('a rejoin code needs no name and waits behind no other', async () => {
  const { question, asked, attempts } = connection()
  const bo = question('root', ticket)
  expect(await bo.done).toBe('in')
  expect(bo.said).toHaveLength(1)
  expect(asked).toMatchObject([{ name: '', code: ticket }])
  expect(attempts).toEqual([])
})

test('a wrong rejoin code counts', async () => {
  const { question, peer } = connection(() => wrong)
  await question('bo', ticket).done
  expect(peer.failures).toBe(1)
})

test('a key whose signature is right lets in; one that was only offered asks for the signature', async () => {
  const { start, asked } = connection()
  expect(await start(offered('bo')).done).toBe('in')
  expect(asked).toEqual([])
  expect(await start(signed('bo')).done).toBe('in')
  expect(asked).toEqual([{ name: 'bo', address: '10.0.0.7', key: print }])
})

test.each<[string, () => Request]>([
  ['a signature by another key', () => offered('bo', { blob, signature: newKey().sign(blob) })],
  ['a signature over something else', () => offered('bo', { blob: Buffer.from('else'), signature: key.sign(blob) })],
  ['a signature over nothing', () => offered('bo', { signature: key.sign(blob) })],
  ['a key that is none', () => offered('bo', { key: { algo: 'ssh-ed25519', data: Buffer.from('none') } })],
])('%s proves nothing', async (_, request) => {
  const { start, question, asked } = connection()
  expect(await start(request()).done).toEqual(both)
  expect(asked).toEqual([])
  await question('bo', 'acorn').done
  expect(asked).toMatchObject([{ key: undefined }])
})

test('an RSA key without a hash named is not taken, as its signature is over SHA-1; with one it is', async () => {
  const rsa = ssh2.utils.parseKey(ssh2.utils.generateKeyPairSync('rsa', { bits: 2048 }).private)
  if (rsa instanceof Error) throw rsa
  const { start } = connection()
  const about = { key: { algo: 'ssh-rsa', data: rsa.getPublicSSH() } }
  expect(await start(offered('bo', about)).done).toEqual(both)
  expect(await start(offered('bo', { ...about, hashAlgo: 'sha256' })).done).toBe('in')
})

test('a key the room does not know goes along with the code, for the same name alone', async () => {
  const { start, question, asked } = connection(({ code }) => (code ? inside : wrong))
  expect(await start(signed('bo')).done).toEqual(both)
  expect(await question('bo', 'acorn').done).toBe('in')
  expect(await question('dee', 'acorn').done).toBe('in')
  expect(asked.map(a => a.key)).toEqual([print, print, undefined])
})

test('a key that was sent away hears it once, whatever it answers', async () => {
  const { start, question, client, asked } = connection(() => ({
    no: 'The facilitator closed this door.',
    again: false,
  }))
  expect(await start(signed('bo')).done).toEqual(questions)
  const told = question('bo', 'acorn')
  expect(await told.done).toEqual(questions)
  expect([told.said, client.ended, asked.length]).toEqual([['The facilitator closed this door.'], 1, 1])
})

test.each([
  ['yes', 'in'],
  [' Y ', 'in'],
])('a key of somebody of another name asks whether it is them: %s', async answer => {
  const { start, question, asked } = connection(({ name }) =>
    name === 'Chidi' ? inside : { no: "This key is Chidi's.", again: true, asks: 'Chidi' },
  )
  expect(await start(signed('bo')).done).toEqual(both)
  const told = question('bo', answer)
  expect(await told.done).toBe('in')
  expect(told.said).toEqual(["This key is Chidi's. Are you Chidi? | yes or no: "])
  expect(asked.at(-1)).toEqual({ name: 'Chidi', address: '10.0.0.7', key: print })
})

test.each(['no', 'yesterday', ''])('answered with "%s" it stands for nobody any more', async answer => {
  const { start, question, asked } = connection(({ code }) =>
    code ? inside : { no: "This key is Chidi's.", again: true, asks: 'Chidi' },
  )
  await start(signed('bo')).done
  const told = question('bo', answer, 'acorn')
  expect(await told.done).toBe('in')
  expect(told.said.at(-1)).toBe('Welcome | Join code: ')
  expect(asked.at(-1)).toEqual({ name: 'bo', address: '10.0.0.7', code: 'acorn', key: undefined })
})

test('when the room will not have them after a yes, the code is asked for', async () => {
  const { start, question } = connection(({ code }) =>
    code ? inside : { no: "This key is Chidi's.", again: true, asks: 'Chidi' },
  )
  await start(signed('bo')).done
  const told = question('bo', 'yes', 'acorn')
  expect(await told.done).toBe('in')
  expect(told.said).toHaveLength(2)
})

test('twenty keys may be offered; more are refused without a look, and after forty the connection is cut', async () => {
  const { start, asked, peer } = connection(() => wrong)
  for (let i = 1; i < 20; i++) expect(await start(signed('bo')).done).toEqual(both)
  for (let i = 20; i <= 40; i++) expect(await start(signed('bo')).done).toEqual(questions)
  expect([asked.length, peer.cuts]).toEqual([20, 0])
  start(signed('bo'))
  expect(peer.cuts).toBe(1)
})

test('an answer that comes after another request is nobody’s: the pass goes back', async () => {
  let answer: (reply: Answered) => void = () => {}
  const { start, question, asked, back, peer, attempts } = connection(() => new Promise(resolve => (answer = resolve)))
  question('bo', 'acorn')
  await expect.poll(() => asked).toHaveLength(1)
  expect(attempts[0]?.gone).toBe(false)
  expect(peer.busy).toBe(true)
  const other = start(new Request('none', 'bo'))
  expect(await other.done).toEqual(both)
  expect(attempts[0]?.gone).toBe(true)
  answer(inside)
  await expect.poll(() => back).toEqual(['a pass'])
  expect([peer.place, peer.busy]).toEqual([undefined, false])
})

test('of a connection that is gone the pass goes back, and nothing is answered', async () => {
  let answer: (reply: Answered) => void = () => {}
  const { question, asked, back, peer, attempts } = connection(() => new Promise(resolve => (answer = resolve)))
  const bo = question('bo', 'acorn')
  await expect.poll(() => asked).toHaveLength(1)
  peer.gone = true
  expect(attempts[0]?.gone).toBe(true)
  answer(inside)
  await expect.poll(() => back).toEqual(['a pass'])
  expect(bo.said).toHaveLength(1)
})

test('a client that knows passwords only gives the code as one', async () => {
  const { start, asked } = connection()
  expect(await start(new Request('password', 'root', [], { password: 'acorn' })).done).toBe('in')
  expect(asked).toEqual([{ name: 'guest', address: '10.0.0.7', code: 'acorn', key: undefined }])
  await start(new Request('password', 'bo', [], { password: 'acorn' })).done
  expect(asked.at(-1)).toMatchObject({ name: 'bo' })
})

test('wrong passwords count, and the fifth ends the connection', async () => {
  const { start, client, peer } = connection(() => wrong)
  for (let i = 1; i <= 5; i++) {
    expect(client.ended).toBe(0)
    expect(await start(new Request('password', 'bo', [], { password: 'wrong' })).done).toEqual(both)
    expect(peer.failures).toBe(i)
  }
  await expect.poll(() => client.ended).toBe(1)
})

test('a request that was asked while somebody is in leaves them in', async () => {
  const { question, peer } = connection()
  peer.stage = 'in'
  await question('bo', 'acorn').done
  expect(peer.stage).toBe('in')
})

test('wrong codes are answered later and later: 0.3 s, then double, at most 5 s', () => {
  expect([0, 1, 2, 3, 4, 5, 6, 60].map(failures => pauseAfter(failures, limits))).toEqual([
    300, 300, 600, 1_200, 2_400, 4_800, 5_000, 5_000,
  ])
})
