// A database for a measurement, made for it and dropped after it.
import pg from 'pg';
import pino from 'pino';
import { readConfig } from '../dist/config.js';
import { openDatabaseServer } from '../dist/database/access.js';

export const openDatabase = async (name) => {
  const log = pino({ level: 'silent' });
  const config = readConfig({
    ...process.env,
    PORT: '0',
    LOG_LEVEL: 'silent',
    DATA_DIR: process.env.DATA_DIR ?? '.data/bench',
    REQUEST_DEADLINE_MS: '600000',
  });
  const server = await openDatabaseServer(config, log);
  const admin = new pg.Client({ connectionString: server.adminUrl });
  await admin.connect();
  await admin.query(`drop database if exists ${name} with (force)`);
  await admin.query(`create database ${name}`);
  return {
    config,
    log,
    url: Object.assign(new URL(server.adminUrl), { pathname: `/${name}` }).href,
    close: async () => {
      await admin.query(`drop database ${name} with (force)`);
      await admin.end();
      await server.stop();
    },
  };
};
