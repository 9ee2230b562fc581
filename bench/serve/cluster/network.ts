/**
 * A network for machines of a service: each in a namespace of its own (`ip netns`), all on one bridge with the database at its end. Packets are
 * dropped without a word, one way or both, as a cable or a firewall does. Needs root; without it there is none.
 */
import { execFileSync } from 'node:child_process'

/** Whom a machine does not reach: another machine by its number, or the database. */
export type Far = number | 'database'

export type Network = {
  /** The address of the database's end. */
  readonly address: string
  addressOf(machine: number): string
  /** What stands before a command that runs on this machine. */
  on(machine: number): string[]
  /** Drops what this machine sends there. */
  cutTo(machine: number, far: Far): void
  /** Drops what it is sent from there. */
  cutFrom(machine: number, far: Far): void
  /** Drops so many of a hundred packets, both ways. */
  lose(machine: number, percent: number): void
  /** Nothing is dropped any more at this machine. */
  heal(machine: number): void
  close(): void
}

/** Lays it; undefined where this user may not. */
export function layNetwork(machines: number): Network | undefined {
  const name = `fw${process.pid % 100_000}`
  const net = `10.${100 + (process.pid % 100)}.${(process.pid >> 3) % 250}`
  const address = `${net}.1`
  const space = (i: number) => `${name}m${i}`
  const addressOf = (i: number) => `${net}.${10 + i}`
  const run = (line: string) => execFileSync('sh', ['-c', line], { stdio: ['ignore', 'ignore', 'pipe'] })
  const nft = (i: number, rule: string) => run(`ip netns exec ${space(i)} nft '${rule}'`)
  const at = (far: Far) => (far === 'database' ? address : addressOf(far))
  const close = () => {
    for (let i = 0; i < machines; i++) attempt(() => run(`ip netns del ${space(i)}`))
    attempt(() => run(`ip link del ${name}`))
  }
  try {
    run(`ip link add ${name} type bridge && ip addr add ${address}/24 dev ${name} && ip link set ${name} up`)
    for (let i = 0; i < machines; i++) {
      const inside = `ip -n ${space(i)}`
      run(`ip netns add ${space(i)} && ip link add ${name}v${i} type veth peer name eth0 netns ${space(i)}`)
      run(`ip link set ${name}v${i} master ${name} up && ${inside} addr add ${addressOf(i)}/24 dev eth0`)
      run(`${inside} link set eth0 up && ${inside} link set lo up`)
      nft(i, 'add table ip cut')
      for (const hook of ['input', 'output'])
        nft(i, `add chain ip cut ${hook} { type filter hook ${hook} priority 0; }`)
    }
  } catch (error) {
    console.log(`no network of its own: ${error instanceof Error ? error.message.split('\n')[1] : error}`)
    close()
    return undefined
  }
  return {
    address,
    addressOf,
    on: machine => ['ip', 'netns', 'exec', space(machine)],
    cutTo: (machine, far) => nft(machine, `add rule ip cut output ip daddr ${at(far)} drop`),
    cutFrom: (machine, far) => nft(machine, `add rule ip cut input ip saddr ${at(far)} drop`),
    lose: (machine, percent) => nft(machine, `add rule ip cut input numgen random mod 100 < ${percent} drop`),
    heal: machine => nft(machine, 'flush table ip cut'),
    close,
  }
}

function attempt(what: () => void): void {
  try {
    what()
  } catch {
    // It was not there.
  }
}
