import { sql } from 'kysely';
import { day, key, needed, number, text, whole } from './Column.js';
import { codesOf, intake } from './intake.js';
import { cell, cellOr, type Fields, numberCell } from './records.js';
import type { SheetKind } from './SheetKind.js';
import { originColumns, withOrigin } from './shared.js';

/** The fields of a plan itself. */
export const planFields: Fields = {
  code: cell('code'),
  title: cell('title'),
  description: cell('description'),
  startDate: cell('start_date'),
  endDate: cell('end_date'),
  reportingCurrency: cellOr('reporting_currency', 'USD'),
  timeZone: cellOr('time_zone', 'Asia/Bangkok'),
  fiscalYearStart: numberCell('fiscal_year_start'),
  onTrackFrom: numberCell('on_track_from'),
  atRiskFrom: numberCell('at_risk_from'),
  freshDays: numberCell('fresh_days'),
  agingDays: numberCell('aging_days'),
  supersedes: cell('supersedes'),
};

const isKept = { isKept: true };

/** `plans` */
export const plans: SheetKind = {
  name: 'plans',
  title: 'Plans',
  description: 'An action plan.',
  isOfPlan: false,
  isOfNow: true,
  filters: [],
  columns: [
    key(text('code', sql`item.code`, 'Code.')),
    needed(text('title', sql`item.title`, 'Title.')),
    text('description', sql`item.description`, 'Description.'),
    needed(day('start_date', sql`item.start_date`, 'First day.')),
    needed(day('end_date', sql`item.end_date`, 'Last day.')),
    text('reporting_currency', sql`item.reporting_currency`, 'Currency of totals (ISO 4217).', isKept),
    text('time_zone', sql`item.time_zone`, 'Time zone in which its days begin (IANA).', isKept),
    whole('fiscal_year_start', sql`item.fiscal_year_start`, 'Month in which its fiscal year begins, 1 to 12.', isKept),
    number(
      'on_track_from',
      sql`item.on_track_from`,
      'Part of what is expected from which it is on track, 0 to 1.',
      isKept,
    ),
    number(
      'at_risk_from',
      sql`item.at_risk_from`,
      'Part of what is expected from which it is at risk, 0 to 1.',
      isKept,
    ),
    whole('fresh_days', sql`item.fresh_days`, 'Days for which a value is fresh.', isKept),
    whole('aging_days', sql`item.aging_days`, 'Days after which a value is stale.', isKept),
    text('supersedes', sql`earlier.code`, 'Code of the plan that it supersedes.'),
    ...originColumns,
  ],
  rows: () => sql`
    from action_plan item
      left join action_plan earlier on earlier.id = item.supersedes_id
      ${withOrigin('item.provenanceId')}
    order by item.start_date, item.code collate "C"`,
  intake: intake('plans', {
    fields: planFields,
    permissions: ['createPlan', 'updatePlan'],
    concerns: (row) => ({ plans: codesOf(row, 'code') }),
  }),
};
