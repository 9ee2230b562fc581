/** Gives what is packed the modes of a usual clone, so that a tarball made under any umask is the same. Run before `npm pack`. */
import { chmodSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** What npm packs besides the `files` of package.json. */
const always = ['package.json', 'README.md', 'LICENSE']

/** Sets the modes in this clone: 755 for folders and for what is started by its name, 644 for all else. */
export function setModes(root) {
  const { files, bin } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const started = Object.values(bin)
  for (const name of [...always, ...files].flatMap(name => allIn(root, name))) {
    const isOpen = statSync(join(root, name)).isDirectory() || started.includes(name)
    chmodSync(join(root, name), isOpen ? 0o755 : 0o644)
  }
}

function allIn(root, name) {
  if (!statSync(join(root, name)).isDirectory()) return [name]
  return [name, ...readdirSync(join(root, name), { recursive: true }).map(inside => join(name, inside))]
}

if (process.argv[1] === fileURLToPath(import.meta.url)) setModes(join(dirname(fileURLToPath(import.meta.url)), '..'))
