import type { Client, Pool } from 'pg';

const sent: string[] = [];

/** Everything that the pools watched have sent, except the beginnings and ends of transactions. */
export const sqlSent = (): readonly string[] => sent;

const watched = new WeakSet<Client>();

/** One round trip each, whatever is read between them. */
const beginsOrEnds = /^(begin|commit|rollback)\b/;

/** Keeps what a pool sends, below everything of ours. */
export const watchSql = (pool: Pool) => {
  const watch = (client: Client) => {
    if (watched.has(client)) return;
    watched.add(client);
    const send = client.query;
    client.query = function (this: Client, ...call: unknown[]) {
      const text = typeof call[0] === 'string' ? call[0] : String((call[0] as { text?: string })?.text);
      if (!beginsOrEnds.test(text)) sent.push(text);
      return Reflect.apply(send, this, call);
    } as Client['query'];
  };
  pool.on('acquire', (client) => watch(client as unknown as Client));
};
