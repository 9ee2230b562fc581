// The way into the single file: lays the program out in the person's own cache folder, once, and starts it there.
'use strict'

const fs = require('node:fs')
const os = require('node:os')
const path = require('node:path')
const sea = require('node:sea')
const { createRequire } = require('node:module')
const { zstdDecompressSync } = require('node:zlib')

const key = sea.getAsset('key', 'utf8')

/** Where the program lies: below the cache folder, else in one of its own for this run. */
function laidOut() {
  const { HOME, XDG_CACHE_HOME } = process.env
  const caches = XDG_CACHE_HOME || (HOME && path.join(HOME, '.cache'))
  const folder = caches && path.join(caches, 'flywheel', `single-${key}`)
  try {
    if (folder && isOurs(folder)) return folder
    if (folder && !fs.existsSync(folder)) return layOut(folder)
  } catch {
    // Nothing can be kept there.
  }
  const once = fs.mkdtempSync(path.join(os.tmpdir(), 'flywheel-'))
  process.on('exit', () => fs.rmSync(once, { recursive: true, force: true }))
  return layOut(path.join(once, 'program'))
}

/** A folder that nobody else could have changed. */
function isOurs(folder) {
  const found = fs.lstatSync(folder, { throwIfNoEntry: false })
  const isMine = !process.getuid || found?.uid === process.getuid()
  return found !== undefined && found.isDirectory() && isMine && (process.platform === 'win32' || !(found.mode & 0o022))
}

/** Writes all files aside and puts them in place whole; two that do it at a time come to the same. */
function layOut(folder) {
  const aside = `${folder}.${process.pid}`
  const bytes = zstdDecompressSync(Buffer.from(sea.getRawAsset('files')))
  const start = bytes.readUInt32LE(0) + 4
  let at = start
  for (const [name, length] of JSON.parse(bytes.toString('utf8', 4, start))) {
    const file = path.join(aside, name)
    fs.mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 })
    fs.writeFileSync(file, bytes.subarray(at, at + length), { mode: 0o600 })
    at += length
  }
  try {
    fs.renameSync(aside, folder)
  } catch (error) {
    fs.rmSync(aside, { recursive: true, force: true })
    if (!isOurs(folder)) throw error
  }
  return folder
}

/** A part that the program starts as a process of its own (its gateway, a worker): a file of the folder it laid out, named by its parent. */
function partAsked() {
  const ours = [path.join(`single-${key}`, 'dist'), path.join('program', 'dist')]
  return process.argv
    .slice(2)
    .find(
      word =>
        process.send && path.isAbsolute(word) && ours.some(folder => path.dirname(word).endsWith(path.sep + folder)),
    )
}

const part = partAsked()
if (part) {
  // What Node takes from its own command line this file is told as words.
  for (const word of process.argv.slice(2)) if (word.startsWith('--max-')) require('node:v8').setFlagsFromString(word)
  const load = path.join(path.dirname(part), 'load.cjs')
  createRequire(load)(load)(part)
} else {
  const start = path.join(laidOut(), 'bin', 'run.js')
  createRequire(start)(start).run(process.argv.slice(2))
}
