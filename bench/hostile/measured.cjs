/** The built gateway with a stopwatch: at SIGUSR2 it tells how late its event loop was (p99, ms) and its memory, as a `bug`; at SIGWINCH it spins for ever. */
const { monitorEventLoopDelay } = require('node:perf_hooks')
const { join } = require('node:path')

const delay = monitorEventLoopDelay({ resolution: 5 })
delay.enable()
process.on('SIGUSR2', () => {
  const { heapUsed, external, rss } = process.memoryUsage()
  const figures = { p99: delay.percentile(99) / 1e6 - 5, heapUsed, external, rss }
  delay.reset()
  process.send({ is: 'bug', stack: `measured ${JSON.stringify(figures)}` })
})
process.on('SIGWINCH', () => {
  for (;;);
})
require(join(__dirname, '..', '..', 'dist', 'gateway.cjs'))
