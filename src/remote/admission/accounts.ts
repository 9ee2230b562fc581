/** Accounts people did not choose: whoever comes with one has not said who they are. */
const nobody =
  /^(name|your-?name|you|me|user|guest|root|admin|administrator|test|ubuntu|debian|fedora|centos|pi|vagrant|ec2-user|codespace|node)$/i

/** True for a user name that names nobody: ssh sends the account's own where none was typed. */
export function isNobody(name: string): boolean {
  return nobody.test(name)
}
