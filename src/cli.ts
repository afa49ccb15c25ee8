#!/usr/bin/env node
import { CommanderError } from 'commander';
import { UsageError } from './cli/errors.js';
import { createTracker } from './cli/tracker.js';
import { run } from './run.js';

await run(async () => {
  try {
    await createTracker().parseAsync();
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode !== 0) throw new UsageError('see `tracker --help`');
  }
});
