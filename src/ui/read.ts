/** What comes of reading something typed. */

/** Either what was read, or a sentence about what is missing. */
export type Read<T> = { ok: T } | { say: string }
