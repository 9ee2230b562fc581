/** What `flywheel help` explains besides commands. */

/** Topics whose text is a page of docs/, by its name there. */
export const pageTopics = {
  facilitating: 'lead a first retro, then a full turn',
  commands: 'what comes out, what goes in, notes, databases',
  formats: 'what is in every file, read or written',
  agendas: 'the agendas there are, and files of your own',
  keys: 'every key, place by place',
  remote: 'everybody at their own terminal, over ssh',
  service: 'one address for a company, all the time',
  maps: 'Wardley maps: the text, the drawing, the editor',
} as const

/** All topics, each with what it is about; the last two are tables of the program. */
export const topics = {
  ...pageTopics,
  'exit-codes': 'what the numbers mean',
  environment: 'variables that count',
} as const

/** Pages of docs/ that are no topic: what they tell needs the sources. */
export const otherPages: readonly string[] = ['contributing', 'figures']
