/** How it is said that something came up before. */
export const echoWords = {
  cameUp: (turns: string) => `came up in ${turns.includes(' ') ? 'turns' : 'turn'} ${turns}: is it in our hands?`,
  again: (turns: string) => `again, turn ${turns}`,
  off: 'do not say what came up in earlier turns',
  on: 'say what came up in earlier turns',
  offHint: 'no echo',
}
