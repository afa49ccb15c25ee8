import { writeFileSync } from 'node:fs';
import type { Command } from 'commander';

/** `tracker schema` */
export const schemaCommand = (tracker: Command): void => {
  tracker
    .command('schema')
    .description('print the GraphQL schema as it is served')
    .option('--out <file>', 'write it there instead')
    .action(async ({ out }: { out?: string }) => {
      const { createSchema, schemaText } = await import('../../http/schema.js');
      const text = schemaText(await createSchema());
      if (out) writeFileSync(out, text);
      else process.stdout.write(text);
    });
};
