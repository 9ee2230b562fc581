/** Rooms kept in files obey the laws of a room, on a real disk. */
import { appendFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileStore } from '../../src/store/file-store.ts'
import { folder, namesIn } from './given.ts'
import { type RoomWorld, roomLaws } from './room-laws.ts'

function worldOfFolder(): RoomWorld {
  const dir = folder()
  return {
    place: dir,
    program: () => fileStore(dir),
    async tear(key) {
      appendFileSync(join(dir, `${key}.journal`), '{"n":99,"at":"2026-11-22T10:0')
    },
    leftovers: () => namesIn(dir).filter(name => /(?:tmp|moved|journal|lock)$/.test(name)),
  }
}

roomLaws('a room in files', worldOfFolder, 0.3)
