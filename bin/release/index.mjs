/**
 * `npm run dist`: every form the program is given away in, below release/, with their hashes; what cannot be made here is said.
 * `npm run dist -- --check` makes all of it twice and says whether the bytes are the same.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { sourcesIn } from '../sources.mjs'
import { makeContainer } from './container.mjs'
import { makeDeb } from './deb.mjs'
import { sha256 } from './folders.mjs'
import { makeSbom } from './sbom.mjs'
import { makeSingleFile } from './single-file.mjs'
import { makeTarball } from './tarball.mjs'

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
const { seconds, commit } = sourcesIn(root)

/** What is made, in this order: the first is what the others are made of. */
const makers = {
  'package for npm': at => ({ file: makeTarball(at) }),
  'package for Debian': makeDeb,
  'single file with Node': makeSingleFile,
  'container image': makeContainer,
  'list of parts (CycloneDX)': at => ({ file: makeSbom(at) }),
}

/** Makes all of it in `out`; each with the name of its file, or why it was left out. */
function makeAll(out) {
  rmSync(out, { recursive: true, force: true })
  mkdirSync(out, { recursive: true })
  const work = mkdtempSync(join(tmpdir(), 'flywheel-dist-'))
  try {
    const at = { root, out, work, version, seconds }
    return Object.entries(makers).map(([title, make]) => {
      const made = { title, ...make(at) }
      at.tarball ??= made.file
      if (made.file) utimesSync(join(out, made.file), seconds, seconds)
      return made
    })
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

function writeSums(out, all) {
  const lines = all.flatMap(({ file }) => (file ? [`${sha256(join(out, file))}  ${file}\n`] : []))
  writeFileSync(join(out, 'SHA256SUMS'), lines.join(''))
}

function told({ title, file, leftOut }, out, more = '') {
  const size = file && `${(statSync(join(out, file)).size / 1e6).toFixed(1)} MB`
  return `${title.padEnd(27)}${file ? `${file}  ${size}${more}` : `left out: ${leftOut}`}`
}

/** Makes all of it once more elsewhere; true when every file has the same bytes. */
function sameTwice(all, out) {
  const again = mkdtempSync(join(tmpdir(), 'flywheel-again-'))
  try {
    const second = makeAll(join(again, 'release'))
    const same = all.map(
      ({ file }, i) =>
        !file || (second[i].file === file && sha256(join(out, file)) === sha256(join(again, 'release', file))),
    )
    for (const [i, made] of all.entries())
      console.log(told(made, out, same[i] ? '  twice the same bytes' : '  NOT the same bytes'))
    return same.every(Boolean)
  } finally {
    rmSync(again, { recursive: true, force: true })
  }
}

const out = join(root, 'release')
const all = makeAll(out)
writeSums(out, all)
console.log(`flywheel ${version} of ${commit || 'no commit'}, in release/`)
if (!process.argv.includes('--check')) for (const made of all) console.log(told(made, out))
else if (!sameTwice(all, out)) process.exitCode = 1
