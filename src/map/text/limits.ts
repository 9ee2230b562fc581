/** How much text a map may be, so that reading and drawing stay quick for everybody in the room. */
export const limits = {
  /** Characters of text read; what comes after is kept unread. */
  text: 1_048_576,
  /** Characters of one line; a longer line is kept unread. */
  line: 2_000,
  lines: 12_000,
  /** Anchors, components, submaps and pipeline parts. */
  nodes: 5_000,
  /** Parts of a pipeline written on one line. */
  inline: 30,
  links: 20_000,
  problems: 1_000,
} as const
