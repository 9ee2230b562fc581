/** The package as `npm pack` makes it, and as what every other form of it is made of. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { setModes } from '../modes.mjs'
import { run } from './folders.mjs'

/** Packs what is built; the name of the file in `out`. */
export function makeTarball({ root, out }) {
  setModes(root)
  const said = run('npm', ['pack', '--ignore-scripts', '--json', '--pack-destination', out], { cwd: root })
  const [packed] = Object.values(JSON.parse(said))
  return packed.filename
}

/** Unpacks the tarball into a folder and returns where the package lies in it. */
export function unpackTo(folder, tarball) {
  mkdirSync(folder, { recursive: true })
  run('tar', ['xzf', tarball, '-C', folder, '--no-same-owner'])
  return join(folder, 'package')
}
