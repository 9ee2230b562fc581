/** The health of a service over HTTP, for whoever runs it: `/healthz` says whether it works, `/metrics` how. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { UserError } from '../errors.ts'
import { jsonText } from '../outgoing.ts'
import { placeOf, whyNoPort } from '../remote/no-port.ts'
import { contentType, openMetrics, type ServiceFacts } from './metrics.ts'
import { operatorWords } from './operator-words.ts'

/** A machine says each second that it is there; after so many seconds without, others take its rooms. */
const leaseFor = 3
/** ms that a request may take to come in, and a connection to stay. */
const patience = 5_000
/** A page of numbers is small, and so is what asks for it. */
const mostConnections = 32

export type HealthOptions = {
  address: string
  port: number
  /** Asked at each request. */
  facts: () => Promise<ServiceFacts>
  /** True once the service takes nobody in any more. */
  draining: () => boolean
}

export type Health = { address: string; port: number; close(): Promise<void> }

/** What is not as it should be, a sentence each; none when the service works. */
export function problemsOf({ workers, leaseAge }: ServiceFacts, draining: boolean): string[] {
  return [
    ...(draining ? [operatorWords.drains] : []),
    ...(workers.length ? [] : [operatorWords.noWorker]),
    ...(leaseAge === undefined || leaseAge > leaseFor ? [operatorWords.noBeat] : []),
  ]
}

/** Listens there. @throws UserError when it cannot. */
export async function openHealth(options: HealthOptions): Promise<Health> {
  const { address, port } = options
  const server = createServer(
    { requestTimeout: patience, headersTimeout: patience, keepAliveTimeout: patience },
    (ask, answer) => {
      answered(options, ask, answer).catch(() => answer.destroy())
    },
  )
  server.maxConnections = mostConnections
  await new Promise<void>((resolve, reject) => {
    server.once('error', error =>
      reject(
        new UserError(operatorWords.noHealth(placeOf(address, port), whyNoPort(error)), operatorWords.otherHealth),
      ),
    )
    server.listen(port, address, resolve)
  })
  const at = server.address() as AddressInfo
  return {
    address: at.address,
    port: at.port,
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function answered(
  { facts, draining }: HealthOptions,
  ask: IncomingMessage,
  answer: ServerResponse,
): Promise<void> {
  const path = (ask.url ?? '').split('?')[0]
  if (ask.method !== 'GET' && ask.method !== 'HEAD') return end(answer, 405, 'text/plain', 'GET only\n')
  if (path === '/metrics') return end(answer, 200, contentType, openMetrics(await facts()))
  if (path !== '/healthz') return end(answer, 404, 'text/plain', '/healthz or /metrics\n')
  const problems = problemsOf(await facts(), draining())
  const status = problems.length ? 'failing' : 'ok'
  end(answer, problems.length ? 503 : 200, 'application/json', `${jsonText({ status, problems })}\n`)
}

function end(answer: ServerResponse, status: number, type: string, body: string) {
  answer.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' })
  answer.end(body)
}
