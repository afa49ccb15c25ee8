import {
  byDonor,
  byProject,
  byReceiver,
  byVariance,
  byYear,
  explainRule,
  type FundingGroup,
  type MoneyMeasure,
  type MoneySum,
  negate,
  ofMeasure,
  ofUnknownDonor,
  type ProjectPart,
  ratioOf,
  sumMoney,
  varianceOf,
} from '../../domain/money/index.js';
import type { ExclusionRow } from './exclusions.js';
import { type FundingArguments, type FundingKey, FundingReads } from './fundingReads.js';
import type { FundingSources } from './fundingSources.js';
import { conversionsOf, type MoneyTotalView, totalOf } from './moneyTotal.js';

/** Why a measure is what it is. */
export interface FundingExplanation {
  rule: string;
  /** Currency of the inputs. */
  unit: string;
  inputs: ProjectPart[];
  total: string;
  excluded: ExclusionRow[];
}

/** A part of a total: its conversions and coverage are those of the whole. */
const part = (sum: MoneySum) => totalOf(sum, { hasMoney: true });

/** What rests on what a project disbursed: not known where no money of it is recorded. */
const ofProject = ({ disbursed, variance }: Record<'disbursed' | 'variance', MoneySum>, hasMoney: boolean) => ({
  disbursed: totalOf(disbursed, { hasMoney }),
  variance: totalOf(variance, { hasMoney }),
});

/** Sums of a donor or year as totals. */
const shownGroup = <G extends FundingGroup>(group: G) => ({
  ...group,
  pledged: part(group.pledged),
  committed: part(group.committed),
  disbursed: part(group.disbursed),
  spent: part(group.spent),
});

/** The funding of one key, as the API shows it: each part is read when it is asked for. */
export class FundingView {
  private readonly reads: FundingReads;

  constructor(
    sources: FundingSources,
    readonly key: FundingKey,
    given: FundingArguments = {},
  ) {
    this.reads = new FundingReads(sources, key, given);
  }

  get pledged() {
    return this.total('PLEDGED');
  }

  get committed() {
    return this.total('COMMITTED');
  }

  get disbursed() {
    return this.total('DISBURSED');
  }

  get spent() {
    return this.total('SPENT');
  }

  get received() {
    return this.total('RECEIVED');
  }

  get budget(): Promise<MoneyTotalView> {
    return this.flowsAndBudgets().then(({ target, budgets, rows }) =>
      totalOf(sumMoney(budgets, target), this.readings([...rows, ...budgets])),
    );
  }

  get gap(): Promise<MoneyTotalView | null> {
    return this.flowsAndBudgets().then(({ target, rows, budgets }) => {
      if (!budgets.length || this.reads.isPart) return null;
      return totalOf(sumMoney([...ofMeasure(rows, 'COMMITTED'), ...negate(budgets)], target), this.readings(budgets));
    });
  }

  get forecast(): Promise<MoneyTotalView | null> {
    return this.forecasts().then(
      ({ target, forecasts }) => forecasts && totalOf(sumMoney(forecasts, target), this.readings(forecasts)),
    );
  }

  get variance(): Promise<MoneyTotalView | null> {
    return this.forecasts().then(
      ({ target, forecasts, rows }) =>
        forecasts && totalOf(varianceOf(ofMeasure(rows, 'DISBURSED'), forecasts, target), this.readings(rows)),
    );
  }

  get varianceByProject() {
    return Promise.all([this.reads.flows('project'), this.reads.forecasts('project')]).then(
      ([{ target, rows }, all]) =>
        all === null
          ? []
          : byVariance(ofMeasure(rows, 'DISBURSED'), all, target).map(
              ({ projectId, forecast, disbursed, variance }) => ({
                projectId,
                forecast: part(forecast),
                ...ofProject(
                  { disbursed, variance },
                  rows.some(({ detailId }) => detailId === projectId),
                ),
              }),
            ),
    );
  }

  get disbursementRate(): Promise<number | null> {
    return this.reads
      .flows('none')
      .then(({ rows }) => ratioOf(ofMeasure(rows, 'DISBURSED'), ofMeasure(rows, 'COMMITTED')));
  }

  get byDonor() {
    return this.reads.flows('donor').then(({ target, rows }) => byDonor(rows, target).map(shownGroup));
  }

  get donorUnknown() {
    return this.reads.flows('donor').then(({ target, rows }) => shownGroup(ofUnknownDonor(rows, target)));
  }

  get byReceiver() {
    return this.reads.flowsByReceiver().then(({ target, rows }) =>
      byReceiver(ofMeasure(rows, 'DISBURSED'), target).map((group) => ({
        ...group,
        disbursed: part(group.disbursed),
      })),
    );
  }

  get byYear() {
    return this.reads.flows('year').then(({ target, rows }) => byYear(rows, target).map(shownGroup));
  }

  get isSynthetic(): Promise<boolean> {
    return this.flowsAndBudgets().then(({ rows, budgets }) =>
      [...rows, ...budgets].some(({ isSynthetic }) => isSynthetic),
    );
  }

  get projectCount(): Promise<number> {
    return this.reads.projectCount();
  }

  /** The total of a measure, with its conversions. */
  async total(measure: MoneyMeasure): Promise<MoneyTotalView> {
    const { target, rows } = await this.reads.flows('none');
    const sum = sumMoney(ofMeasure(rows, measure), target);
    const conversions = async () => conversionsOf(ofMeasure((await this.reads.flows('rate')).rows, measure));
    return totalOf(sum, { ...this.readings(rows), conversions });
  }

  /** Why a measure is what it is: what went in, by project, and what was left out. */
  async explain(measure: MoneyMeasure): Promise<FundingExplanation> {
    const [{ target, rows }, excluded] = await Promise.all([
      this.reads.flows('project'),
      this.reads.exclusions(measure),
    ]);
    return {
      rule: explainRule(measure, this.reads.attribution, this.key.kind),
      unit: target,
      inputs: byProject(ofMeasure(rows, measure), target),
      total: sumMoney(ofMeasure(rows, measure), target).converted.amount,
      excluded,
    };
  }

  /** Why the budget is what it is: what went in, by project, what was replaced, and what overlaps undecided. */
  async explainBudget(): Promise<FundingExplanation> {
    const [{ target }, budgets, excluded] = await Promise.all([
      this.reads.flows('none'),
      this.reads.budgets('project'),
      this.reads.budgetExclusions(),
    ]);
    return {
      rule: explainRule('BUDGET', this.reads.attribution, this.key.kind),
      unit: target,
      inputs: byProject(budgets, target),
      total: sumMoney(budgets, target).converted.amount,
      excluded,
    };
  }

  private readings(rows: readonly object[]) {
    return { hasMoney: rows.length > 0, coverage: () => this.reads.coverage() };
  }

  private async forecasts() {
    const [flows, forecasts] = await Promise.all([this.reads.flows('none'), this.reads.forecasts('none')]);
    return { ...flows, forecasts };
  }

  private async flowsAndBudgets() {
    const [flows, budgets] = await Promise.all([this.reads.flows('none'), this.reads.budgets()]);
    return { ...flows, budgets };
  }
}
