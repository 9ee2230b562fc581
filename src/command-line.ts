/** Every command line the program tells people to type: quoted for a POSIX shell, with their folder, and started as they started it. */

/** A word, or an option with its value. */
type Word = string | readonly [option: string, value: string]

let program = () => 'flywheel'
let folder: string | undefined
let database: string | undefined

/** Says how this program was started (asked once, when it is first needed) and which `--dir` or `--store` was given. */
export function tellHow(how: { program?: () => string; dir?: string; store?: string }): void {
  const { program: ask } = how
  if (ask) {
    let known: string | undefined
    program = () => {
      known ??= ask()
      return known
    }
  }
  if ('dir' in how) folder = how.dir
  if ('store' in how) database = how.store && withoutPassword(how.store)
}

/** What people type to start this program, before any word: `flywheel`, `npm start --`. */
export function programName(): string {
  return program()
}

/** What looks at no folder of sessions. */
const folderless = ['agenda', 'completion', 'config', 'demo', 'doctor', 'help', 'join', 'map', 'tenets']

/**
 * A command line to type, to be put at the end of a sentence: `commandLine('open', path)`. Words in capitals are for people to
 * replace. `--dir` and `--store` are added where they were given and count.
 */
export function commandLine(...words: Word[]): string {
  const [command] = words
  const isHelp = words.includes('--help')
  const isNamed = words.some(word => word[0] === '--dir' || word[0] === '--store')
  const place: Word[] = [
    ...(folder === undefined ? [] : [['--dir', folder] as const]),
    ...(database === undefined ? [] : [['--store', database] as const]),
  ]
  const more = isHelp || isNamed || folderless.includes(`${command}`) ? [] : place
  return [program(), ...[...words, ...more].map(inShell)].join(' ')
}

/** An address as it may stand on a screen; one with a password is a word to replace. */
function withoutPassword(address: string): string {
  return /^[^/]*:\/\/[^/@]*:[^/@]*@/.test(address) || /[?&]password=/i.test(address) ? 'ADDRESS' : address
}

function inShell(word: Word): string {
  if (typeof word === 'string') return quoted(word)
  const [option, value] = word
  return value.startsWith('-') ? `${option}=${quoted(value)}` : `${option} ${quoted(value)}`
}

/** A word as a POSIX shell reads it back: as it is where it may stand so, else in single quotes. */
export function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`
}
