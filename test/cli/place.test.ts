/** An address and a port as they are given on the command line. */
import { expect, test } from 'vitest'
import { placeOf } from '../../src/cli/parsing/port.ts'
import { UserError } from '../../src/errors.ts'

test('reads names and addresses of both kinds with their port', () => {
  expect(placeOf('127.0.0.1:9464', '--health')).toEqual({ address: '127.0.0.1', port: 9464 })
  expect(placeOf('[::1]:0', '--health')).toEqual({ address: '::1', port: 0 })
  expect(placeOf('retro.example.com:2222', '--address')).toEqual({ address: 'retro.example.com', port: 2222 })
})

test.each([':9464', '127.0.0.1', '::1:80', 'a b:1', 'host:', 'host:70000', '', '-oProxy=x;y:1'])('%s is none', text => {
  expect(() => placeOf(text, '--health')).toThrow(UserError)
})
