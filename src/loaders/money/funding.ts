import { sql } from 'kysely';
import type { Reader } from '../../database/orm.js';
import type { Lens } from '../../domain/lens.js';
import {
  compareExact,
  type MoneyMeasure,
  type MoneySum,
  negate,
  ratioOf,
  roundMoney,
  rules,
  sumMoney,
} from '../../domain/money/index.js';
import type { FundingFilter } from '../../schema/money/index.js';
import { Attribution } from '../../vocabulary/index.js';
import { batch, perArguments } from '../batch.js';
import { checkedRange } from '../search.js';
import { type BudgetRow, budgetRows } from './budgets.js';
import { type ExclusionRow, exclusionRows } from './exclusions.js';
import { type Detail, type FlowArguments, type FlowRow, flowRows, narrowed } from './flows.js';
import { countryWeights, planWeights, projectWeights, type Weights } from './weights.js';

/** A kind of scope: what one statement covers for any number of. A plan covers its pillars, groups and actions too. */
type Scope = 'plan' | 'project' | 'country';

/** What a figure is of: a key (pillar, action …) within a scope. */
export interface FundingKey {
  scope: Scope;
  scopeId: number;
  kind: 'plan' | 'pillar' | 'workingGroup' | 'action' | 'unallocated' | 'project' | 'country';
  keyId: number;
}

export interface FundingArguments {
  attribution?: Attribution | null;
  filter?: FundingFilter | null;
  /** Number of the organisation that alone is looked at: as a donor in the filter, but read together with all other donors. */
  provider?: number | null;
  /** Currency of totals where the lens names none, in place of the usual one. */
  currency?: string | null;
}

/** A sum with, if asked for, the conversions that it rests on. */
export interface MoneyTotalView extends MoneySum {
  readonly conversions: Promise<ConversionView[]>;
}

export interface ConversionView {
  from: string;
  to: string;
  date: string;
  rate: string;
  source: string;
  isApproximate: boolean;
  amount: string;
  converted: string;
}

const isOf = ({ scopeId, kind, keyId }: FundingKey, row: { scopeId: number; kind: string; keyId: number }) =>
  row.scopeId === scopeId && row.kind === kind && row.keyId === keyId;

const toConversions = (rows: readonly FlowRow[]): ConversionView[] =>
  rows
    .flatMap((row) => {
      if (row.detail === null) return [];
      const [from, to, date, rate, source, isApproximate] = JSON.parse(row.detail) as [
        string,
        string,
        string,
        string,
        string,
        boolean,
      ];
      return [
        {
          from,
          to,
          date,
          rate,
          source,
          isApproximate,
          amount: roundMoney(row.amount),
          converted: roundMoney(row.converted),
        },
      ];
    })
    .sort((a, b) => (a.date + a.from < b.date + b.from ? -1 : 1));

interface ScopeArguments extends FlowArguments {
  scope: Scope;
  currency: string | null;
}

