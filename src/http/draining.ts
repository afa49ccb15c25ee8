import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/** Closes the sockets of a server that stops: each as soon as nothing is being answered on it. */
export interface Draining {
  begin(): void;
  /** Closes all that are left, whatever is being answered. */
  cut(): void;
}

/** Watches the sockets of a server: a client that keeps one open, or never sent anything, holds up no stop. */
export const watchSockets = (server: Server): Draining => {
  const answering = new Map<Socket, number>();
  let hasBegun = false;

  const change = (socket: Socket, by: number) => {
    const count = (answering.get(socket) ?? 0) + by;
    answering.set(socket, count);
    if (hasBegun && count === 0) socket.destroy();
  };

  server.on('connection', (socket: Socket) => {
    answering.set(socket, 0);
    socket.once('close', () => answering.delete(socket));
  });
  server.on('request', ({ socket }: IncomingMessage, response: ServerResponse) => {
    change(socket, 1);
    response.once('close', () => change(socket, -1));
  });

  return {
    begin: () => {
      hasBegun = true;
      for (const [socket, count] of answering) if (count === 0) socket.destroy();
    },
    cut: () => {
      for (const socket of answering.keys()) socket.destroy();
    },
  };
};
