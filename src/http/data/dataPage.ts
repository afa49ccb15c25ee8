import { createHash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import type { Database } from '../../database/Database.js';
import { reader } from '../../database/orm.js';
import {
  type AnyFeed,
  type FeedFormat,
  type Figure,
  feedPath,
  figures,
  type SheetKind,
  sheetKinds,
  withQuery,
} from '../../exchange/sheets/index.js';
import { escaped } from '../escaped.js';
import { dataPageStyle } from './dataPageStyle.js';

interface PlanRow {
  code: string;
  title: string;
}

/** What figures need beside a plan, so that their links show something. */
const EXAMPLES: Record<string, string> = {
  metrics: 'measures=COMMITTED,DISBURSED&groupBy=PILLAR,YEAR',
  timeSeries: 'measure=COMMITTED&interval=YEAR',
};

const formats: readonly FeedFormat[] = ['xlsx', 'csv', 'json'];

const linkTo = (path: string, label: string, what: string): string =>
  `<a href="${escaped(path)}" aria-label="${escaped(`${what} as ${label}`)}">${label}</a>`;

/** Links to a feed in each format; with what it has to be asked with, where it needs more than a plan. */
const linksOf = ({ name, title }: AnyFeed, plan: string | null, more: string | undefined): string =>
  formats
    .map((format) => linkTo(withQuery(feedPath(name, format, plan), more ?? ''), format.toUpperCase(), title))
    .join(' ');

const kindRow = (kind: SheetKind, plan: string | null): string => `<tr>
  <th scope="row">${escaped(kind.title)}<span>${escaped(kind.description)}</span></th>
  <td>${linksOf(kind, plan, undefined)}</td>
  <td>${linkTo(feedPath(`${kind.name}-template`, 'xlsx', plan), 'Template', kind.title)}</td>
  <td>${linkTo(feedPath(`${kind.name}-metadata`, 'json', plan), 'Columns', kind.title)}</td>
</tr>`;

const figureRow = (figure: Figure, plan: string | null, more: string | undefined): string => `<tr>
  <th scope="row">${escaped(figure.title)}<span>${escaped(figure.description)}</span></th>
  <td>${linksOf(figure, plan, more)}</td>
  <td>${figure.filters.length ? escaped(figure.filters.join(', ')) : ''}</td>
  <td>${linkTo(withQuery(feedPath(`${figure.name}-metadata`, 'json', plan), more ?? ''), 'Columns', figure.title)}</td>
</tr>`;

const table = (caption: string, heads: readonly string[], rows: readonly string[]): string => `<div class="wide"><table>
<caption>${escaped(caption)}</caption>
<thead><tr>${heads.map((head) => `<th scope="col">${escaped(head)}</th>`).join('')}</tr></thead>
<tbody>${rows.join('\n')}</tbody>
</table></div>`;

const SHEET_HEADS = ['Kind', 'Download', 'To fill in', 'Metadata'];
const FIGURE_HEADS = ['Figure', 'Download', 'Takes', 'Metadata'];

const planSection = ({ code, title }: PlanRow, donor: string | null, year: string): string => {
  const more: Record<string, string | undefined> = {
    ...EXAMPLES,
    portfolio: donor === null ? undefined : `donor=${encodeURIComponent(donor)}`,
    changes: `since=${year}-01-01`,
  };
  return `<section>
<h2>${escaped(title)}</h2>
<p><code>${escaped(code)}</code> · <a href="/data/datapackage.json?plan=${encodeURIComponent(code)}">Data package</a> · <a href="/data/datapackage.zip?plan=${encodeURIComponent(code)}">All feeds as ZIP</a></p>
${table(
  'Facts: these come back in',
  SHEET_HEADS,
  sheetKinds.filter(({ isOfPlan }) => isOfPlan).map((kind) => kindRow(kind, code)),
)}
${table(
  'Figures: computed when they are asked for',
  FIGURE_HEADS,
  figures.filter(({ isOfPlan }) => isOfPlan).map((figure) => figureRow(figure, code, more[figure.name])),
)}
</section>`;
};

const pageOf = (
  plans: readonly PlanRow[],
  donor: string | null,
  year: string,
  style: string,
): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Data: AP-IS Action Plan tracker</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${style}">
</head>
<body>
<main>
<h1>Data</h1>
<p>Everything that the tracker holds, as files with stable addresses: for spreadsheets, Power BI, R, pandas and web pages.
Put <code>asOf=2025-06-30</code> to an address to see the facts and figures of a day, <code>columns=code,title</code> to choose columns,
and the filters of the <a href="/graphql">API</a>. Rows whose <code>is_synthetic</code> is true are made up for demonstrations, and say nothing about the world.</p>
${plans.length ? plans.map((plan) => planSection(plan, donor, year)).join('\n') : '<p>There is no plan yet.</p>'}
<section>
<h2>Shared by all plans</h2>
${table(
  'Facts: these come back in',
  SHEET_HEADS,
  sheetKinds.filter(({ isOfPlan }) => !isOfPlan).map((kind) => kindRow(kind, null)),
)}
${table(
  'Yours: needs a token',
  FIGURE_HEADS,
  figures.filter(({ isOfPlan }) => !isOfPlan).map((figure) => figureRow(figure, null, undefined)),
)}
</section>
</main>
</body>
</html>
`;

const POLICY =
  "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; frame-ancestors 'none'; form-action 'none'";

/** `/data`: a page that lists all feeds. */
export const dataPage = (app: FastifyInstance, database: Database, today: () => string): void => {
  const hash = createHash('sha256').update(dataPageStyle).digest('hex').slice(0, 16);
  const style = `/assets/data-${hash}.css`;
  app.get(style, (_, reply) =>
    reply
      .header('content-type', 'text/css; charset=utf-8')
      .header('cache-control', 'public, max-age=31536000, immutable')
      .send(dataPageStyle),
  );
  app.get('/data', async (_, reply) => {
    const { plans, donor } = await database.read(async (em) => {
      const db = reader(em);
      const { rows } = await sql<PlanRow>`select code, title from action_plan order by start_date desc, code`.execute(
        db,
      );
      const { rows: donors } = await sql<{ code: string }>`
        select o.code
        from organisation o
          join project_organisation link on link.organisation_id = o.id and link.role = 'FUNDING'
        order by o.code collate "C"
        limit 1`.execute(db);
      return { plans: rows, donor: donors[0]?.code ?? null };
    });
    return reply
      .header('content-type', 'text/html; charset=utf-8')
      .header('content-security-policy', POLICY)
      .header('cache-control', 'no-cache')
      .send(pageOf(plans, donor, today().slice(0, 4), style));
  });
};
