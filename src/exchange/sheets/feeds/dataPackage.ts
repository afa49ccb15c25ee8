import { sql } from 'kysely';
import type { Reader } from '../../../database/orm.js';
import { columnsOf, packaged } from './allFeeds.js';
import { tableSchemaOf } from './csvw.js';
import type { PlanNamed } from './planNamed.js';

/** The address of a feed of a plan. */
export const feedPath = (name: string, format: string, plan: string | null): string =>
  `/data/${name}.${format}${plan === null ? '' : `?plan=${encodeURIComponent(plan)}`}`;

/** An address with more parameters. */
export const withQuery = (path: string, query: string): string =>
  query ? `${path}${path.includes('?') ? '&' : '?'}${query}` : path;

/** A licence by its name (SPDX) or address. */
const licenceOf = (licence: string) => (/^https?:/.test(licence) ? { path: licence } : { name: licence });

/** Sources of statements about a plan and what belongs to it, by code. */
const sourcesOf = async (db: Reader): Promise<{ title: string; path: string | null }[]> => {
  const { rows } = await sql<{ title: string; path: string | null }>`
    select title, url as path from source order by code collate "C"`.execute(db);
  return rows;
};

/** Where a data package leads to: its own address or name, and those of its files. */
interface PackagePlace {
  id: string;
  pathOf(feed: string, isOfPlan: boolean): string;
}

/** All feeds of a plan as a Data Package 2.0 (https://datapackage.org). */
export const dataPackageOf = async (
  db: Reader,
  plan: PlanNamed,
  { id, pathOf, licence, version }: PackagePlace & { licence: string | null; version: string },
) => ({
  $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
  name: plan.code.toLowerCase().replace(/[^a-z0-9._-]/g, '-'),
  id,
  title: plan.title,
  description: `The data of ${plan.code} as feeds. Rows with is_synthetic true are made up, and say nothing about the world.`,
  version,
  ...(licence === null ? {} : { licenses: [licenceOf(licence)] }),
  sources: (await sourcesOf(db)).map(({ title, path }) => (path === null ? { title } : { title, path })),
  resources: packaged.map((feed) => ({
    name: feed.name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`),
    path: pathOf(feed.name, feed.isOfPlan),
    title: feed.title,
    description: `One row is: ${feed.description}`,
    format: 'csv',
    mediatype: 'text/csv',
    encoding: 'utf-8',
    dialect: { delimiter: ',', quoteChar: '"', doubleQuote: true, header: true },
    schema: tableSchemaOf(columnsOf(feed, {})),
  })),
});
