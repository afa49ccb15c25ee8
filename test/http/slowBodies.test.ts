import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { cutSlowBodies } from '../../src/http/slowBodies.js';

// Bodies that do not come: their sockets are closed, those of files excepted.

const server = createServer((request, response) => {
  request.resume().once('end', () => response.end('whole'));
});
cutSlowBodies(server, 30);
beforeAll(() => new Promise<void>((done) => void server.listen(0, '127.0.0.1', done)));
afterAll(() => void server.close());

const HALF = 'content-length: 4\r\nhost: tracker\r\nconnection: close\r\n\r\nab';

const socketAt = () => connect((server.address() as AddressInfo).port, '127.0.0.1');

test('answers 408 where half of a body is all that comes', async () => {
  const socket = socketAt();
  socket.write(`POST /graphql HTTP/1.1\r\n${HALF}`);

  expect(await text(socket)).toMatch(/^HTTP\/1\.1 408 /);
});

test('waits for the rest of a file for as long as files may take', async () => {
  const [file, other] = [socketAt(), socketAt()];
  file.write(`POST /import/projects HTTP/1.1\r\n${HALF}`);
  other.write(`POST /graphql HTTP/1.1\r\n${HALF}`);
  await text(other);
  file.write('cd');

  expect(await text(file)).toMatch(/^HTTP\/1\.1 200 .*whole/s);
});
