#!/usr/bin/env node
// The way in: turns a too old Node away in one sentence. Written in the oldest JavaScript, so that it can be read there.
// biome-ignore-all lint: newer syntax would be a stack trace where this file owes a sentence
'use strict'

/** The sentence for a Node that is too old, or undefined. `version` as in process.versions.node. */
function tooOld(version) {
  if (parseInt(version, 10) >= 20) return undefined
  return (
    'this is Node ' +
    version +
    ', which is too old. Install Node 22 or newer from https://nodejs.org, then start again.'
  )
}

if (require.main === module) {
  var refusal = tooOld(process.versions.node)
  if (refusal) {
    process.stderr.write('flywheel: ' + refusal + '\n')
    process.exitCode = 1
  } else {
    require('./run.js').run(process.argv.slice(2))
  }
}

module.exports = { tooOld: tooOld }
