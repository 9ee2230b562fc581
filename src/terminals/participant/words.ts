/** What a participant is told at their own terminal. */
export const ownWords = {
  // Acts.
  undone: (what: string) => `Taken back: ${what}.  U brings it back.`,
  nothingOfYours: 'There is nothing of yours to take back.',
  undoKey: (ended: string) => `${ended}  u takes it back.`,
  // Kept line.
  unsentKept: (title: string, back: string) => `The room went on; your unsent line at "${title}" is kept${back}.`,
  // Meanwhile.
  meanwhile: 'Meanwhile you may',
  // Own step.
  notDone: 'Not done yet: take your time.',
  doneHere: 'You are done here; d takes that back.',
  // Pages.
  sameLine: 'The same command brings you back.',
  leaveKept: 'Your place, your cards and what you have not sent are kept. The same command brings you back.',
  wheelFoot: '1-4 looks into a phase, w goes back to the step.',
  ownCardsFoot: 'Your own cards, as only you see them. Esc goes back.',
  pageFoot: 'Esc closes this; Tab shows more where there is more.',
  // Typing.
  quitAgain: 'Press ctrl-c again to leave; your place and what you typed are kept.',
  pasteNotTaken: 'Open a line before you paste; nothing was pasted.',
  // Watch.
  facilitatorTypes: 'The facilitator types here; say it aloud.',
  lookUp: 'Time to talk: nothing to type right now.',
  silent: 'Silent: what people put in stays hidden until it is shown.',
}
