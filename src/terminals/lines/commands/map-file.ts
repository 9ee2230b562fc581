/** A map's file in lines: the commands of a map, each change saved at once. */
import { mapCommands, tellMap } from '../../../kinds/map/hearing.ts'
import { changeWords, words } from '../../../kinds/map/words.ts'
import { type Change, decks, sizeWord, troubleWord } from '../../../map/index.ts'
import type { MapFile } from '../../../mapping/map-file.ts'
import { begin, changed, isRefusal, made, redone, undone, type Work } from '../../../mapping/work.ts'
import { viewWords } from '../../../views/words.ts'
import { lineWords } from '../reading/words.ts'
import type { Talk } from '../streams/talk.ts'
import { type Command, find, listed } from './command.ts'
import { unknown } from './everywhere.ts'

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
    if (name === undefined) return say(lineWords.changedNotKept)
    work = begin(saved.text)
    // Theirs is in the file, mine beside it: nothing is lost and nothing waits.
    isSaved = true
    say(lineWords.changedKept(name))
  }
  const step = (back: boolean) => async () => {
    const stepped = back ? undone(work) : redone(work)
    if (!stepped) return say(back ? viewWords.nothingToUndo : viewWords.nothingToRedo)
    work = stepped.work
    if (stepped.stuck) return say(lineWords.undoClash(stepped.change.words))
    say(`${back ? 'Taken back' : 'Made again'}: ${stepped.change.words}.`)
    await save()
  }
  const make = async (change: Change) => {
    const next = made(work.document, () => change)
    if (isRefusal(next)) return say(next.say)
    const done = changeWords(change, next.map)
    work = changed(work, next, done)
    say(`${done}.`)
    await save()
  }
  const commands: Command[] = [
    ...mapCommands.map(
      (command): Command => ({
        on: command.on,
        does: command.does,
        ...(command.takes ? { takes: command.takes } : {}),
        async run(rest) {
          const told = command.run({ document: work.document, decks: Object.values(decks) }, rest)
          if ('change' in told) await make(told.change)
          else say(...('read' in told ? told.read : [told.say]))
        },
      }),
    ),
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
  say(`${file.name}.`, troubleWord(work.document), sizeWord(work.document.map), ...tellMap(work.document), words.how)
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
