import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { Wording } from '../../vocabulary/index.js';
import { type Dataset, type DatasetInput, parseDataset } from '../bundle/dataset/dataset.js';
import { readCsv } from '../sheets/csv.js';
import { demoStory } from './demo/demoStory.js';
import { officialInput } from './official.js';
import { type Given, later } from './synthetic/common.js';

const PLAN = 'APIS-2022-2026';
const TITLES = 'illustrative-actions.csv';

const titleLine = z.object({
  number: z.coerce.number(),
  pillar: z.string(),
  title: z.string(),
  wording: z.enum(Wording),
});
type TitleLine = z.output<typeof titleLine>;
type ActionInput = NonNullable<Given<'plans'>[number]['actions']>[number];

/** Titles for actions whose adopted wording was not found, by the number of the action. */
const readTitles = (): Map<number, TitleLine> => {
  const csv = readFileSync(new URL(`../../../data/${TITLES}`, import.meta.url), 'utf8');
  const lines = z.array(titleLine).parse(readCsv(csv, TITLES).map(({ cells }) => cells));
  return new Map(lines.map((line) => [line.number, line]));
};

const illustrative = {
  kind: 'SYNTHETIC' as const,
  confidence: 'UNVERIFIED' as const,
  isSynthetic: true,
  note: 'An example for demonstration. The adopted wording of this action, and its pillar, were not found.',
};

const shortened = ({ provenance }: ActionInput) => ({
  ...provenance,
  confidence: 'INFERRED' as const,
  note: `${provenance.note ?? ''} The title shortens that paraphrase; the pillar is inferred from the subject.`.trim(),
});

const withTitle = (action: ActionInput, line: TitleLine | undefined): ActionInput =>
  line
    ? {
        ...action,
        title: line.title,
        wording: line.wording,
        pillar: `P${line.pillar}`,
        provenance: line.wording === 'ILLUSTRATIVE' ? illustrative : shortened(action),
      }
    : action;

const withTitles = (plans: Given<'plans'>) => {
  const titles = readTitles();
  return plans.map((plan) => ({
    ...plan,
    actions: (plan.actions ?? []).map((action) => withTitle(action, titles.get(action.number))),
  }));
};

/** A closed period has a snapshot of 30 days after its reports were due. */
const withSnapshots = (periods: Given<'reportingPeriods'>): Given<'reportingPeriods'> =>
  periods.map((period) => ({
    ...period,
    closedOn: period.state === 'CLOSED' ? later(period.dueOn, 30).slice(0, 10) : null,
  }));

/**
 * The published facts with what is needed to see every feature: illustrative titles of actions, and synthetic projects,
 * funds and partners. None of it touches a real project or organisation; where a synthetic project works in a country,
 * the link says that it is made up.
 */
export const demoDataset = (): Dataset => {
  const official = officialInput();
  const plans = withTitles(official.plans ?? []);
  const illustrated = plans.flatMap((plan) =>
    plan.actions.filter(({ wording }) => wording === 'ILLUSTRATIVE').map(({ code }) => code),
  );
  const actions = illustrated.slice(0, -1); // the last one stays without a project, so that this too can be seen
  const { responsible, facts } = demoStory(PLAN, actions);
  return parseDataset({
    ...official,
    ...facts,
    reportingPeriods: withSnapshots(facts.reportingPeriods),
    plans: plans.map((plan) => ({
      ...plan,
      actions: plan.actions.map((action) => ({ ...action, responsible: responsible.get(action.code) ?? [] })),
    })),
    organisations: [...(official.organisations ?? []), ...facts.organisations],
    projects: [...(official.projects ?? []), ...facts.projects],
    budgets: [...(official.budgets ?? []), ...facts.budgets],
  } satisfies DatasetInput);
};
