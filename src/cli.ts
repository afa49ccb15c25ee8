#!/usr/bin/env node
import { readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { MikroORM } from '@mikro-orm/postgresql';
import { Command, InvalidArgumentError, Option } from 'commander';
import { pino } from 'pino';
import { readConfig, settingsTable } from './config.js';
import { openDatabaseServer } from './database/access.js';
import { migrate } from './database/migrate.js';
import { createOrm } from './database/orm.js';
import type { Scope } from './domain/access/index.js';
import { importDataset, parseDataset, readBundle } from './exchange/bundle/index.js';
import { type DatasetName, datasetNames, scaleDataset, seed } from './exchange/datasets/index.js';
import { readRates, readWording } from './exchange/sheets/index.js';
import { createSchema, schemaText } from './http/schema.js';
import { run, serve } from './main.js';
import {
  createGrant,
  createToken,
  findScope,
  type NewToken,
  revokeGiven,
  rolesGiven,
  verifyAudit,
} from './services/access/index.js';
import { loadWording } from './services/plan/index.js';
import { Role } from './vocabulary/index.js';

class UsageError extends Error {}

/** The audit is not what it was. */
class BrokenAudit extends Error {}

const LONG_MS = 600_000;
const say = (line: string) => void process.stderr.write(`${line}\n`);
const report = (step: string) => say(`  ${step}`);

/** Opens the database (joining the one of a running `npm start`), brings it up to date, works, and closes what it opened. */
const withDatabase = async (work: (orm: MikroORM, url: string) => Promise<void>, options = { migrated: true }) => {
  const config = readConfig();
  const log = pino({ level: config.LOG_LEVEL === 'info' ? 'warn' : config.LOG_LEVEL }, pino.destination(2));
  const server = await openDatabaseServer(config, log);
  const { orm } = createOrm({ url: server.url, poolSize: 2, deadlineMs: LONG_MS, log });
  try {
    if (options.migrated) await migrate(orm, server.url);
    await work(orm, server.url);
  } finally {
    await orm.close(true);
    await server.stop();
  }
};

const done = (changes: number, what: string) =>
  say(changes ? `${what}: ${changes} rows written` : `${what}: nothing to change, all of it is there already`);

const wholeNumber = (text: string) => {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1 || value > 1_000_000)
    throw new InvalidArgumentError('must be a whole number from 1 to 1,000,000');
  return value;
};

const tracker = new Command('tracker')
  .description(
    'The AP-IS Action Plan tracker, from a terminal. Settings come from the environment; see `tracker settings`.',
  )
  .showHelpAfterError()
  .exitOverride();

tracker
  .command('serve')
  .description('run the service until it is stopped (what npm start does)')
  .action(() => serve(readConfig()));

tracker
  .command('migrate')
  .description('bring the tables up to date, or take them down again')
  .option('--to <migration>', 'go up to this migration; 0 takes all tables down')
  .action(({ to }: { to?: string }) =>
    withDatabase(
      async (orm, url) => {
        const steps = await migrate(orm, url, to);
        say(steps.length ? `migrated: ${steps.join(', ')}` : 'nothing to migrate');
      },
      { migrated: false },
    ),
  );

tracker
  .command('seed')
  .description('load the facts about AP-IS that come with the tracker, or a made-up plan for measuring')
  .addOption(
    new Option(
      '--dataset <name>',
      'official: what is published and no more; demo: with illustrative titles and synthetic projects',
    )
      .choices(datasetNames)
      .default('official'),
  )
  .option('--scale <projects>', 'instead: a synthetic plan with this many projects', wholeNumber)
  .action(({ dataset, scale }: { dataset: DatasetName; scale?: number }) =>
    withDatabase(async (orm) => {
      if (scale)
        done(await importDataset(orm, scaleDataset(scale), `plan SCALE-${scale}`, report), `plan SCALE-${scale}`);
      else done(await seed(orm, dataset, report), `the ${dataset} dataset`);
    }),
  );

tracker
  .command('load')
  .description(
    'load a plan from a bundle (.json), or the adopted wording of the actions of a plan (.csv with number,pillar,title,description,sourceUrl)',
  )
  .argument('<file>', 'a .json or .csv file')
  .option('--plan <code>', 'for .csv: the plan whose actions they are')
  .action(async (file: string, { plan }: { plan?: string }) => {
    const content = readFileSync(file, 'utf8');
    const name = basename(file);
    if (file.endsWith('.json')) {
      const bundle = readBundle(content, name);
      await withDatabase(async (orm) => {
        done(await importDataset(orm, bundle.dataset, name, report), `plan ${bundle.plan}`);
      });
    } else if (file.endsWith('.csv')) {
      if (!plan) throw new UsageError('say with --plan CODE which plan the wording is of');
      const wording = readWording(content, name);
      await withDatabase(async (orm) => done(await loadWording(orm, plan, wording, name), `wording of ${plan}`));
    } else throw new UsageError(`${file}: load a bundle that ends in .json or wording that ends in .csv`);
  });

tracker
  .command('rates')
  .description("load exchange rates: from,to,date,rate,source, or the layout of the ECB's daily reference rates")
  .argument('<file>', 'a .csv file')
  .action(async (file: string) => {
    const name = basename(file);
    const exchangeRates = readRates(readFileSync(file, 'utf8'), name);
    await withDatabase(async (orm) =>
      done(await importDataset(orm, parseDataset({ exchangeRates }), name, report), `${exchangeRates.length} rates`),
    );
  });

