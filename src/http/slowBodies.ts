import type { IncomingMessage, Server } from 'node:http';

/** How long a body may take to come: files excepted, which are large. */
const BODY_MS = 15_000;

const isFile = ({ url = '' }: IncomingMessage): boolean => url.startsWith('/import/');

/** Closes the sockets of requests whose bodies come too slowly: each holds memory until it is whole. */
export const cutSlowBodies = (server: Server, bodyMs = BODY_MS): void => {
  server.on('request', (request, response) => {
    if (request.complete || isFile(request)) return;
    const late = setTimeout(() => {
      if (request.complete || response.headersSent) return;
      request.socket.end('HTTP/1.1 408 Request Timeout\r\nconnection: close\r\n\r\n');
      request.socket.destroySoon();
    }, bodyMs);
    response.once('close', () => clearTimeout(late));
    request.once('end', () => clearTimeout(late));
  });
};
