/** The names of the commands, said where the commands themselves need not be loaded: a word that is one of these is never a folder. */

/** In the order of the table in commands/index.ts; a test holds the two together. */
export const commandNames: readonly string[] = [
  'new',
  'open',
  'host',
  'invite',
  'join',
  'notes',
  'list',
  'show',
  'actions',
  'wheel',
  'momentum',
  'check-in',
  'facts',
  'import',
  'check',
  'restore',
  'copy',
  'map',
  'agenda',
  'tenets',
  'demo',
  'replay',
  'doctor',
  'config',
  'completion',
  'help',
]

/** The word by which shells ask the parser for completions. */
export const completionWord = 'complete-words'
