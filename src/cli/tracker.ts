import { Command } from 'commander';
import { accessCommand } from './commands/access.js';
import { auditCommand } from './commands/audit.js';
import { doctorCommand } from './commands/doctor.js';
import { exportCommand } from './commands/export.js';
import { grantCommand } from './commands/grant.js';
import { importCommand } from './commands/import.js';
import { loadCommand } from './commands/load.js';
import { migrateCommand } from './commands/migrate.js';
import { ratesCommand } from './commands/rates.js';
import { revokeCommand } from './commands/revoke.js';
import { schemaCommand } from './commands/schema.js';
import { seedCommand } from './commands/seed.js';
import { serveCommand } from './commands/serve.js';
import { settingsCommand } from './commands/settings.js';
import { tokenCommand } from './commands/token.js';

/** Every command, in the order in which help lists them. */
const commands = [
  serveCommand,
  migrateCommand,
  doctorCommand,
  seedCommand,
  loadCommand,
  importCommand,
  exportCommand,
  ratesCommand,
  tokenCommand,
  grantCommand,
  accessCommand,
  revokeCommand,
  auditCommand,
  schemaCommand,
  settingsCommand,
];

/** The command line. Commands import what they need when they run, so that help is there at once. */
export const createTracker = (): Command => {
  const tracker = new Command('tracker')
    .description(
      'The AP-IS Action Plan tracker, from a terminal. Settings come from the environment; see `tracker settings`.',
    )
    .showHelpAfterError()
    .exitOverride();
  for (const add of commands) add(tracker);
  return tracker;
};
