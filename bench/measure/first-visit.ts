/** A facilitator's first visit to a service, with the ssh that everybody has: from `ssh` to a card in a retro of their own. */
import { stockSsh } from '../../test/remote/support/stock-ssh.ts'

type Visit = { port: number; knownHosts: string; identity: string; code: string }

/** Keys pressed besides words, letters of the words, and ms of which the visitor typed at once and waited. */
export type FirstVisit = { keys: number; letters: number; ms: number }

/** Comes with a key that nobody knows and a code for a team without sessions. Rejects when a screen never comes. */
export async function firstVisit({ port, knownHosts, identity, code }: Visit): Promise<FirstVisit> {
  const card = 'less waiting'
  /** What is seen, and the words that are then typed before Enter. */
  const way: [seen: string, words?: string][] = [
    ['room code:', code],
    ['start the first retro'],
    ['people > '],
    ['Enter goes in'],
    ['Type one sentence', card],
  ]
  const since = performance.now()
  const ssh = stockSsh({ port, knownHosts, user: 'Olga', identity })
  for (const [seen, words = ''] of way) {
    await ssh.see(seen)
    ssh.type(words)
    ssh.type('\r')
  }
  await ssh.see(`   ${card}`)
  const ms = performance.now() - since
  ssh.kill()
  return { keys: way.length, letters: code.length + card.length, ms }
}
