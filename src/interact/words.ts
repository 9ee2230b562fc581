/** What every interaction says, whatever its kind. */
export const words = {
  keep: 'keep the line',
  keys: 'keys instead of text',
  goOn: 'go on to the next step',
  up: 'one up',
  down: 'one down',
  page: 'more to look at',
  list: 'hear what is here',
  reveal: 'reveal the cards this step needs',
  stillHidden: (title: string) => `The cards of "${title}" are still hidden.`,
  enterReveals: 'Enter reveals them.',
  sayReveal: 'Say reveal to show them.',
  none: (types: readonly string[]) => `There is no ${types.join(' or ')} here yet.`,
  onlyOne: 'There is only number 1.',
  whichName: (type: string, names: readonly string[]) => `Which ${type}: ${names.join(', ')}?`,
  whichNumber: (type: string, count: number) => `Which ${type}? Say a number from 1 to ${count}.`,
}
