/** The program and Node in one file, for the system this runs on. */
import { createHash } from 'node:crypto'
import { chmodSync, copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { zstdCompressSync } from 'node:zlib'
import { filesBelow, run } from './folders.mjs'
import { unpackTo } from './tarball.mjs'

/** What the single file does not need: the library for other programs, and its types. */
const unneeded = /^dist\/(?:types\/|map\.js$)/

/**
 * Builds it from the tarball with the Node that bin/release/package-lock.json pins by hash; the name of the file in `out`, or why it was
 * left out.
 */
export function makeSingleFile({ root, out, work, version, tarball }) {
  const home = join(root, 'bin', 'release')
  const { platform, arch } = process
  const name = `node-${platform}-${arch}`
  const { optionalDependencies } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'))
  if (!optionalDependencies[name])
    return { leftOut: `no Node is pinned for ${platform} ${arch} in bin/release/package.json` }
  const node = join(home, 'node_modules', name, 'bin', 'node')
  try {
    if (!existsSync(node)) run('npm', ['ci', '--ignore-scripts'], { cwd: home })
  } catch (error) {
    return { leftOut: `Node ${optionalDependencies[name]} could not be fetched: ${error.message}` }
  }
  if (!existsSync(node)) return { leftOut: `Node ${optionalDependencies[name]} did not come as it is pinned` }
  const file = `flywheel-${version}-${platform}-${arch}`
  const place = join(work, 'single')
  rmSync(place, { recursive: true, force: true })
  mkdirSync(place, { recursive: true })
  const from = unpackTo(join(place, 'from'), join(out, tarball))
  copyFileSync(join(node, '..', '..', 'LICENSE'), join(from, 'LICENSE-node.txt'))
  // A module can be loaded by a file of the disk alone, not by what is inside.
  writeFileSync(
    join(from, 'dist', 'load.cjs'),
    "module.exports = file => import(require('node:url').pathToFileURL(file).href)\n",
  )
  const files = packedFiles(from)
  writeFileSync(join(place, 'files'), zstdCompressSync(files))
  writeFileSync(join(place, 'key'), createHash('sha256').update(files).digest('hex').slice(0, 16))
  copyFileSync(join(home, 'single-file-main.cjs'), join(place, 'main.cjs'))
  // Names as they are from there: a path of this clone would be another one in the next.
  const settings = {
    main: 'main.cjs',
    output: 'flywheel',
    executable: node,
    disableExperimentalSEAWarning: true,
    useSnapshot: false,
    useCodeCache: false,
    assets: { files: 'files', key: 'key' },
  }
  writeFileSync(join(place, 'sea.json'), JSON.stringify(settings))
  run(node, ['--build-sea', 'sea.json'], { cwd: place, env: { NODE_OPTIONS: '' } })
  copyFileSync(join(place, 'flywheel'), join(out, file))
  chmodSync(join(out, file), 0o755)
  return { file }
}

/** All files in one: the length of the list (4 bytes, the lowest first), the list of names and lengths, and their bytes. */
function packedFiles(from) {
  const names = filesBelow(from).filter(name => !unneeded.test(name))
  const bytes = names.map(name => readFileSync(join(from, name)))
  const list = Buffer.from(JSON.stringify(names.map((name, i) => [name, bytes[i].length])))
  const length = Buffer.alloc(4)
  length.writeUInt32LE(list.length)
  return Buffer.concat([length, list, ...bytes])
}
