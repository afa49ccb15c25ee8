// npm run check:migrations: no migration is edited once it is committed; databases have run it as it was.
// With --add it writes the hashes of new ones.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';

const FOLDER = 'src/migrations';
const LIST = `${FOLDER}/SHA256SUMS`;

const listed = new Map(
  readFileSync(LIST, 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.split('  ').reverse()),
);
const found = new Map(
  readdirSync(FOLDER)
    .filter((name) => /^(Migration|world)/.test(name))
    .sort()
    .map((name) => [
      name,
      createHash('sha256')
        .update(readFileSync(`${FOLDER}/${name}`))
        .digest('hex'),
    ]),
);

const problems = [
  ...[...listed.keys()].filter((name) => !found.has(name)).map((name) => `${name} is missing`),
  ...[...found]
    .filter(([name, hash]) => listed.has(name) && listed.get(name) !== hash)
    .map(([name]) => `${name} was changed; write a new migration instead`),
];
const added = [...found].filter(([name]) => !listed.has(name));
if (process.argv.includes('--add') && !problems.length)
  writeFileSync(LIST, `${[...found].map(([name, hash]) => `${hash}  ${name}`).join('\n')}\n`);
else problems.push(...added.map(([name]) => `${name} has no hash yet; run npm run check:migrations -- --add`));
for (const problem of problems) console.error(problem);
process.exitCode = problems.length ? 1 : 0;
