/** Where people reach the service, as a worker was told, and what is said of it. */
import { commandLine } from '../../command-line.ts'
import type { Codes } from '../../remote/admission/authenticator.ts'
import { addressesHere, addressLine, invitationTo, type Reach } from '../../remote/invitation.ts'
import type { Invitation } from '../../views/host-services.ts'

export class Reached {
  private at: Reach | undefined
  private here = addressesHere()

  told(reach: Reach): void {
    this.at = reach
    this.here = addressesHere()
  }

  /** The line people type to come here, as what others are given; nothing before anybody can. */
  given(): { address?: string } {
    return this.at ? { address: addressLine(this.at) } : {}
  }

  /** How people come into a room with these codes; undefined before anybody can. */
  invitation(codes: Codes): Invitation | undefined {
    const how = { here: this.here, facilitated: true, hasHome: true, command: commandLine('serve') }
    return this.at && invitationTo(this.at, codes, how)
  }
}
