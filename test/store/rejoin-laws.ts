/** Who came in to a hosted room comes in again after a restart or a crash, as the same person; who was sent away does not. */
import { expect, onTestFinished, test } from 'vitest'
import type { OpenedSession, SessionStore } from '../../src/ports/session-store.ts'
import { type Hosting, host } from '../../src/remote/hosting.ts'
import { socketOf } from '../../src/remote/rooms.ts'
import { echo, folder, screen } from '../remote/given.ts'
import { key, type MakeRooms, made, roomOn } from './room-laws.ts'

async function hosted(store: SessionStore, opened: OpenedSession): Promise<Hosting> {
  const open = { room: roomOn(opened), key: opened.key, readOnly: false, recovered: 0 }
  const socket = socketOf(folder(), key)
  const hosting = await host({
    open,
    store,
    socket,
    mountTerminal: echo,
    looks: () => ({ colour: false, ascii: false }),
    note: () => {},
  })
  onTestFinished(() => hosting.leave())
  return hosting
}

/** Comes in with a code, a ticket or a key. */
async function come({ services }: Hosting, name: string, proof: { code?: string; key?: string }) {
  const answer = services.admit({ name, address: '10.0.0.9', ...proof })
  if ('no' in answer) throw new Error(answer.no)
  const user = await services.enter({ is: 'terminal', screen, pass: answer.pass }, { leave() {} })
  if ('no' in user) throw new Error(user.no)
  return user
}

export function rejoinLaws(make: MakeRooms): void {
  test.each(['left', 'gone without a word'])(
    'a rejoin code and a key are honoured after the room was %s, and nobody who was sent away comes in',
    async how => {
      const world = await make()
      const store = world.program()
      const opened = await made(store)
      const before = await hosted(store, opened)
      const { participant: code } = before.door.codes
      const eva = await come(before, 'Eva', { code })
      const finn = await come(before, 'Finn', { code })
      const gus = await come(before, 'Gus', { code, key: 'SHA256:gus' })
      const ida = await come(before, 'Ida', { code, key: 'SHA256:ida' })
      for (const { person } of [finn, ida]) before.services.remove(`${person}`)
      const removed = [finn, ida].map(({ person }) => expect.objectContaining({ person, removed: true }))
      const known = () => world.program().readGuests(opened.key)
      await expect.poll(known).toEqual(expect.arrayContaining(removed))
      // Who reads the place learns no code.
      const kept = JSON.stringify(await known())
      for (const secret of [code, eva.ticket, finn.ticket]) expect(kept).not.toContain(`${secret}`)
      if (how === 'left') {
        await before.leave()
        await before.services.open.room.leave()
      }
      const next = world.program()
      const after = await hosted(next, await next.open(opened.key, { takeOver: how !== 'left' }))
      const back = await come(after, 'somebody', { code: `${eva.ticket}` })
      expect(back).toMatchObject({ person: eva.person, name: 'Eva' })
      expect(await come(after, 'Gus', { key: 'SHA256:gus' })).toMatchObject({ person: gus.person, name: 'Gus' })
      const again = after.door.codes.participant
      for (const proof of [{ code: `${finn.ticket}` }, { code: again }])
        await expect(come(after, 'Finn', proof)).rejects.toThrow()
      for (const proof of [{ key: 'SHA256:ida' }, { code: again }])
        await expect(come(after, 'Ida', proof)).rejects.toThrow()
      // The codes of everybody are new each time.
      await expect(come(after, 'Jon', { code })).rejects.toThrow()
    },
  )
}
