/** A map's file in lines: the commands of a map, each change saved at once. */
import { changeWords } from '../../kinds/map-words.ts'
import { decks } from '../../map/decks/index.ts'
import { sizeWord, troubleWord } from '../../map/says.ts'
import type { MapFile } from '../map/map-file.ts'
import { begin, changed, isRefusal, made, redone, undone, type Work } from '../map/work.ts'
import { type Command, find, listed } from './command.ts'
import { unknown } from './everywhere.ts'
import { mapHands } from './map.ts'
import type { Talk } from './talk.ts'

/** Talks about a map until the person leaves. False when the last change could not be saved. */
export async function mapInLines(talk: Talk, file: MapFile): Promise<boolean> {
  const { say } = talk
  let work: Work = begin(file.text)
  let isLeft = false
  let isSaved = true

  /** Puts the text into the file; somebody else's is never written over. */
  const save = async () => {
    const saved = await file.save(work.document.text)
    isSaved = saved.is === 'saved'
    if (saved.is === 'failed') say(saved.say)
    if (saved.is !== 'changed') return
    const name = await file.beside(work.document.text).catch(() => undefined)
    if (name === undefined) return say('Somebody else changed this file, and yours could not be kept beside it.')
    work = begin(saved.text)
    // Theirs is in the file, mine beside it: nothing is lost and nothing waits.
    isSaved = true
    say(`Somebody else changed this file. Yours is kept as ${name}; this is theirs now.`)
  }
  const step = (back: boolean) => async () => {
    const stepped = back ? undone(work) : redone(work)
    if (!stepped) return say(back ? 'Nothing to take back.' : 'Nothing to make again.')
    work = stepped.work
    say(`${back ? 'Taken back' : 'Made again'}: ${stepped.change.words}.`)
    await save()
  }
  const hands = mapHands({
    text: () => work.document.text,
    say,
    decks: Object.values(decks),
    async change(change) {
      const next = made(work.document, () => change)
      if (isRefusal(next)) {
        say(next.say)
        return false
      }
      const words = changeWords(change, next.map)
      work = changed(work, next, words)
      say(`${words}.`)
      await save()
      return true
    },
  })
  const commands: Command[] = [
    ...hands.commands,
    { on: ['undo', 'u'], does: 'take the last change back', run: step(true) },
    { on: ['redo', 'U'], does: 'make it again', run: step(false) },
    { on: ['help', '?'], does: 'hear all commands', run: () => say(...listed(commands)) },
    {
      on: ['quit', 'q'],
      does: 'leave',
      run() {
        isLeft = true
      },
    },
  ]
  say(`${file.name}.`, troubleWord(work.document), sizeWord(work.document.map), ...hands.tell(), ...hands.todo())
  while (!isLeft) {
    const line = await talk.hear()
    if (line === undefined) break
    if (!line) continue
    const found = find(commands, line)
    if (found) await found.command.run(found.rest)
    else say(unknown(line, commands))
  }
  await file.settled()
  return isSaved
}
