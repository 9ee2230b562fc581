/** What is in the program, as CycloneDX: npm's own list of all packages, of which those are kept that are built in. */
import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { run } from './folders.mjs'

/** Writes the list; the name of the file in `out`. */
export function makeSbom({ root, out, version, seconds }) {
  const all = JSON.parse(run('npm', ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only'], { cwd: root }))
  const file = `flywheel-${version}.cdx.json`
  const listed = builtIn(all, packagesOf(root), seconds)
  writeFileSync(
    join(out, file),
    `${JSON.stringify({ ...listed, components: [...listed.components, ...nodesIn(root)] }, null, 2)}\n`,
  )
  return file
}

/** Node as it goes into single files, by platform; the other forms run on the one that is installed. */
function nodesIn(root) {
  const { packages } = JSON.parse(readFileSync(join(root, 'bin', 'release', 'package-lock.json'), 'utf8'))
  return Object.entries(packages)
    .filter(([path]) => path.startsWith('node_modules/'))
    .map(([path, { version, integrity }]) => {
      const name = path.replace('node_modules/', '')
      return {
        'bom-ref': `${name}@${version}`,
        type: 'platform',
        name,
        version,
        scope: 'optional',
        purl: `pkg:npm/${name}@${version}`,
        description: 'Node.js, in the single file for this platform alone',
        hashes: [{ alg: 'SHA-512', content: Buffer.from(integrity.replace('sha512-', ''), 'base64').toString('hex') }],
        licenses: [{ license: { id: 'MIT' } }],
      }
    })
}

/** `name@version` of every package that is built in, as the notices name them. */
function packagesOf(root) {
  const notices = readFileSync(join(root, 'dist', 'THIRD-PARTY.txt'), 'utf8').split(`\n${'-'.repeat(80)}\n\n`)
  return new Set(notices.map(text => text.slice(0, text.indexOf('\n')).replace(/ (?=[^ ]+$)/, '@')))
}

/** The list with these packages alone, without what differs from run to run. Throws when npm knows one of them no more. */
export function builtIn(sbom, packages, seconds) {
  const components = sbom.components
    .filter(component => packages.has(component['bom-ref']))
    .map(component => ({ ...component, scope: 'required', properties: [] }))
  const known = new Set(components.map(component => component['bom-ref']))
  const missing = [...packages].filter(name => !known.has(name))
  if (missing.length) throw new Error(`npm sbom does not name ${missing.join(', ')}`)
  const self = sbom.metadata.component['bom-ref']
  const dependencies = sbom.dependencies
    .filter(({ ref }) => ref === self || known.has(ref))
    .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter(other => known.has(other)) }))
  const component = { ...sbom.metadata.component, type: 'application', name: 'flywheel' }
  const hash = createHash('sha256')
    .update(JSON.stringify([component, components]))
    .digest('hex')
  return {
    ...sbom,
    serialNumber: `urn:uuid:${asUuid(hash)}`,
    metadata: { ...sbom.metadata, timestamp: new Date(seconds * 1_000).toISOString(), component },
    components,
    dependencies,
  }
}

/** A version 8 UUID (RFC 9562: of one's own making) from a hash, so that the same content has the same number. */
function asUuid(hash) {
  const variant = ((Number.parseInt(hash[16], 16) & 0x3) | 0x8).toString(16)
  return [
    hash.slice(0, 8),
    hash.slice(8, 12),
    `8${hash.slice(13, 16)}`,
    variant + hash.slice(17, 20),
    hash.slice(20, 32),
  ].join('-')
}
