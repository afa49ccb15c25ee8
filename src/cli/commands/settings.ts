import type { Command } from 'commander';
import { settingsTable } from '../../config.js';
import { print } from '../say.js';

/** `tracker settings` */
export const settingsCommand = (tracker: Command): void => {
  tracker
    .command('settings')
    .description('list the settings, their defaults and what they mean')
    .action(() => {
      for (const { name, fallback, meaning } of settingsTable())
        print(`${name.padEnd(22)} ${fallback.padEnd(14)} ${meaning}`);
    });
};
