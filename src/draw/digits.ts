/** The big clock: digits seven rows high that can be read from the back of a room. */
import { itemAt } from '../lists.ts'
import { Grid, type Tone } from './grid.ts'

// Five points by seven, a point two cells wide so that it is square on a screen.
const font: Record<string, string[]> = {
  '0': ['.###.', '#...#', '#..##', '#.#.#', '##..#', '#...#', '.###.'],
  '1': ['..#..', '.##..', '..#..', '..#..', '..#..', '..#..', '.###.'],
  '2': ['.###.', '#...#', '....#', '...#.', '..#..', '.#...', '#####'],
  '3': ['.###.', '#...#', '....#', '..##.', '....#', '#...#', '.###.'],
  '4': ['...#.', '..##.', '.#.#.', '#..#.', '#####', '...#.', '...#.'],
  '5': ['#####', '#....', '####.', '....#', '....#', '#...#', '.###.'],
  '6': ['..##.', '.#...', '#....', '####.', '#...#', '#...#', '.###.'],
  '7': ['#####', '....#', '...#.', '..#..', '.#...', '.#...', '.#...'],
  '8': ['.###.', '#...#', '#...#', '.###.', '#...#', '#...#', '.###.'],
  '9': ['.###.', '#...#', '#...#', '.####', '....#', '...#.', '.##..'],
  ':': ['...', '...', '.#.', '...', '.#.', '...', '...'],
  '+': ['.....', '..#..', '..#..', '#####', '..#..', '..#..', '.....'],
  '-': ['.....', '.....', '.....', '#####', '.....', '.....', '.....'],
  ' ': ['...', '...', '...', '...', '...', '...', '...'],
}

/** How high the digits are, in rows. */
export const clockHeight = 7

/**
 * The time in big digits, seven rows high and as wide as it needs (five characters take 54 cells): `03:12`, and `+00:07`
 * once the time is over. Knows digits, `:`, `+`, `-` and blank; anything else is a blank.
 */
export function bigClock(time: string, tone: Tone = 'strong'): Grid {
  const shapes = Array.from(time, c => font[c] ?? font[' ']!)
  const wide = shapes.reduce((sum, s) => sum + 2 * itemAt(s, 0).length + 2, 0)
  const grid = new Grid(Math.max(0, wide - 2), clockHeight)
  let x = 0
  for (const shape of shapes) {
    shape.forEach((row, y) => {
      for (let i = 0; i < row.length; i++) if (row[i] === '#') grid.put(y, x + 2 * i, '██', tone)
    })
    x += 2 * itemAt(shape, 0).length + 2
  }
  return grid
}
