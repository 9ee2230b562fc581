/** What a database or the way to it says, in words for people. */
import { UserError } from '../errors.ts'

/** What is wrong, and what can be done about it where that is not to wait and try again. */
type Trouble = readonly [say: string, way?: string]

const noMachine: Trouble = ['no machine of that name is known', 'Check the name in the address.']
const cut: Trouble = ['the connection was cut']
const untrusted: Trouble = [
  'its certificate is signed by nobody this machine trusts',
  'Name the file of its authority in the address: ?sslmode=verify-full&sslrootcert=FILE',
]

/** By SQLSTATE or by the code of the system. */
const troubles: Record<string, Trouble> = {
  ECONNREFUSED: ['nothing answers there'],
  ENOTFOUND: noMachine,
  EAI_AGAIN: noMachine,
  ENOENT: ['no database listens there'],
  ETIMEDOUT: ['it does not answer'],
  ECONNRESET: cut,
  EPIPE: cut,
  '28000': ['it does not let this user in', 'Ask its administrator for access, or name another user in the address.'],
  '28P01': ['the password is not right', 'Check the password in the address, in PGPASSWORD or in ~/.pgpass.'],
  '3D000': ['there is no database of that name', 'Create it (createdb NAME), or name another one in the address.'],
  '42501': [
    'this user may not do that there',
    'Let this user create a schema there (grant create on database NAME to USER), or give them the one that is there (alter schema flywheel owner to USER).',
  ],
  '53100': ['its disk is full', 'Make room there and try again.'],
  '53300': ['it has no connection to spare'],
  '57014': ['it took too long over a statement'],
  '57P01': ['it is being shut down'],
  '57P02': ['it has crashed'],
  '57P03': ['it is starting'],
  '25006': ['it can only be read; it may be a stand-by', 'Name the database that takes changes.'],
  DEPTH_ZERO_SELF_SIGNED_CERT: untrusted,
  SELF_SIGNED_CERT_IN_CHAIN: untrusted,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: untrusted,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: untrusted,
  ERR_TLS_CERT_ALTNAME_INVALID: ['its certificate is for another machine', 'Call it by the name in its certificate.'],
  CERT_HAS_EXPIRED: ['its certificate has expired', 'Have it renewed there.'],
}

/** What is known by the text of an error, where its code says less, or there is none. */
const byText: readonly (readonly [text: RegExp, trouble: Trouble])[] = [
  [/client password must be a/i, ['it asks for a password and none was given', 'Put it into PGPASSWORD or ~/.pgpass.']],
  [
    /does not support SSL/,
    ['it speaks no TLS', 'Turn TLS on there, or say ?sslmode=disable in the address where the way to it is your own.'],
  ],
  [
    /no encryption$/,
    [
      'it does not let this user in without TLS',
      'Add ?sslmode=verify-full to the address, or ask its administrator for access.',
    ],
  ],
]

/** What pg says without a code when a connection or an answer takes too long or ends. */
const late = /timeout|terminat|Connection ended|not queryable/i

/** Does some work in the database of this name; what it or the way to it has against that becomes a sentence. */
export async function inWords<T>(name: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const trouble = troubleOf(name, error)
    if (error instanceof UserError || trouble === undefined) throw error
    const [say, way = 'Try again when it answers.'] = trouble
    const said = new UserError(`The database ${name} cannot be used: ${say}.`, `What was saved is safe. ${way}`)
    throw Object.assign(said, { cause: error })
  }
}

/** In words what keeps the database from being used; undefined for a mistake of ours. */
function troubleOf(name: string, error: unknown): Trouble | undefined {
  const code = codeOf(error)
  const message = error instanceof Error ? error.message : String(error)
  const told = byText.find(([text]) => text.test(message))
  if (told) return told[1]
  // The files of certificates are named in the address.
  if (error instanceof Error && 'syscall' in error && error.syscall === 'open' && 'path' in error)
    return [`${error.path}, which its address names, cannot be read`, 'Put it there, or name another file.']
  if (code === '3D000' && name.endsWith('/'))
    return [
      'its address names no database, and there is none called like its user',
      'Put the name at the end of the address: postgres://user@db.example.com/retros',
    ]
  const known = Object.hasOwn(troubles, code) ? troubles[code] : undefined
  if (known) return known
  if (/^(?:08|53|57|58|XX)/.test(code) || /certificate|SSL|TLS/i.test(message)) return [message]
  return !code && error instanceof Error && late.test(message) ? ['it does not answer'] : undefined
}

/** The code of an error; of several made at once (a name with two addresses), that of the first. */
export function codeOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length) return codeOf(error.errors[0])
  return error instanceof Error && 'code' in error ? String(error.code ?? '') : ''
}
