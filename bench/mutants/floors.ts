/** What is changed on each floor, how much of it tests must notice, and a sample of its mutants. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Mutant } from './mutant.ts'
import { mutantsIn, randomFrom } from './operators.ts'

/** `also`: tests that run the built program, which no record knows of; they are asked when all others notice nothing. */
type Floor = { files: RegExp; aim: number; also?: readonly string[] }

const gateway = ['test/remote/gateway.test.ts', 'test/remote/gateway-ends.test.ts', 'test/remote/hostile.test.ts']
const everything = 1
const most = 0.92

export const floors: Record<string, Floor> = {
  store: { files: /^store\//, aim: everything },
  room: { files: /^room\//, aim: everything },
  auth: {
    files:
      /^remote\/(?:admission\/(?:authenticator|authorized-keys|admission-policy|ticket|fingerprint|public-key)|gateway\/(?:auth|auth-throttle|connection-limiter|host-key))\.ts$/,
    aim: everything,
    also: gateway,
  },
  remote: { files: /^remote\//, aim: most, also: [...gateway, 'test/plays/hosting.test.ts'] },
  session: { files: /^session\//, aim: most },
  kinds: { files: /^kinds\//, aim: most },
  map: { files: /^map\//, aim: most },
  draw: { files: /^draw\//, aim: most },
  agendas: { files: /^agendas\//, aim: most },
  export: { files: /^export\//, aim: most },
  turn: { files: /^turn\//, aim: most },
  cli: { files: /^cli\//, aim: most, also: ['test/cli'] },
  interact: { files: /^interact\//, aim: most },
  mapping: { files: /^mapping\//, aim: most },
  screen: { files: /^screen\//, aim: most },
  views: { files: /^views\//, aim: most },
  terminals: { files: /^terminals\//, aim: most },
}

/** `n` mutants of a floor, the same ones for the same seed and sources. */
export function sampled(root: string, floor: string, n: number, seed: number): Mutant[] {
  const src = join(root, 'src')
  const all = readdirSync(src, { recursive: true, encoding: 'utf8' })
    .filter(name => floors[floor]?.files.test(name) && /\.tsx?$/.test(name))
    .toSorted()
    .flatMap(name => {
      const file = `src/${name}`
      return mutantsIn(readFileSync(join(root, file), 'utf8'), file).map(change => ({ ...change, file, floor }))
    })
  const random = randomFrom(seed)
  return all
    .map(mutant => ({ mutant, key: random() }))
    .toSorted((a, b) => a.key - b.key)
    .slice(0, n)
    .map(({ mutant }) => mutant)
}
