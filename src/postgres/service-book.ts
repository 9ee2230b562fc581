/** The book of a service in a PostgreSQL database: the second adapter of the port `ports/service-book.ts`. Ends go by the database's clock. */
import type { OpenBook } from '../ports/service-book.ts'
import * as whole from './book/contents.ts'
import * as invitations from './book/invitations.ts'
import * as people from './book/people.ts'
import * as rooms from './book/rooms.ts'
import type { Database } from './database.ts'

/** The book in the database that `ready` has. Others may use that as well: `close` leaves it open. */
export function postgresBook(ready: () => Promise<Database>): OpenBook {
  return {
    holderOf: async key => people.holderOf(await ready(), key),
    person: async id => people.person(await ready(), id),
    accounts: async () => people.accounts(await ready()),
    addAccount: async account => people.addAccount(await ready(), account),
    changeAccount: async (id, change) => people.changeAccount(await ready(), id, change),
    removeAccount: async id => people.removeAccount(await ready(), id),
    teams: async () => people.teams(await ready()),
    addTeam: async name => people.addTeam(await ready(), name),
    removeTeam: async team => people.removeTeam(await ready(), team),
    members: async () => people.members(await ready()),
    setMember: async (account, team, role) => people.setMember(await ready(), account, team, role),
    invite: async invitation => invitations.invite(await ready(), invitation),
    invitations: async () => invitations.invitations(await ready()),
    redeem: async digest => invitations.redeem(await ready(), digest),
    wasInvitation: async digest => invitations.wasInvitation(await ready(), digest),
    withdraw: async which => invitations.withdraw(await ready(), which),
    revoke: async (key, why) => people.revoke(await ready(), key, why),
    revoked: async () => people.revoked(await ready()),
    isRevoked: async key => people.isRevoked(await ready(), key),
    rooms: async () => rooms.rooms(await ready()),
    claim: async (key, team, machine, ago) => rooms.claim(await ready(), { key, team, machine }, ago),
    keepCodes: async (key, machine, codes) => rooms.keepCodes(await ready(), key, machine, codes),
    release: async (key, machine, to) => rooms.release(await ready(), key, machine, to),
    beat: async machine => rooms.beat(await ready(), machine),
    bye: async (machine, silentFor) => rooms.bye(await ready(), machine, silentFor),
    machines: async ago => rooms.machines(await ready(), ago),
    secret: async (name, make) => rooms.secret(await ready(), name, make),
    contents: async () => whole.contents(await ready()),
    fill: async contents => whole.fill(await ready(), contents),
    close: async () => {},
  }
}
