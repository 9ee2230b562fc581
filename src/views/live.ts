/** What the terminal asks of whatever is shown. Filled in by the page. */
export type Live = { refuse(say: string): void; interrupt(): void }
