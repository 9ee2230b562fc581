/** What the service says at home and when it starts. */

export const servingWords = {
  gone: 'Nobody knows this account any more.',
  notYours: (session: string) => `${session} is not a session of your teams.`,
  noTeam: (team: string) => `You are in no team called ${team}.`,
  looksOn: (team: string) => `In ${team} you look on; a member begins its turns.`,
  deskGone: 'The service stops. Everything is saved; run the same line again in a moment.',
  ready: ({ address, port, fingerprint, knownHosts }: { address: string; port: number; fingerprint: string; knownHosts: string }) =>
    [
      `People come in with: ssh ${port === 22 ? '' : `-p ${port} `}${address}`,
      `The key they see: ${fingerprint}`,
      `known_hosts: ${knownHosts}`,
    ].join('\n'),
  goodbye: (name: string) => `Goodbye, ${name}.`,
}
