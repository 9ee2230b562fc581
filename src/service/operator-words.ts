/** What whoever runs a service is told of its health. */

export const operatorWords = {
  drains: 'The service is stopping and takes nobody in.',
  noWorker: 'No worker is running; another one is being started.',
  noBeat: 'This machine could not say for 3 seconds that it is there; is the place of the sessions reachable?',
  noHealth: (address: string, port: number, why: string) =>
    `The health page cannot be served at ${address}:${port} (${why}).`,
  otherHealth: 'Nothing was started. Give another with --health HOST:PORT.',
}
