/** A git folder made in one go, gone after the test. */
import { onTestFinished } from 'vitest'
import { repository } from './made-repository.ts'

export { authors } from './made-repository.ts'

/** A folder with so many commits (see made-repository.ts), removed after the test. */
export function repositoryFor(commits: number, perTag: number, end: number): string {
  const { folder, remove } = repository(commits, perTag, end)
  onTestFinished(remove)
  return folder
}
