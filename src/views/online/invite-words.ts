/** What invited people read. */
export const inviteWords = {
  type: 'Type this in a terminal, with your own name in place of NAME:',
  code: (code: string) => `Join code: ${code}`,
  hostKey: (fingerprint: string) => `Host key, to compare the first time: ${fingerprint}`,
}
