// npm run tables: writes tables.txt, what a database of this version has to hold data, from one made for it.
import { writeFileSync } from 'node:fs';
import pg from 'pg';
import pino from 'pino';
import { readConfig } from '../dist/config.js';
import { openDatabaseServer } from '../dist/database/access.js';
import { Database } from '../dist/database/Database.js';
import { migrate } from '../dist/database/migrate.js';
import { describeTables } from '../dist/database/tables/index.js';

const NAME = 'tracker_tables';
const log = pino({ level: 'silent' });
const server = await openDatabaseServer({ ...readConfig(), DATA_DIR: '.data/test' }, log);
const admin = new pg.Client({ connectionString: server.adminUrl });
await admin.connect();
await admin.query(`drop database if exists ${NAME} with (force)`);
await admin.query(`create database ${NAME}`);
const url = Object.assign(new URL(server.adminUrl), { pathname: `/${NAME}` }).href;
const database = new Database({ url, poolSize: 2, queueSize: 1, deadlineMs: 600_000, log });
await migrate(database);
const lines = await database.read(describeTables);
writeFileSync('tables.txt', `${lines.join('\n')}\n`);
await database.close();
await admin.query(`drop database ${NAME} with (force)`);
await admin.end();
await server.stop();
console.log(`tables.txt: ${lines.length} lines`);
