/** What is said of figures that a git folder offers. */
import { full, plural } from '../../text.ts'

export const figureWords = {
  figures: 'take figures from the git folder here, one by one',
  figure: 'take a figure that git offers, or leave it',
  hint: 'figures',
  hostOnly: "Figures of git are read at the host's keyboard alone.",
  reading: 'Reading what git has here.',
  found: (count: number) => full(`Found ${plural(count, 'figure')}`),
  nothing: 'Git has no tag of the last 90 days here: nothing to take.',
  allThere: 'All that git offers is in this turn already.',
  noStep: 'No step of this turn asks for what git offers.',
  prompt: 't take, s skip, Enter stops',
  over: 'That was the last figure.',
  into: (source: string, title: string) => `From ${source}, into "${title}".`,
  aloud: (said: string, title: string) => `${full(said)}\nTake it into "${title}"? take or skip; an empty line stops.`,
  answers: 'Type t to take it, s to skip it; an empty line stops.',
  sourced: (said: string, source: string) => `${said}; source: ${source}`,
  taken: (said: string, title: string) => `Figure for "${title}": ${said}`,
}
