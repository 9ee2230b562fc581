/** What a room does at each screen by the shortest way that is still honest: a card each, all checks answered, a whole bet, one action, notes. */
import type { Habit } from './key-path.ts'

/** Words for a field with nothing in it, the first time it is asked for. */
function field(label: string, words: string): Habit {
  return { sees: new RegExp(`\\n ${label}[^\\n]*> *\\n`), words, once: true }
}

/** Everybody's dots, on the two cards at the top. */
function allDots(people: number, each: string, first: string, second: string): Habit {
  const sees = `room of ${people}[\\s\\S]*?\\n ([A-Z]) [\\s\\S]*?\\n ([A-Z]) [\\s\\S]*\\n dots per card[^\\n]*> *\\n[\\s\\S]*${each} dots each`
  return { sees: new RegExp(sees), words: found => `${found[1]}${first} ${found[2]}${second}`, once: true }
}

const toBegin: Habit[] = [
  { sees: /enter start / },
  { sees: /Which team is this\?/ },
  { sees: /people > (?!Ana)[\s\S]*enter go on/, words: 'Ana, Bo, Chidi, Dee, Eva' },
  { sees: /What should be different for us after/ },
]

const toEnd: Habit[] = [
  { sees: /This turn is closed/, keys: 'e' },
  { sees: /Close this turn\?/ },
  { sees: /Enter closes this one/, keys: 'N', once: true },
  { sees: /enter close the turn/ },
  field('next turn', 'in 2 weeks, Dee'),
  { sees: /No actions yet[\s\S]*enter make it an action/, once: true },
  { sees: /No actions yet[\s\S]* a action/, keys: 'a', once: true },
  { sees: /Up takes a candidate/ },
]

const inTurn: Habit[] = [
  { sees: /enter save, hand on/, words: 'tired' },
  { sees: /Keyboard is with +(ANA|BO|CHIDI|DEE|EVA)[\s\S]*enter save/, words: '- the queue waits', keys: '\t' },
  { sees: /, (\d+) answers? > nothing/, words: found => '3'.repeat(Number(found[1])) },
  { sees: /how likely %, number > nothing/, words: '70, 12' },
]

const counted: Habit[] = [
  { sees: /Enter shows/ },
  { sees: /yes, partly, no, don't know > *\n/, words: 'yyyy' },
  { sees: /room of 4[\s\S]*\n [^\n]*(0 to 5|1 to 5)[^\n]*> *\n/, words: '3444' },
  { sees: /room of 5[\s\S]*\n [^\n]*(0 to 5|1 to 5)[^\n]*> *\n/, words: '34445' },
  allDots(5, 'Three', '8', '7'),
  allDots(4, 'Three', '7', '5'),
  allDots(4, 'Four', '9', '7'),
  field('dots per card', 'A4'),
  { sees: /^(?![\s\S]*Enter goes on)[\s\S]*Y all yes/, keys: 'Y' },
  { sees: /^(?![\s\S]*Enter goes on)[\s\S]*GATES {2}y yes/, keys: 'y' },
]

const fields: Habit[] = [
  { sees: /Added 52 %[\s\S]*An empty line goes on/ },
  field('star', 'orders'),
  field('input', 'the wait'),
  { sees: /For example: {2}orders without help, 61 %/, words: 'orders, 52 %', once: true },
  field('which number, unit', 'orders, %'),
  field('value %, day', '52'),
  field('requested, first used, what', '15 Jun, 18 Aug, search'),
  field('what happened, work, wait', 'review, 60 min, 11 h'),
  field('what we will do', 'stop it'),
  field('why that helps', 'it waits'),
  { sees: /the wait from 31 h to 12 h by/, words: 'the wait from 31 h to 12 h by 20 Jan', once: true },
  field('what we expect to move', 'the wait'),
  field('its value now', '31 h'),
  field('the value we expect', '12 h'),
  field('when we will see it', 'in 2 weeks'),
  field('how likely', '70'),
  field('the sign to stop', 'it breaks'),
  { sees: /at once with the day: {2}Bo, Friday/, words: 'Bo, in 1 week', once: true },
  field('who does it', 'Bo'),
  field('when it is done', 'in 1 week'),
  { sees: /trigger .optional. > *\n/ },
  field('what(?= >)', 'a list of images'),
  { sees: /Bo, Friday, where we see it/, words: 'Bo, in 1 week, the wait', once: true },
  field('who(?= >)', 'Bo'),
  field('due date', 'in 1 week'),
  field('we will see it in', 'the wait'),
  { sees: /WRITE {2}enter save[\s\S]*tab done/, words: 'stop the second review', once: true },
  { sees: /WRITE {2}enter save[\s\S]*tab done/ },
]

const onwards: Habit[] = [
  { sees: /belong together\?[\s\S]*a-z card/, keys: 'ab', once: true },
  { sees: /An empty line goes on|or press Enter|Enter goes on|enter go on|enter next/ },
  { sees: /r reveal/, keys: 'r', once: true },
  { sees: / {2}n next/, keys: 'n' },
  { sees: /^(?![\s\S]*(esc keys|esc back))/, keys: 'n' },
  { sees: /\n [^\n]*> *\n/ },
]

export const roomHabits: readonly Habit[] = [...toBegin, ...toEnd, ...inTurn, ...counted, ...fields, ...onwards]

/** The notes are written. */
export const notesThere = /Notes beside the session/
