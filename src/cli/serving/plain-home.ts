/** Home of a service in a few lines: the open rooms and turns by number. */
import type { Mounted, Terminal } from '../../screen/terminal.ts'
import type { HomeServices } from '../../views/home-services.ts'

/** Shows home until the person leaves with q, or `quit` is called. */
export function mountHome({ terminal, services }: { terminal: Terminal; services: HomeServices; now: () => number }): Mounted {
  const { input, output } = terminal
  let finish = (_code: number) => {}
  const exited = new Promise<number>(resolve => {
    finish = resolve
  })
  const say = (text: string) => void output.write(`${text}\r\n`)
  let keys: string[] = []
  const hear = async (bytes: Buffer) => {
    for (const key of bytes.toString()) {
      if (key === 'q' || key === '\x04') return end(0)
      const chosen = keys[Number(key) - 1]
      if (chosen) await services.enter(chosen).catch(error => say(error.message))
    }
  }
  const end = (code: number) => {
    input.removeListener('data', hear)
    finish(code)
  }
  void services.sessions().then(sessions => {
    keys = sessions.filter(one => one.state === 'open').map(one => one.key)
    say(`${services.me().name}: home`)
    for (const [i, key] of keys.entries()) say(`${i + 1} ${key}`)
    input.on('data', hear)
  })
  return {
    exited,
    async quit(code) {
      end(code)
      return exited
    },
    settled: async () => {},
  }
}
