import { Decimal } from 'decimal.js';
import { RATES, type RandomFlow, type RandomPlan, type RandomProject, ROUND_AMOUNT } from './randomPlan.js';

// A slow reading of docs/numbers.md, project by project and flow by flow.

export const Exact = Decimal.clone({ precision: 60 });

/** A sum in USD, and one in AUD, which has no rate. */
export interface Sum {
  converted: string;
  aud: string;
}

/** Adds sums up. */
export const add = (...sums: Sum[]): Sum => ({
  converted: sums.reduce((sum, one) => sum.plus(one.converted), new Exact(0)).toFixed(2),
  aud: sums.reduce((sum, one) => sum.plus(one.aud), new Exact(0)).toFixed(2),
});

/** The part of a project that each of its actions gets. What no link states is split into equal parts. */
export const sharesOf = ({ shares }: RandomProject): Decimal[] => {
  const stated = shares.reduce<number>((sum, share) => sum + (share ?? 0), 0);
  const open = shares.filter((share) => share === null).length;
  return shares.map((share) => {
    if (share === undefined) return new Exact(0);
    return share === null ? new Exact(100 - stated).div(open).div(100) : new Exact(share).div(100);
  });
};

/** Whether a project counts in its plan: it has an action, if with a share of 0, and is not a part of another. */
export const isMember = ({ isComponent, shares }: RandomProject) =>
  !isComponent && shares.some((share) => share !== undefined);

const keyOf = ({ units, currency, provider, year }: RandomFlow) => [units, currency, provider, year].join();

/** Without what was reported twice: an incoming commitment that a provider reports as outgoing. */
const withoutDoubles = (flows: RandomFlow[]): RandomFlow[] => {
  const left = new Map<string, number>();
  for (const outgoing of flows)
    if (outgoing.type === 'OUTGOING_COMMITMENT' && outgoing.provider)
      left.set(keyOf(outgoing), (left.get(keyOf(outgoing)) ?? 0) + 1);
  return flows.filter((incoming) => {
    if (incoming.type !== 'INCOMING_COMMITMENT' || !incoming.provider) return true;
    const there = left.get(keyOf(incoming)) ?? 0;
    left.set(keyOf(incoming), there - 1);
    return there <= 0;
  });
};

/** What to count: how much of each project, and which flows; what is not known yet is not compared either. */
interface Counted {
  weightOf?: (project: RandomProject) => Decimal;
  chosen?: (flow: RandomFlow) => boolean;
  known?: (flow: RandomFlow) => boolean;
}

const totalOf = (
  projects: RandomPlan,
  isOfMeasure: (flow: RandomFlow) => boolean,
  { weightOf = () => new Exact(1), chosen = () => true, known = () => true }: Counted,
): Sum => {
  let [converted, aud] = [new Exact(0), new Exact(0)];
  for (const project of projects.filter(isMember))
    for (const flow of withoutDoubles(project.flows.filter(known))) {
      if (!isOfMeasure(flow) || !chosen(flow)) continue;
      const amount = new Exact(flow.units).times(ROUND_AMOUNT).times(weightOf(project));
      const rate = RATES[flow.currency];
      if (rate === undefined) aud = aud.plus(amount);
      else converted = converted.plus(amount.times(rate));
    }
  return { converted: converted.toFixed(2), aud: aud.toFixed(2) };
};

/** What must be committed. */
export const committed = (projects: RandomPlan, counted: Counted = {}): Sum =>
  totalOf(projects, ({ type }) => type !== 'DISBURSEMENT', counted);

/** What must be disbursed. */
export const disbursed = (projects: RandomPlan, counted: Counted = {}): Sum =>
  totalOf(projects, ({ type }) => type === 'DISBURSEMENT', counted);
