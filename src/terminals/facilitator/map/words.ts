/** What the editor of a map says. */
export const mapWords = {
  // Browse keys.
  earlierPlaces: (when: string) => `Small circles: where parts stood ${when}.`,
  emptyMap: 'There is nothing on the map yet; a adds a part.',
  pasteLines: 'Copy lines of a map elsewhere and paste them here; they are added to this one.',
  noFurther: 'Nothing further that way.',
  done: (what: string) => `Done: ${what}.  u brings it back.`,
  enterKeeps: 'Enter keeps the text.',
  renameFollows: 'Links and everything else that names it change with it.',
  kept: (what: string) => `Kept: ${what}.  u takes it back.`,
  ownerText: 'A team, by its name; an empty line: nobody.',
  pipelineEnds: 'Its ends are those of its parts; move a part to move them.',
  pipelinePart: 'A part inside, then where it stands. An empty line sets the ends of the pipeline.',
  annotationText: 'What to say about a place; the map shows its number.',
  noteText: 'A short sentence, then its place.',
  newPartOrUser: 'A name, then its place. Begin with @ for a user: whom does this serve?',
  newPart: 'A name, then its place. Begin with @ for a user.',
  // Choices.
  whyText: 'Kept as a comment behind the part, with the move; an empty line: no reason.',
  reasonText: 'In your own words; kept as a comment behind the part.',
  findPart: 'Type a part of the name.',
  acquisition: 'How do we get it, or what is around it? The same again takes the mark away.',
  areaOf: 'Who works here? Then set the corners of their area.',
  inertiaReason: 'Why would it rather stay? The reason is kept as a comment behind the part.',
  doneUndo: (what: string) => `Done: ${what}.  u takes it back.`,
  // Editor.
  changedOutside: 'This file was changed by somebody else; nothing of it was overwritten.',
  whichText: 'Which text do you want to keep?  Yours is not lost either way.',
  quitUnsaved: 'It is not saved: w saves, ctrl-c twice quits without saving.',
  quitSaved: 'Every change is saved. Press ctrl-c again to quit; q does it at once.',
  redone: (what: string) => `Made again: ${what}.  u takes it back.`,
  undone: (what: string) => `Taken back: ${what}.  U makes it again.`,
  undoClash: (what: string) => `Not taken back: ${what}. Somebody else has changed the same lines; nothing was lost.`,
  nothingToRedo: 'Nothing to make again.',
  nothingToUndo: 'Nothing to take back.',
  saved: (name: string) => `Saved: ${name}. Every change is saved by itself.`,
  textKept: 'Kept: the text as you edited it.  u takes it back.',
  textAsBefore: 'The text is as it was.',
  // Help.
  helpWhole: 'Colon or space lists them as commands. Esc closes this.',
  helpPage: (page: number, pages: number) => `Page ${page} of ${pages}; Tab turns it. Esc closes this.`,
  // Mode keys.
  noLetter: (letter: string) => `Nothing has the letter ${letter}.`,
  noPartLetter: (letter: string) => `No part has the letter ${letter}.`,
  unchanged: 'Nothing was changed.',
  oneOrTwo: 'one or two numbers',
  numbersFrom: (many: string) => `Type ${many} from 0 to 100.`,
  placeText: (order: string, now: string) => `0 to 100${order}.  It stands at ${now}; an empty line leaves it.`,
  putBack: 'Put back where it was.',
  // Questions.
  othersMightDo: (question: string) => `What others might do to us: ${question}`,
  nothingToAsk: 'The decks have no question about it. What would you ask?',
  // Says.
  wrongHands: (holders: string) => `in the hands of ${holders}: does that fit?`,
  // Side list.
  inTheText: 'IN THE TEXT',
  onTheMap: (spots: number) => `ON THE MAP (${spots})`,
  // Starts.
  staysPut: (name: string) => `${name} stays where it is`,
  isGoingTo: (name: string) => `${name} is going to`,
  noLongerThere: (what: string) => `${what} is no longer on the map.`,
  // Theirs keys.
  notSaved: 'Not saved: the file was changed by somebody else. w asks again.',
  mineNotKept: (error: string) => `Yours could not be kept beside it: ${error}`,
  mineKeptAs: (name: string) => `Yours is kept as ${name}; this is the text of the others.`,
  theirsNow: 'This is the text of the others. u brings yours back.',
  theirsPlusMine: 'Theirs, with your change made again on it. u takes yours back, never theirs.',
  // Use editor.
  nearPart: 'What is near the chosen part; - shows the whole map.',
  takeOneQuestion: 'Choose one that hits home; leave the others. Esc goes back to the map.',
  // Use work.
  changedBy: (what: string) => `Changed by somebody else: ${what}.`,
}
