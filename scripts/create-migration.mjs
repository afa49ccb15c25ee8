// Writes a migration for what the entities have that the migrations so far do not: `npm run migration -- Name`.
import pino from 'pino';
import { readConfig } from '../dist/config.js';
import { openEmbeddedServer } from '../dist/database/embedded/server.js';
import { createOrm } from '../dist/database/orm.js';

const { DATABASE_URL, DATA_DIR } = readConfig();
const log = pino({ level: 'silent' });
const server = DATABASE_URL ? { url: DATABASE_URL, stop: async () => {} } : await openEmbeddedServer(DATA_DIR, log);
const { orm } = createOrm({ url: server.url, poolSize: 1, connectMs: 60_000, log, snapshot: true });
const { fileName } = await orm.migrator.create('src/migrations', false, false, process.argv[2]);
console.log(
  fileName ? `Wrote src/migrations/${fileName}; export it from src/migrations/index.ts` : 'Nothing to migrate',
);
await orm.close();
await server.stop();
