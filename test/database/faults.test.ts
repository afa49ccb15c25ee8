import { expect, test } from '@jest/globals';
import { present } from '../../src/http/errors.js';

const failing = (code: string) => Object.assign(new Error('secret words of the database'), { code });

test.each([
  ['08006', 'UNAVAILABLE'], // connection failure
  ['08P01', 'UNAVAILABLE'], // protocol violation: what poolers say
  ['25006', 'UNAVAILABLE'], // read-only: a standby
  ['25P03', 'UNAVAILABLE'], // idle in transaction for too long
  ['53100', 'UNAVAILABLE'], // disk full
  ['53300', 'UNAVAILABLE'], // too many connections
  ['54001', 'LIMIT_EXCEEDED'], // statement too complex
  ['55P03', 'UNAVAILABLE'], // lock not available
  ['57014', 'DEADLINE_EXCEEDED'], // cancelled by statement_timeout
  ['57P01', 'UNAVAILABLE'], // shut down by an operator
  ['57P03', 'UNAVAILABLE'], // starting up
  ['58030', 'UNAVAILABLE'], // input or output failed
  ['XX000', 'UNAVAILABLE'], // internal error
  ['ECONNRESET', 'UNAVAILABLE'],
  ['EPIPE', 'UNAVAILABLE'],
  ['42703', 'INTERNAL_SERVER_ERROR'], // a fault of ours: no such column
  ['23502', 'INTERNAL_SERVER_ERROR'], // a fault of ours: null where none may be
])('an error %s of the database is shown as %s, in our words, and logged', (state, code) => {
  const { shown, isFault } = present(failing(state));

  expect(shown?.code).toBe(code);
  expect(shown?.message).not.toMatch(/secret/);
  expect(isFault).toBe(true);
});

// What the driver and its pool say without a code; a new version of them may say it in other words.
test.each([
  'Connection terminated unexpectedly',
  'Connection terminated due to connection timeout',
  'timeout exceeded when trying to connect',
  'timeout expired',
  'Query read timeout',
  'Client has encountered a connection error and is not queryable',
])('"%s" is shown as UNAVAILABLE', (message) => {
  expect(present(new Error(message)).shown?.code).toBe('UNAVAILABLE');
});
