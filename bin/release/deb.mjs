/** A package for Debian: the program, its manual pages and completions, and the unit of the service where there is one. */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { filesBelow, isThere, put, run, settle } from './folders.mjs'
import { unpackTo } from './tarball.mjs'

const lib = 'usr/lib/flywheel'
const doc = 'usr/share/doc/flywheel'

/** Who is named where Debian wants an address; DEBFULLNAME and DEBEMAIL are how its own tools are told. */
const { DEBFULLNAME = 'The flywheel authors', DEBEMAIL = 'flywheel@example.org' } = process.env
const maintainer = `${DEBFULLNAME} <${DEBEMAIL}>`

/** Parts of the package for npm that are no use below /usr/lib: the library for other programs, and what lies elsewhere here. */
const elsewhere = /^dist\/(?:types|man|map\.js|built$)/

/** Builds it from the tarball; the name of the file in `out`. */
export function makeDeb({ root, out, work, version, seconds, tarball }) {
  if (!isThere('dpkg-deb')) return { leftOut: 'dpkg-deb is not here' }
  const tree = join(work, 'deb')
  rmSync(tree, { recursive: true, force: true })
  const from = unpackTo(join(work, 'deb-from'), join(out, tarball))
  program(tree, from)
  pages(tree, from, version, seconds)
  service(tree, root, from)
  control(tree, version)
  settle(tree, seconds)
  const file = `flywheel_${version}-1_all.deb`
  const env = { SOURCE_DATE_EPOCH: String(seconds) }
  run('dpkg-deb', ['--root-owner-group', '-Zxz', '-z6', '--build', tree, join(out, file)], { env })
  return { file }
}

function program(tree, from) {
  for (const name of filesBelow(from).filter(
    name => /^(?:bin|dist)\/|^package\.json$/.test(name) && !elsewhere.test(name),
  ))
    put(tree, join(lib, name), readFileSync(join(from, name)), name === 'bin/flywheel.js' ? 0o755 : 0o644)
  mkdirSync(join(tree, 'usr', 'bin'), { recursive: true })
  symlinkSync('../lib/flywheel/bin/flywheel.js', join(tree, 'usr', 'bin', 'flywheel'))
}

function pages(tree, from, version, seconds) {
  const text = name => readFileSync(join(from, name), 'utf8')
  for (const name of readdirSync(join(from, 'dist', 'man')))
    put(tree, `usr/share/man/man1/${name}.gz`, packed(text(join('dist', 'man', name))))
  put(tree, 'usr/share/bash-completion/completions/flywheel', text('dist/completion/bash'))
  put(tree, 'usr/share/zsh/vendor-completions/_flywheel', text('dist/completion/zsh'))
  put(tree, 'usr/share/fish/vendor_completions.d/flywheel.fish', text('dist/completion/fish'))
  for (const name of filesBelow(join(from, 'docs')).filter(name => /\.(?:md|svg)$/.test(name)))
    put(tree, join(doc, 'docs', name), readFileSync(join(from, 'docs', name)))
  put(tree, join(doc, 'README.md'), text('README.md'))
  put(tree, join(doc, 'changelog.gz'), packed(text('CHANGELOG.md')))
  const day = new Date(seconds * 1_000).toUTCString().replace('GMT', '+0000')
  const entry = `flywheel (${version}-1) unstable; urgency=medium\n\n  * Version ${version}: changelog.gz says what is new.\n\n -- ${maintainer}  ${day}\n`
  put(tree, join(doc, 'changelog.Debian.gz'), packed(entry))
  const licences = ['LICENSE', 'docs/licences/cc-by-sa-4.0.txt', 'dist/THIRD-PARTY.txt'].map(text)
  put(tree, join(doc, 'copyright'), licences.join(`\n${'='.repeat(80)}\n\n`))
}

/** The unit starts the program of this package; it is there for those who enable it. */
function service(tree, root, from) {
  const unit = join(root, 'docs', 'service', 'flywheel.service')
  if (!existsSync(unit) || !existsSync(join(from, 'dist', 'help', 'serve.txt'))) return
  const text = readFileSync(unit, 'utf8').replaceAll('/usr/local/bin/flywheel', '/usr/bin/flywheel')
  put(tree, 'usr/lib/systemd/system/flywheel.service', text.replace(/^# Lay it as .*\n/m, ''))
  for (const name of ['serve.env', 'fail2ban-filter.conf'])
    put(tree, join(doc, 'examples', name), readFileSync(join(root, 'docs', 'service', name)))
}

function control(tree, version) {
  const files = filesBelow(tree).filter(name => name !== 'usr/bin/flywheel')
  const bytes = files.reduce((sum, name) => sum + Math.ceil(statSync(join(tree, name)).size / 1_024), 0)
  const sums = files.map(
    name =>
      `${createHash('md5')
        .update(readFileSync(join(tree, name)))
        .digest('hex')}  ${name}\n`,
  )
  put(tree, 'DEBIAN/md5sums', sums.join(''))
  put(
    tree,
    'DEBIAN/control',
    `Package: flywheel
Version: ${version}-1
Architecture: all
Maintainer: ${maintainer}
Installed-Size: ${bytes}
Depends: nodejs (>= 20)
Recommends: openssh-client
Section: utils
Priority: optional
Description: facilitate retros and Wardley mapping workshops in a terminal
 Walks a group once round the Value Flywheel: clarity of purpose, challenge,
 next best action, long-term value. Everybody around one keyboard, or each at
 a terminal of their own over ssh; the result is one bet, and actions that
 have an owner.
`,
  )
}

function packed(text) {
  return gzipSync(text, { level: 9 })
}
