/** A hosted room without a full screen: on a server, or with a host who reads plain lines. */

import { rmSync, writeFileSync } from 'node:fs'
import { commandLine } from '../../command-line.ts'
import { type ExitCode, exitCodes } from '../../errors.ts'
import { jsonText } from '../../outgoing.ts'
import { whenOver } from '../../remote/hosting.ts'
import { type Headcount, headcount } from '../../room/headcount.ts'
import { linear } from '../../terminals/lines/index.ts'
import type { Invitation } from '../../views/host-services.ts'
import { honesty } from '../../views/lobby-drawing.ts'
import { print } from '../files/output.ts'
import { watchSignals } from './host-signals.ts'
import type { Hosted } from './host-wanted.ts'

/** The room on a server: says once how to come in, then waits for a signal. */
export async function withoutScreen({
  hosting,
  open,
  wanted: { json, stays },
  close,
  stops,
}: Hosted): Promise<ExitCode> {
  await hosting.keysKnown()
  const invitation = invitationOf(hosting)
  const { code, observer, facilitator, fingerprint, knownHosts, otherKeys = [] } = invitation
  const [, address = '', port = '22'] = /^(?:\[(.+?)\]:(\d+)|\S+)/.exec(knownHosts) ?? []
  const kept = keepCode(hosting, stops)
  // Signals are watched before anything is printed: whoever reads the lines may end the host at once.
  const over = new Promise<ExitCode>((resolve, reject) => {
    void whenOver(hosting).then(() => resolve(exitCodes.ok))
    stops.push(
      watchSignals({
        async end(code) {
          await close()
          resolve(code)
        },
        hangUp: stays ? () => {} : undefined,
        fault: reject,
        stop: () => hosting.pause(),
      }),
    )
  })
  if (json)
    await print(
      jsonText({
        ssh: { address: address || knownHosts.split(' ')[0], port: Number(port), fingerprint, knownHosts, otherKeys },
        codes: { participant: code, facilitator, observer },
        facilitatorCode: await kept,
        socket: hosting.socket,
        session: open.key,
        people: numbersOf(headcount(open.room.session, hosting.services.presence)),
      }),
    )
  else
    await print(
      inWords(process.stdout.isTTY ? invitation : { ...invitation, facilitator: `in ${await kept}` }, hosting.socket),
    )
  return over
}

/** The room with a host who reads plain lines: the way in is told first, then it is their turn in lines. */
export async function withLines({
  hosting,
  open,
  appServices,
  wanted: {
    settings: { ascii },
    early,
  },
  close,
  stops,
}: Hosted): Promise<ExitCode> {
  await hosting.keysKnown()
  await print(inWords(invitationOf(hosting), hosting.socket))
  const ended = new AbortController()
  const me = open.room.session.facilitator ?? ''
  stops.push(hosting.services.hostArrives(me))
  let terminal = { suspend() {}, resume() {} }
  const talking = linear({
    input: process.stdin,
    output: process.stdout,
    // Whoever leaves the session leaves the room: there is no home here to go to.
    appServices: { ...appServices, close: () => close().then(() => ended.abort(exitCodes.ok)) },
    start: { at: 'turn', open, hosted: { services: hosting.services, me, early } },
    ascii,
    signal: ended.signal,
    // The signal is watched below, as people elsewhere are told of it too.
    stops(suspend, resume) {
      terminal = { suspend, resume }
      return { stop: () => process.kill(process.pid, 'SIGTSTP'), end() {} }
    },
  })
  return new Promise((resolve, reject) => {
    talking.then(code => resolve(code), reject)
    stops.push(
      watchSignals({
        async end(code) {
          ended.abort(code)
          await talking
          await close()
        },
        fault: reject,
        stop() {
          terminal.suspend()
          const back = hosting.pause()
          return () => {
            terminal.resume()
            back()
          }
        },
      }),
    )
  })
}

/**
 * Keeps the facilitator's code in a file of its owner's alone beside the socket, for as long as the room is open, anew when it changes: what a
 * server prints is in a log that others read. Resolves with the file's path.
 */
async function keepCode({ services, invitation, socket }: Hosted['hosting'], stops: (() => void)[]): Promise<string> {
  const path = socket.replace(/\.sock$/, '.code')
  let code: string | undefined
  const keep = () => {
    const now = invitation()?.facilitator
    if (now === undefined || now === code) return
    code = now
    // Made anew, so that it is nobody's who had it open or linked it there.
    rmSync(path, { force: true })
    writeFileSync(path, `${code}\n`, { mode: 0o600, flag: 'wx' })
  }
  const remove = () => rmSync(path, { force: true })
  keep()
  // Also when the room cannot end in order.
  process.once('exit', remove)
  stops.push(services.watch(keep), remove)
  return path
}

function numbersOf({ room, online, expected, left }: Headcount) {
  return { room: room.length, online: online.length, expected: expected.length, left: left.length }
}

/** How people come in, as lines. */
function inWords(invitation: Invitation, socket: string): string {
  const { line, code, observer, facilitator, fingerprint, knownHosts, otherKeys = [], opening } = invitation
  return [
    `Everybody types:  ${line}`,
    `Join code:        ${code}`,
    ...(facilitator ? [`To facilitate:    ${facilitator}`] : []),
    `To look on:       ${observer}`,
    `Host key:         ${fingerprint}`,
    ...otherKeys.map(key => `or, by its kind:  ${key.fingerprint} (${kindOf(key.knownHosts)})`),
    `known_hosts:      ${knownHosts}`,
    `On this machine:  ${commandLine('join', socket)}`,
    ...(opening ? [opening] : []),
    honesty,
  ].join('\n')
}

/** The kind of key in a known_hosts line, as ssh names it when it asks: ECDSA, RSA. */
function kindOf(knownHosts: string): string {
  return / ssh-rsa /.test(knownHosts) ? 'RSA' : 'ECDSA'
}

/** How people come in to a room with a gateway in front of it, as every room here has one. */
function invitationOf(hosting: Hosted['hosting']): Invitation {
  const invitation = hosting.invitation()
  if (!invitation) throw new Error('a hosted room has an invitation')
  return invitation
}