/** What a role is limited to: "plan:CODE", "action:PLAN/CODE", "project:CODE", "organisation:CODE" or "country:CODE". */
const scopeNamed = async (orm: MikroORM, named: string | undefined): Promise<Scope | null> => {
  if (named === undefined) return null;
  const scope = await findScope(orm, named);
  if (!scope)
    throw new UsageError(
      `--scope ${named}: there is no such thing; name one as plan:CODE, pillar:PLAN/CODE, group:PLAN/NUMBER, action:PLAN/CODE, project:CODE, organisation:CODE or country:CODE`,
    );
  return scope;
};

const SCOPE =
  'limit the role to plan:CODE, pillar:PLAN/CODE, group:PLAN/NUMBER, action:PLAN/CODE, project:CODE, organisation:CODE or country:CODE';
const roleOption = () => new Option('--role <role>', 'what it may do').choices(Object.keys(Role)).makeOptionMandatory();

tracker
  .command('token')
  .description('make a token for the API and print it, once: send it as "Authorization: Bearer …"')
  .addOption(roleOption())
  .option('--name <name>', 'who or what it is for; stands in the audit', 'cli')
  .option('--scope <scope>', SCOPE)
  .option('--organisation <code>', 'organisation that it speaks for')
  .option(
    '--user <subject>',
    'person whose it is: all their tokens are one person, who approves nothing that they wrote',
  )
  .option('--days <days>', 'how long it works', wholeNumber, 30)
  .action(({ scope, ...given }: Omit<NewToken, 'scope'> & { scope?: string }) =>
    withDatabase(async (orm) => {
      const { secret, expiresOn, id } = await createToken(orm, { ...given, scope: await scopeNamed(orm, scope) });
      process.stdout.write(`${secret}\n`);
      say(`works until ${expiresOn}; it is not shown again. To end it before: tracker revoke token:${id}`);
      if (scope === undefined && ['FOCAL_POINT', 'CHAIR', 'DONOR'].includes(given.role))
        say(`it is a ${given.role} of everything; --scope limits it`);
    }),
  );

tracker
  .command('grant')
  .description('give a person whom the issuer of OpenID Connect knows a role')
  .argument('<user>', 'subject (sub) of the person at the issuer')
  .addOption(roleOption())
  .option('--scope <scope>', SCOPE)
  .option('--from <day>', 'first day')
  .option('--to <day>', 'last day')
  .action((user: string, { role, scope, from, to }: { role: Role; scope?: string; from?: string; to?: string }) =>
    withDatabase(async (orm) => {
      const id = await createGrant(orm, {
        user,
        role,
        scope: await scopeNamed(orm, scope),
        from: from ?? null,
        to: to ?? null,
      });
      say(`granted ${role} to ${user}. To take it away: tracker revoke grant:${id}`);
    }),
  );

tracker
  .command('access')
  .description('list the tokens and grants that are not revoked')
  .action(() =>
    withDatabase(async (orm) => {
      for (const { key, role, to, scope, until, lastUsedAt } of await rolesGiven(orm))
        process.stdout.write(
          `${[key, role, to, scope, until ?? 'no end', lastUsedAt ? `last used ${lastUsedAt.toISOString()}` : ''].join('\t').trimEnd()}\n`,
        );
    }),
  );

tracker
  .command('revoke')
  .description('end a token or a grant at once')
  .argument('<key>', 'token:NUMBER or grant:NUMBER, as `tracker access` lists them')
  .action((key: string) =>
    withDatabase(async (orm) => {
      if (!(await revokeGiven(orm, key)))
        throw new UsageError(`${key}: nothing to revoke; \`tracker access\` lists what there is`);
      say(`revoked ${key}`);
    }),
  );

tracker
  .command('audit')
  .description('check the audit')
  .command('verify')
  .description('recompute the chain of hashes: a row changed, removed or put in between breaks it')
  .action(() =>
    withDatabase(async (orm) => {
      const { isWhole, entries, brokenAt, head } = await verifyAudit(orm);
      if (!isWhole) throw new BrokenAudit(`the audit is broken at entry ${brokenAt} of ${entries}`);
      say(`${entries} entries, unbroken; the last hash is ${head ?? 'none'}`);
    }),
  );

tracker
  .command('schema')
  .description('print the GraphQL schema as it is served')
  .option('--out <file>', 'write it there instead')
  .action(async ({ out }: { out?: string }) => {
    const text = schemaText(await createSchema());
    if (out) writeFileSync(out, text);
    else process.stdout.write(text);
  });

tracker
  .command('settings')
  .description('list the settings, their defaults and what they mean')
  .action(() => {
    for (const { name, fallback, meaning } of settingsTable())
      process.stdout.write(`${name.padEnd(22)} ${fallback.padEnd(14)} ${meaning}\n`);
  });

await run(async () => {
  try {
    await tracker.parseAsync();
  } catch (error) {
    const { code, exitCode } = error as { code?: string; exitCode?: number };
    if (!code?.startsWith('commander.')) throw error;
    if (exitCode !== 0) throw new UsageError('see `tracker --help`');
  }
});
