/** A terminal that is connected to a hosted session, as the socket in front of it sees it. */
import type { PersonId } from '../session/shapes.ts'
import type { HostServices, Role } from '../views/host-services.ts'

/**
 * A connected terminal: what its screens are given, the ticket to show once, and `disconnect`; `lost` when the gateway in front of it
 * failed, so that the person did not leave by choice.
 */
export type Connection = {
  role: Role
  person?: PersonId
  name: string
  services: HostServices
  ticket?: string
  disconnect(lost?: boolean): void
}
