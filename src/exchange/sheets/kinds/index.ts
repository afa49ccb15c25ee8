import { actions } from './actions.js';
import { indicators } from './indicators.js';
import { events, publications, tools } from './knowledge.js';
import { milestones } from './milestones.js';
import { organisations } from './organisations.js';
import { budgets, plannedDisbursements } from './plannedMoney.js';
import { pillars, workingGroups } from './planParts.js';
import { plans } from './plans.js';
import { projects } from './projects.js';
import { rates } from './rates.js';
import type { SheetKind } from './SheetKind.js';
import { sources } from './sources.js';
import { transactions } from './transactions.js';
import { values } from './values.js';

export type { Column } from './Column.js';
export type * from './SheetKind.js';

/** Every kind of sheet, in the order in which an empty database takes them in. */
export const sheetKinds: readonly SheetKind[] = [
  sources,
  organisations,
  plans,
  pillars,
  workingGroups,
  actions,
  projects,
  rates,
  transactions,
  budgets,
  plannedDisbursements,
  indicators,
  values,
  milestones,
  events,
  publications,
  tools,
];

/** The kind with this name; null where there is none. */
export const sheetKind = (name: string): SheetKind | null => sheetKinds.find((kind) => kind.name === name) ?? null;
