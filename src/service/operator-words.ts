/** What whoever runs a service is told of its health. */

export const operatorWords = {
  drains: 'The service is stopping and takes nobody in.',
  noWorker: 'No worker is running; another one is being started.',
  noBeat: 'This machine could not say for 3 seconds that it is there; is the place of the sessions reachable?',
  noHealth: (place: string, why: string) => `${place} cannot be had for the health page: ${why}.`,
  otherHealth: 'Nothing was started. Give another with --health HOST:PORT.',
}
