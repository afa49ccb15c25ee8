import { checkServer } from '../database/checkServer.js';
import type { Database } from '../database/Database.js';
import { checkTables, TablesDiffer } from '../database/tables/index.js';
import { verifyAudit } from '../services/access/index.js';
import { brokenSnapshots } from '../services/reporting/index.js';
import { VERSION } from '../version.js';

/**
 * Examines a database. Gives what is well, and what an older version should know of tables made by a later one. Throws
 * TablesDiffer that names everything that is not as it should be.
 */
export const examine = async (database: Database): Promise<string[]> => {
  await checkServer(database.url);
  const warnings = await checkTables(database);
  const broken = await database.read(brokenSnapshots);
  const { isWhole, entries, brokenAt } = await database.read(verifyAudit);
  const problems = [
    ...broken.map((code) => `snapshot ${code} is not what its hash says`),
    ...(isWhole ? [] : [`the audit is broken at entry ${brokenAt} of ${entries}`]),
  ];
  if (problems.length) throw new TablesDiffer(problems);
  const tables = warnings.length ? warnings : [`tables: those of version ${VERSION}`];
  const { host, pathname } = new URL(database.url);
  return [
    `database: ${pathname.slice(1)} at ${host}`,
    ...tables,
    'snapshots: each is what its hash says',
    `audit: unbroken, ${entries} entries`,
  ];
};
