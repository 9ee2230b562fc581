/** map: Wardley maps as text: drawn, checked, converted, compared, edited. */
import { commandLine } from '../../command-line.ts'
import { type ExitCode, exitCodes, UserError } from '../../errors.ts'
import { command } from '../parsing/command.ts'

const actions = ['draw', 'edit', 'check', 'convert', 'diff', 'parse', 'format'] as const

type Args = {
  action: (typeof actions)[number]
  files: string[]
  size?: string
  focus?: string
  zoom?: string
  at?: string
  to?: string
  braille: boolean
  fit: boolean
  write: boolean
  strict: boolean
  json: boolean
}

export const map = command<Args>({
  usage: 'map <action> <files..>',
  about: 'Draw, edit, check, format, convert, compare maps',
  examples: [
    ['flywheel map draw tea-shop.owm', 'the map, as large as this terminal'],
    ['flywheel map edit tea-shop.owm', 'change it by keys; it saves itself'],
    ['flywheel map check *.owm', 'odd lines; exit code 3 on errors'],
    ['flywheel map convert tea-shop.owm --to svg', 'or mermaid, json, owm'],
    ['flywheel map format tea-shop.owm --write', 'one form, nothing lost'],
    ['flywheel map diff old.owm new.owm', 'what came, went and moved'],
    ['flywheel map draw - --size 120x40', 'what comes in by a pipe'],
  ],
  words: {
    action: { choices: actions, describe: actions.join(', ') },
    files: { type: 'string', means: 'input', describe: 'OnlineWardleyMaps files; - is standard input' },
  },
  options: {
    size: { type: 'string', takes: '120x40', describe: 'columns and rows of the drawing', requiresArg: true },
    focus: { type: 'string', takes: 'NAME', describe: 'draw only the links of its chain', requiresArg: true },
    zoom: { type: 'string', takes: '2', describe: 'zoom in 1 to 8 times', requiresArg: true },
    at: { type: 'string', takes: 'NAME', describe: 'what to look at closely: a part, or 60,80', requiresArg: true },
    to: { type: 'string', takes: 'FORM', describe: 'convert to owm, mermaid, svg or json', requiresArg: true },
    braille: { type: 'boolean', default: true, describe: 'draw links with box signs' },
    fit: { type: 'boolean', default: false, describe: 'draw only the height the parts use' },
    write: { type: 'boolean', default: false, describe: 'format: write the files instead of printing' },
    strict: { type: 'boolean', default: false, describe: 'read as onlinewardleymaps.com does' },
    json: { type: 'boolean', default: false, describe: 'print JSON; of several files, one a line' },
  },
  async run({ action, files, ...args }): Promise<ExitCode> {
    if (action === 'edit') return editMap(files, args)
    const { answerMap } = await import('../map-lines.ts')
    const { size, focus, zoom, at, to, braille, fit, write, strict, json, ascii, color } = args
    return answerMap({
      action,
      paths: files.map(String),
      size,
      focus,
      zoom,
      at,
      to,
      braille,
      fit,
      write,
      strict,
      json,
      ascii,
      color,
    })
  },
})

async function editMap(
  files: string[],
  args: Pick<Args, 'braille' | 'strict'> & Parameters<typeof import('../full-screen.ts')['fullScreen']>[1],
): Promise<ExitCode> {
  const [path] = files
  if (files.length !== 1 || !path || path === '-')
    throw new UserError(
      'One map is edited at a time, in a file.',
      `Try: ${commandLine('map', 'edit', 'map.owm')}`,
      exitCodes.usage,
    )
  if (args.strict)
    throw new UserError(
      'A map is edited as its author meant it, not as --strict reads it.',
      `Try: ${commandLine('map', 'edit', path)}`,
      exitCodes.usage,
    )
  const { fullScreen } = await import('../full-screen.ts')
  return fullScreen({ show: 'map', path, braille: args.braille }, args)
}
