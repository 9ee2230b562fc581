// Starts the built program: help pages straight from disk, Node 20 swapped for the Node 24 of the clone, compiled code kept.
'use strict'

const fs = require('node:fs')
const path = require('node:path')

const root = path.join(__dirname, '..')
const dist = path.join(root, 'dist')

/** Runs the program with these arguments (without node and script). Sets the exit code; never throws. */
function run(argv) {
  const page = pageFor(argv)
  const text = page && readText(path.join(dist, page))
  if (text !== undefined) return print(asStarted(text))
  const newer = newerNode(process.versions.node, root)
  if (newer) return rerun(newer, argv)
  const main = path.join(dist, 'main.js')
  if (!fs.existsSync(main)) {
    process.stderr.write('flywheel: it is not built yet. Run: npm run build\n')
    process.exitCode = 1
    return
  }
  // Before any import: React and Ink read it once.
  process.env.NODE_ENV = 'production'
  keepCompiledCode()
  const fell = error => {
    // Whoever has the screen gives it back first and says it then.
    if (process.listenerCount('uncaughtException') > 1) return
    sayFault(error, argv)
    process.exit(70)
  }
  process.on('uncaughtException', fell)
  start(argv).catch(fell)
}

/** One line for a fault of the program: without it Node prints a whole line of the bundle, which is all of its code. */
function sayFault(error, argv) {
  const { FLYWHEEL_DEBUG: debug = '' } = process.env
  const isAsked = argv.includes('--debug') || !['', '0', 'false'].includes(debug)
  const what = String((error && error.message) || error)
    .replace(/\p{Cc}+/gu, ' ')
    .slice(0, 500)
  const say = `flywheel: this is a fault of the program: ${what}. What was saved is safe; --debug shows where it came from.\n`
  try {
    fs.writeSync(2, isAsked && error && error.stack ? `${error.stack}\n${say}` : say)
  } catch {
    // There is nowhere left to say it.
  }
}

/** Home is painted by a small bundle of its own; the program loads behind the picture. */
async function start(argv) {
  // Maps that are printed have a bundle of their own as well.
  if (argv[0] === 'map' && (await (await import('../dist/map-lines.js')).mapLines(argv))) return
  const mayBeHome = argv.length === 0 || argv[0].startsWith('-') || isFolder(argv[0])
  const first = mayBeHome ? await require('../dist/first-picture.cjs').firstPicture(argv) : undefined
  const { main } = await import('../dist/main.js')
  await main(argv, first)
}

/**
 * The file of the page these arguments ask for, or undefined: `--help`, `new --help`, `help new`, `--version`, `completion zsh`. They
 * were printed when the program was built, so that showing one loads nothing of it.
 */
function pageFor(argv) {
  const topic = topicOf(argv)
  if (topic) return `help/${topic}.txt`
  return argv.length === 2 && argv[0] === 'completion' && /^[a-z]+$/.test(argv[1]) ? `completion/${argv[1]}` : undefined
}

function topicOf(argv) {
  const isHelp = word => word === '--help' || word === '-h'
  const name = word => (/^[a-z-]+$/.test(word) && word[0] !== '-' ? word : undefined)
  if (argv.length === 1) {
    if (isHelp(argv[0]) || argv[0] === 'help') return 'flywheel'
    if (argv[0] === '--version' || argv[0] === '-v') return 'version'
  }
  if (argv.length === 2) {
    if (isHelp(argv[1])) return name(argv[0])
    if (argv[0] === 'help') return name(argv[1])
  }
  return undefined
}

function isFolder(word) {
  try {
    return fs.statSync(word).isDirectory()
  } catch {
    return false
  }
}

/** A built page with what people type to start this program in place of its mark. */
function asStarted(page) {
  if (!page.includes('\0')) return page
  const { startedAs } = require('../dist/started-as.cjs')
  return page.replaceAll('\0', startedAs(process.argv[1] || '', process.env, process.cwd()))
}

function readText(file) {
  try {
    return fs.readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}

/** Writes to stdout; a reader that has gone away (`| head`) is no fault, anything else is said in a sentence. */
function print(text) {
  try {
    fs.writeSync(1, text)
  } catch (error) {
    if (error.code === 'EPIPE') return
    // A pipe that is full for the moment is waited for.
    if (error.code === 'EAGAIN') return process.stdout.on('error', notTaken).write(text)
    notTaken(error)
  }
}

function notTaken(error) {
  if (error.code === 'EPIPE') return
  const why = error.code === 'ENOSPC' ? 'no space is left on the disk' : error.code
  process.exitCode = 1
  try {
    fs.writeSync(2, `flywheel: the output could not be written: ${why}. Make room or name another place.\n`)
  } catch {
    // There is nowhere left to say it.
  }
}

/** The newer Node that came with the clone, when this one is older than 22 and it is there. */
function newerNode(version, folder) {
  if (Number.parseInt(version, 10) >= 22) return undefined
  const linked = path.join(folder, 'node_modules', '.bin', 'node')
  if (!fs.existsSync(linked)) return undefined
  const binary = fs.realpathSync(linked)
  const about = readText(path.join(binary, '..', '..', 'package.json'))
  return about && Number.parseInt(JSON.parse(about).version, 10) >= 22 ? binary : undefined
}

/** Runs this program on another Node in our place: same terminal, signals passed on, same exit. */
function rerun(node, argv) {
  const child = require('node:child_process').spawn(node, [process.argv[1], ...argv], {
    stdio: 'inherit',
  })
  // A terminal sends ctrl-c to both of us already; only what was sent to this process alone is passed on.
  process.on('SIGINT', () => process.stdin.isTTY || child.kill('SIGINT'))
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('error', error => {
    process.stderr.write(`flywheel: ${node} did not start (${error.message}). Run: npm ci\n`)
    process.exitCode = 1
  })
  child.on('exit', (code, signal) => {
    // 128 and SIGHUP: the terminal is gone, and Node falls when it cannot set it back (an assertion in its ResetStdio).
    if (code === 129) dropTerminal()
    if (!signal) process.exit(code)
    process.removeAllListeners(signal)
    process.kill(process.pid, signal)
  })
}

/** Lets go of a terminal that may be closed. Nothing can be read or written afterwards. */
function dropTerminal() {
  for (const fd of [0, 1, 2]) {
    try {
      fs.closeSync(fd)
    } catch {
      // It was closed already.
    }
  }
}

/** Keeps V8's compiled code from run to run, in the person's own cache folder and not in a shared one. */
function keepCompiledCode() {
  const { enableCompileCache } = require('node:module')
  const caches = process.env.XDG_CACHE_HOME || (process.env.HOME && path.join(process.env.HOME, '.cache'))
  if (!enableCompileCache || !caches || process.env.NODE_COMPILE_CACHE) return
  const folder = path.join(caches, 'flywheel')
  if (fs.existsSync(folder) || makeFolder(folder)) enableCompileCache(folder)
}

/** Makes a folder and those above it, 0700; false where that cannot be. Not by `recursive`: that never comes back from places like /proc. */
function makeFolder(folder) {
  const made = () => {
    try {
      fs.mkdirSync(folder, { mode: 0o700 })
      return true
    } catch (error) {
      return error.code
    }
  }
  const first = made()
  const above = path.dirname(folder)
  if (first === 'ENOENT' && above !== folder && makeFolder(above)) return made() === true
  return first === true || first === 'EEXIST'
}

module.exports = { run, pageFor, newerNode }
