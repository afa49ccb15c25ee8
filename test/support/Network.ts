import { connect, createServer, type Server, type Socket } from 'node:net';

/** What happens to the bytes on their way. */
type Mode =
  /** They arrive. */
  | 'PASS'
  /** They are lost, in both directions, and connections stay open. */
  | 'SWALLOW'
  /** Nobody can connect, and connections are cut. */
  | 'REFUSE';

/** A network between a tracker and its database, which can fail in the ways that networks do. */
export class Network {
  mode: Mode = 'PASS';
  /** Connections that were made since the beginning. */
  made = 0;
  readonly #target: { host: string; port: number };
  #server: Server | null = null;
  readonly #sockets = new Set<Socket>();
  readonly #url: string;

  constructor(url: string) {
    this.#url = url;
    const { hostname, port } = new URL(url);
    this.#target = { host: hostname, port: Number(port) };
  }

  /** Starts; gives the address of the database through it. */
  async start(): Promise<string> {
    this.#server = createServer((client) => this.#accept(client));
    await new Promise<void>((done) => this.#server?.listen(0, '127.0.0.1', done));
    const { port } = this.#server.address() as { port: number };
    return Object.assign(new URL(this.#url), { port: String(port) }).href;
  }

  /** Cuts all connections that there are. */
  cut(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  refuse(): void {
    this.mode = 'REFUSE';
    this.cut();
  }

  async stop(): Promise<void> {
    this.cut();
    await new Promise((done) => this.#server?.close(done));
  }

  #accept(client: Socket): void {
    if (this.mode === 'REFUSE') {
      client.destroy();
      return;
    }
    this.made += 1;
    const server = connect(this.#target);
    this.#carry(client, server);
    this.#carry(server, client);
  }

  #carry(from: Socket, to: Socket): void {
    this.#sockets.add(from);
    from.on('data', (bytes) => {
      if (this.mode === 'PASS') to.write(bytes);
    });
    from.on('error', () => {});
    from.on('close', () => {
      this.#sockets.delete(from);
      if (this.mode !== 'SWALLOW') to.destroy();
    });
  }
}
