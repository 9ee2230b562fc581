/** A value as people say it, with its unit and its day, in one line: all of the line is read, or it is asked about. */
import { readDay } from '../day.ts'
import { readDecimal } from '../numbers.ts'
import type { Day } from '../session/shapes.ts'
import { cut } from '../text.ts'
import type { Read } from './act.ts'
import { sayDay } from './read-day.ts'
import { words } from './words.ts'

/** A unit has at most so many words: `hours a week`. */
const unitWords = 3
/** The most characters of a line that has a number, its unit and its day. */
const longest = 200

// A sign and a currency in either order, a number with its marks, and what is written without a blank behind it.
const begin =
  /^([+\-\u2212]?)(\p{Sc} ?)?([+\-\u2212]?)((?:\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})+(?![\d]))(?:[.,]\d+)?|[\d.,'\u2019]+)(\S*)/u
/** What stands for a unit: words and signs, no digits. */
const unit = /^[\p{L}%\u2030\u00b0\p{Sc}][\p{L}\p{M}%\u2030\u00b0\p{Sc}.\u00b7\u00b2\u00b3'\u2019/()-]*$/u
/** Letters that begin a way to write numbers which nobody means here: `0x1f`, `1e5`, `0b1`. */
const half = /^[xeb]$/i
const monthAlone =
  /^(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?$/i
/** Days and months in other languages, without their accents: no unit, though days are read in English alone. */
const elsewhere = new Set(
  `montag dienstag mittwoch donnerstag freitag samstag sonntag heute gestern januar februar marz mai juni juli oktober dezember
  lundi mardi mercredi jeudi vendredi samedi dimanche hier janvier fevrier mars avril juin juillet aout septembre octobre novembre decembre
  lunes martes miercoles jueves viernes sabado domingo ayer enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
  lunedi martedi mercoledi giovedi venerdi sabato domenica ieri gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre
  maandag dinsdag woensdag donderdag vrijdag zaterdag zondag gisteren januari februari maart mei augustus
  segunda terca quarta quinta sexta ontem janeiro fevereiro marco maio junho julho setembro outubro dezembro`.split(
    /\s+/,
  ),
)

/** True for a word that names a day or a month, in English or another language, and so cannot be meant as a unit. */
function isDayWord(word: string): boolean {
  if (monthAlone.test(word)) return true
  return elsewhere.has(
    word
      .toLowerCase()
      .normalize('NFD')
      .replace(/[^a-z]/g, ''),
  )
}

/**
 * A value, its unit and its day: `35 h 21 Nov`, `61 %`, `12.5 hours a week yesterday`, `€ 1,000`. The day is today when there
 * is none, the unit absent when nothing stands between. Numbers are read as `readDecimal` does; `1:30`, `1/2`, `3h20`, `3-4`
 * and whatever else is not wholly number, unit and day is asked about with a sentence. `ask`
 * is said where no number is typed; it ends in an example.
 */
export function readMeasure(
  text: string,
  today: Day,
  ask = words.numberUnitDay,
): Read<{ value: number; at: Day; unit?: string }> {
  const line = text.trim()
  const example = ask.slice(ask.indexOf('for example'))
  const found = line.length > longest ? undefined : begin.exec(line)
  if (!found) {
    const isClose = line.length > longest || /^\p{N}/u.test(line)
    return {
      say: isClose ? words.unreadable(cut(line, 20), example) : ask,
    }
  }
  const [whole, before = '', money = '', after = '', digits = '', tail = ''] = found
  if (before && after) return { say: words.unreadable(cut(line, 20), example) }
  // "1,000, yesterday": the comma behind is no part of the number.
  const bare = tail ? digits : digits.replace(/,$/, '')
  const attached = /^[kKM],?$/.test(tail) ? '' : tail.replace(/,$/, '')
  const number = readDecimal(`${before}${after}${bare}${attached ? '' : tail.replace(',', '')}`)
  if ('say' in number) return { say: `${number.say}; ${example}` }
  if (attached && (!unit.test(attached) || half.test(attached)))
    return { say: words.noUnit(number.ok, cut(attached, 12), example) }
  const rest = [attached, ...line.slice(whole.length).split(/\s+/)].filter(Boolean)
  // Behind a comma comes the day.
  const most = whole.endsWith(',') ? Number(attached !== '') : unitWords
  const read = readRest(rest, attached ? 1 : 0, most, today)
  if (!('ok' in read)) return read
  const named = [money.trim(), read.ok.unit].filter(Boolean).join(' ')
  return { ok: { value: number.ok, at: read.ok.at, ...(named ? { unit: named } : {}) } }
}

/** What follows a number: words of a unit, so many at least and at most, then a day. */
function readRest(words: readonly string[], least: number, most: number, today: Day): Read<{ at: Day; unit?: string }> {
  // As few words as may be are the unit: "61 Nov 21" has a day and no unit.
  for (let n = least; n <= Math.min(most, words.length); n++) {
    const named = words.slice(0, n)
    if (!named.every(word => unit.test(word) && !isDayWord(word))) break
    const rest = words.slice(n).join(' ')
    // Words without a day after them are more likely a day nobody can read than a unit; "-4" may be the end of a range.
    const at =
      rest === '' ? (n < 2 ? today : undefined) : /^[+\-\u2212]/.test(rest) ? undefined : readDay(rest, today, 'past')
    if (at) return { ok: { at, ...(n ? { unit: named.join(' ') } : {}) } }
  }
  return { say: sayDay(words.join(' '), today, '21 Nov') }
}
