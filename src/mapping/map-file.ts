/** What the editor asks of the file it works on. Handed in, so that no screen knows a disk. */

/** `changed` holds the text somebody else put there in the meantime; nothing was written then. */
export type Saved = { is: 'saved' } | { is: 'changed'; text: string } | { is: 'failed'; say: string }

export type MapFile = {
  /** As people typed it. */
  name: string
  /** The text it had when it was opened; empty for a file that is made by the first change. */
  text: string
  /** Puts a text in place, whole or not at all; refuses when the file is not as we left it, unless `over` is that text. */
  save(text: string, over?: string): Promise<Saved>
  /** Resolves when nothing is being written any more. */
  settled(): Promise<unknown>
  /** What somebody else put into the file since we last wrote or read it; undefined when it is as we left it, or gone. */
  theirs(): Promise<string | undefined>
  /** Keeps a text in a new file beside this one; returns its name. */
  beside(text: string): Promise<string>
  /** Lets the person change a text in an editor of their own; undefined when they gave it up. Throws UserError when there is none. */
  editText(text: string): Promise<string | undefined>
}