/** Every loader of money of one operation. */
export const fundingLoaders = (db: Reader, lens: Lens) => {
  const weightsOf: Record<
    Scope,
    (ids: readonly number[], attribution: Attribution, currency: string | null, mayBeCompact: boolean) => Weights
  > = {
    plan: (ids, attribution, _, mayBeCompact) => planWeights(ids, attribution, lens, mayBeCompact),
    project: (ids, _, currency) => projectWeights(ids, { ...lens, currency: lens.currency ?? currency }),
    country: (ids, attribution) => countryWeights(ids, attribution, lens),
  };
  const perScope = <A extends ScopeArguments, R extends { scopeId: number }>(
    read: (weights: Weights, given: A) => Promise<R[]>,
    mayBeCompact = false,
  ) =>
    perArguments((given: A) =>
      batch(
        async (ids) =>
          Map.groupBy(
            await read(weightsOf[given.scope](ids, given.attribution, given.currency, mayBeCompact), given),
            ({ scopeId }) => scopeId,
          ),
        () => [] as R[],
      ),
    );
  const flows = perScope<ScopeArguments, FlowRow>((weights, given) => flowRows(db, lens, weights, given), true);
  const budgets = perScope<ScopeArguments, BudgetRow>((weights, given) => budgetRows(db, lens, weights, given));
  const exclusions = perScope<ScopeArguments & { measure: MoneyMeasure }, ExclusionRow>((weights, given) =>
    exclusionRows(db, lens, weights, given, given.measure),
  );
  const projectCounts = perScope<ScopeArguments, { scopeId: number; kind: string; keyId: number; count: number }>(
    async ({ weights }, given) => {
      const { rows } = await sql<{ scopeId: number; kind: string; keyId: number; count: number }>`
      select w.scope_id, w.kind, w.key_id, count(distinct w.project_id)::int as count from ${narrowed(weights, given)} w where w.weight <> 0 group by 1, 2, 3`.execute(
        db,
      );
      return rows;
    },
  );

  /** The funding of one key, each part read when it is asked for, together with that of all others. */
  const funding = (key: FundingKey, { attribution, filter, provider, currency }: FundingArguments = {}) => {
    checkedRange(filter?.date, 'date');
    const given = {
      scope: key.scope,
      attribution: attribution ?? Attribution.ALLOCATED,
      filter: filter ?? {},
      currency: currency ?? null,
    };
    /** Whether only some of the money is looked at: what is not about money, such as a budget, then has no counterpart. */
    const isPart = Boolean(given.filter.donor || given.filter.date);
    const read = async (detail: Detail) => {
      const ofAllDonors = detail === 'none' && provider != null;
      const { donor: _, ...withoutDonor } = given.filter;
      const rows = await (ofAllDonors
        ? flows({ ...given, filter: withoutDonor, detail: 'donor' })
        : flows({ ...given, detail })
      ).load(key.scopeId);
      const isMeant = (row: FlowRow) =>
        row.measure !== null && isOf(key, row) && (!ofAllDonors || row.detailId === provider);
      return { target: rows[0]?.target ?? 'USD', rows: rows.filter(isMeant) };
    };
    const ofMeasure = (rows: readonly FlowRow[], measure: MoneyMeasure) =>
      rows.filter((row) => row.measure === measure);
    const viewed = (sum: MoneySum, conversions: () => Promise<ConversionView[]>): MoneyTotalView => ({
      ...sum,
      get conversions() {
        return conversions();
      },
    });
    /** A total of some flows; its conversions are read with the same choice among finer rows. */
    const view = (
      rows: readonly FlowRow[],
      measure: MoneyMeasure,
      target: string,
      conversions: () => Promise<ConversionView[]>,
    ) => viewed(sumMoney(ofMeasure(rows, measure), target), conversions);
    const conversionsOf = (measure: MoneyMeasure) => async () =>
      toConversions(ofMeasure((await read('rate')).rows, measure));
    const total = async (measure: MoneyMeasure) => {
      const { target, rows } = await read('none');
      return view(rows, measure, target, conversionsOf(measure));
    };
    const none = async (): Promise<ConversionView[]> => [];
    const budgetFlows = async (): Promise<BudgetRow[]> =>
      (await budgets({ ...given, detail: 'none' }).load(key.scopeId)).filter((row) => isOf(key, row));
    const grouped = async (detail: 'donor' | 'year') => {
      const { target, rows } = await read(detail);
      const groups = [...Map.groupBy(rows, ({ detailId }) => detailId)];
      return groups.map(([id, some]) => ({
        id,
        committedFlows: ofMeasure(some, 'COMMITTED'),
        allCommitted: ofMeasure(rows, 'COMMITTED'),
        pledged: view(some, 'PLEDGED', target, none),
        committed: view(some, 'COMMITTED', target, none),
        disbursed: view(some, 'DISBURSED', target, none),
        spent: view(some, 'SPENT', target, none),
      }));
    };
    return {
      key,
      get pledged() {
        return total('PLEDGED');
      },
      get committed() {
        return total('COMMITTED');
      },
      get disbursed() {
        return total('DISBURSED');
      },
      get spent() {
        return total('SPENT');
      },
      get received() {
        return total('RECEIVED');
      },
      get budget() {
        return Promise.all([read('none'), budgetFlows()]).then(([{ target }, rows]) =>
          viewed(sumMoney(rows, target), none),
        );
      },
      get gap() {
        return Promise.all([read('none'), budgetFlows()]).then(([{ target, rows }, budget]) =>
          budget.length && !isPart
            ? viewed(sumMoney([...ofMeasure(rows, 'COMMITTED'), ...negate(budget)], target), none)
            : null,
        );
      },
      get disbursementRate() {
        return read('none').then(({ rows }) => ratioOf(ofMeasure(rows, 'DISBURSED'), ofMeasure(rows, 'COMMITTED')));
      },
      get byDonor() {
        return grouped('donor').then((groups) =>
          groups
            .flatMap((group) =>
              group.id === null
                ? []
                : [
                    {
                      ...group,
                      organisationId: group.id,
                      shareOfCommitted: ratioOf(group.committedFlows, group.allCommitted),
                    },
                  ],
            )
            .sort(
              (a, b) =>
                compareExact(b.committed.converted.amount, a.committed.converted.amount) ||
                a.organisationId - b.organisationId,
            ),
        );
      },
      get donorUnknown() {
        return Promise.all([read('donor'), grouped('donor')]).then(
          ([{ target }, groups]) =>
            groups.find(({ id }) => id === null) ?? {
              pledged: view([], 'PLEDGED', target, none),
              committed: view([], 'COMMITTED', target, none),
              disbursed: view([], 'DISBURSED', target, none),
            },
        );
      },
      get byYear() {
        return grouped('year').then((groups) =>
          groups.map((group) => ({ ...group, year: group.id ?? 0 })).sort((a, b) => a.year - b.year),
        );
      },
      get isSynthetic() {
        return Promise.all([read('none'), budgetFlows()]).then(([{ rows }, budget]) =>
          [...rows, ...budget].some(({ isSynthetic }) => isSynthetic),
        );
      },
      get projectCount() {
        if (isPart) return read('project').then(({ rows }) => new Set(rows.map(({ detailId }) => detailId)).size);
        return projectCounts({ ...given, detail: 'none' })
          .load(key.scopeId)
          .then((rows) => rows.find((row) => isOf(key, row))?.count ?? 0);
      },
      /** Why a measure is what it is: what went in, by project, and what was left out. */
      explanation: async (measure: MoneyMeasure) => {
        const [{ target, rows }, left] = await Promise.all([
          read('project'),
          exclusions({ ...given, detail: 'none', measure }).load(key.scopeId),
        ]);
        const byProject = [...Map.groupBy(ofMeasure(rows, measure), ({ detailId }) => detailId)].map(
          ([projectId, some]) => ({
            projectId: projectId ?? 0,
            weight: some[0]?.weight ?? '1',
            value: sumMoney(some, target).converted.amount,
          }),
        );
        byProject.sort((a, b) => compareExact(b.value, a.value) || a.projectId - b.projectId);
        return {
          rule: explainRule(measure, given.attribution, key.kind),
          unit: target,
          inputs: byProject,
          excluded: left.filter((row) => isOf(key, row)),
        };
      },
    };
  };

  const unallocated = (planId: number, measure: MoneyMeasure, given: FundingArguments) => {
    const view = funding({ scope: 'plan', scopeId: planId, kind: 'unallocated', keyId: planId }, given);
    const parts = {
      PLEDGED: () => view.pledged,
      COMMITTED: () => view.committed,
      DISBURSED: () => view.disbursed,
      SPENT: () => view.spent,
      RECEIVED: () => view.received,
    };
    return parts[measure]();
  };

  return { funding, unallocated };
};

export type FundingView = ReturnType<ReturnType<typeof fundingLoaders>['funding']>;

const explainRule = (measure: MoneyMeasure, attribution: Attribution, kind: FundingKey['kind']): string => {
  const conversion =
    'Each amount is converted at the rate of its value date (at most 31 days older), and the sum is rounded once, half-even, to hundredths.';
  if (kind === 'project') return `${rules[measure]} Those of the project itself, not of its components. ${conversion}`;
  if (kind === 'plan')
    return `${rules[measure]} Each project of the plan counts once, components not at all. ${conversion}`;
  const what = kind === 'country' ? 'its percentage in the country' : 'its share in the actions';
  return `${rules[measure]} ${attribution === 'FULL' ? 'Each project counts whole' : `Each project counts with ${what}; where none is stated, with an equal part of what is left of 100`}, components not at all. ${conversion}`;
};
