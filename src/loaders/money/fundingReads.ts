import type { FundingKind, MoneyMeasure } from '../../domain/money/index.js';
import type { FundingFilter } from '../../schema/money/index.js';
import { Attribution } from '../../vocabulary/index.js';
import { checkedRange } from '../search.js';
import type { BudgetRow } from './budgets.js';
import type { ExclusionRow } from './exclusions.js';
import type { FlowRow } from './flows.js';
import type { ForecastRow } from './forecasts.js';
import type { FundingSources, Scope, ScopeArguments } from './fundingSources.js';
import type { MoneyCoverage } from './moneyTotal.js';
import { choosesMoney, withoutMoney } from './seen.js';
import type { Detail } from './weighted.js';

/** What a figure is of: a key (pillar, action …) within a scope. */
export interface FundingKey {
  scope: Scope;
  scopeId: number;
  kind: FundingKind;
  keyId: number;
}

/** What is asked of the money of a key. */
export interface FundingArguments {
  attribution?: Attribution | null;
  filter?: FundingFilter | null;
  /** Number of the organisation that alone is looked at: a donor in the filter, but read together with all others. */
  provider?: number | null;
  /** Currency of totals where the lens names none, in place of the usual one. */
  currency?: string | null;
}

/** Some flows of a key, and the currency of its totals. */
export interface KeyFlows {
  target: string;
  rows: FlowRow[];
}

/** Reads what the sources have of one key: together with what they have of all other keys. */
export class FundingReads {
  readonly attribution: Attribution;
  private readonly provider: number | null;
  private readonly given: ScopeArguments;

  constructor(
    private readonly sources: FundingSources,
    private readonly key: FundingKey,
    { attribution, filter, provider, currency }: FundingArguments,
  ) {
    checkedRange(filter?.date, 'date');
    this.attribution = attribution ?? Attribution.ALLOCATED;
    this.provider = provider ?? null;
    this.given = {
      scope: key.scope,
      attribution: this.attribution,
      filter: filter ?? {},
      currency: currency ?? null,
      detail: 'none',
    };
  }

  /** Whether only some of the money is looked at: then a budget, which has no donor, day or kind, has no counterpart. */
  get isPart(): boolean {
    return choosesMoney(this.given.filter);
  }

  /** Flows told apart by a detail. Where one provider is looked at, those of all are read, once for all providers. */
  async flows(detail: Detail): Promise<KeyFlows> {
    const ofAllDonors = detail === 'none' && this.provider !== null;
    const { donor: _, ...withoutDonor } = this.given.filter;
    const asked: ScopeArguments = ofAllDonors
      ? { ...this.given, filter: withoutDonor, detail: 'donor' }
      : { ...this.given, detail };
    const all = await this.sources.flows(asked).load(this.key.scopeId);
    const rows = this.ofKey(all).filter(
      ({ measure, detailId }) => measure !== null && (!ofAllDonors || detailId === this.provider),
    );
    return { target: all[0]?.target ?? 'USD', rows };
  }

  /** Flows told apart by receiver and project; where one provider is looked at, those of all are read, once for all. */
  async flowsByReceiver(): Promise<{ target: string; rows: (FlowRow & { projectId: number })[] }> {
    const { donor: _, ...withoutDonor } = this.given.filter;
    const filter = this.provider === null ? this.given.filter : withoutDonor;
    const all = await this.sources.flows({ ...this.given, filter, detail: 'receiver' }).load(this.key.scopeId);
    const rows = this.ofKey(all).flatMap((row) => {
      if (row.detail === null) return [];
      const [providerId, projectId] = JSON.parse(row.detail) as [number | null, number];
      return this.provider === null || providerId === this.provider ? [{ ...row, projectId }] : [];
    });
    return { target: all[0]?.target ?? 'USD', rows };
  }

  /** Budgets in all or by project. */
  async budgets(detail: 'none' | 'project' = 'none'): Promise<BudgetRow[]> {
    return this.ofKey(await this.sources.budgets({ ...this.given, detail }).load(this.key.scopeId));
  }

  /** Forecasts in all or by project; null where the filter goes by what forecasts have not. */
  async forecasts(detail: 'none' | 'project'): Promise<ForecastRow[] | null> {
    const { donor: _, ...more } = this.given.filter;
    if (choosesMoney(more)) return null;
    const all = this.ofKey(await this.sources.forecasts({ ...this.given, detail }).load(this.key.scopeId));
    return all.length ? all : null;
  }

  async exclusions(measure: MoneyMeasure): Promise<ExclusionRow[]> {
    return this.ofKey(
      await this.sources.exclusions({ ...this.given, measure, funder: this.provider }).load(this.key.scopeId),
    );
  }

  async budgetExclusions(): Promise<ExclusionRow[]> {
    return this.ofKey(await this.sources.budgetExclusions(this.given).load(this.key.scopeId));
  }

  /** Projects that count here; where only some of the money is looked at, those with such money. */
  async projectCount(): Promise<number> {
    if (this.isPart) return new Set((await this.flows('project')).rows.map(({ detailId }) => detailId)).size;
    return (await this.coverage()).projects;
  }

  /**
   * How many projects count here, and of how many of them any money is recorded, whatever the filter says of money.
   * Where one provider is looked at, the projects that it funds.
   */
  async coverage(): Promise<MoneyCoverage> {
    const asked = { ...this.given, filter: withoutMoney(this.given.filter), byFunder: this.provider !== null };
    const rows = this.ofKey(await this.sources.projectCounts(asked).load(this.key.scopeId));
    const row = rows.find(({ funderId }) => funderId === this.provider);
    return {
      projects: row?.count ?? 0,
      projectsWithMoney: row?.withMoney ?? 0,
      projectsWithFlows: row?.withFlows ?? 0,
    };
  }

  private ofKey<R extends { scopeId: number; kind: string; keyId: number }>(rows: readonly R[]): R[] {
    const { scopeId, kind, keyId } = this.key;
    return rows.filter((row) => row.scopeId === scopeId && row.kind === kind && row.keyId === keyId);
  }
}
