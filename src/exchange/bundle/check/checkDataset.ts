import { now } from '../../../clock.js';
import { statedTotal } from '../../../domain/plan/index.js';
import type { Problem } from '../../../domain/problems.js';
import { duplicateProblems, type ProvenanceData } from '../../../services/write/index.js';
import type { Dataset, PlanData, ProjectData } from '../dataset/dataset.js';
import { type Need, progressProblems } from './checkProgress.js';

/** Codes that the database holds already, by kind. Actions and pillars as "plan/code". */
export interface KnownCodes {
  sources: ReadonlySet<string>;
  countries: ReadonlySet<string>;
  countryGroups: ReadonlySet<string>;
  organisations: ReadonlySet<string>;
  plans: ReadonlySet<string>;
  actions: ReadonlySet<string>;
  pillars: ReadonlySet<string>;
  projects: ReadonlySet<string>;
  /** Parents of stored projects, by the code of the project. */
  parents: ReadonlyMap<string, string | null>;
  /** Projects that have these IATI identifiers. */
  iatiIdentifiers: ReadonlyMap<string, string>;
  /** Plans that supersede another, by the code of the one superseded. */
  supersededBy: ReadonlyMap<string, string>;
}

const join = (known: ReadonlySet<string>, given: readonly string[]) => new Set([...known, ...given]);

/** Everything in a dataset that points to nothing, is there twice, or shares out more than 100 per cent. */
export const findBrokenReferences = (data: Dataset, known: KnownCodes): Problem[] => {
  const problems: Problem[] = [];
  const codes = {
    source: join(
      known.sources,
      data.sources.map(({ code }) => code),
    ),
    country: join(
      known.countries,
      data.countries.map(({ code }) => code),
    ),
    'country group': join(
      known.countryGroups,
      data.countryGroups.map(({ code }) => code),
    ),
    organisation: join(
      known.organisations,
      data.organisations.map(({ code }) => code),
    ),
    plan: join(
      known.plans,
      data.plans.map(({ code }) => code),
    ),
    action: join(
      known.actions,
      data.plans.flatMap((plan) => plan.actions.map(({ code }) => `${plan.code}/${code}`)),
    ),
    pillar: join(
      known.pillars,
      data.plans.flatMap((plan) => plan.pillars.map(({ code }) => `${plan.code}/${code}`)),
    ),
    project: join(
      known.projects,
      data.projects.map(({ code }) => code),
    ),
  };
  const need: Need = (what, code, path) => {
    if (code !== null && !codes[what].has(code))
      problems.push({ path, message: `there is no ${what} ${code.split('/').at(-1)}` });
  };
  const needSources = (provenance: ProvenanceData | null, path: string) =>
    provenance?.sources.forEach((code, index) => void need('source', code, `${path}.provenance.sources.${index}`));

  const checkPlan = (plan: PlanData, at: string) => {
    needSources(plan.provenance, at);
    need('plan', plan.supersedes, `${at}.supersedes`);
    if (plan.atRiskFrom > plan.onTrackFrom)
      problems.push({
        path: `${at}.atRiskFrom`,
        message: `${plan.atRiskFrom} is above onTrackFrom, ${plan.onTrackFrom}; what is at risk is less than what is on track`,
      });
    if (plan.freshDays > plan.agingDays)
      problems.push({
        path: `${at}.agingDays`,
        message: `${plan.agingDays} is below freshDays, ${plan.freshDays}; what is aging is older than what is fresh`,
      });
    if (plan.startDate > plan.endDate)
      problems.push({ path: `${at}.endDate`, message: `${plan.endDate} is before the start ${plan.startDate}` });
    problems.push(
      ...duplicateProblems(
        `${at}.pillars`,
        plan.pillars.map(({ code }) => code),
        'pillar',
      ),
      ...duplicateProblems(
        `${at}.pillars`,
        plan.pillars.map(({ number }) => number),
        'pillar number',
      ),
    );
    problems.push(
      ...duplicateProblems(
        `${at}.actions`,
        plan.actions.map(({ code }) => code),
        'action',
      ),
      ...duplicateProblems(
        `${at}.actions`,
        plan.actions.map(({ number }) => number),
        'action number',
      ),
    );
    problems.push(
      ...duplicateProblems(
        `${at}.workingGroups`,
        plan.workingGroups.map(({ number }) => number),
        'working group',
      ),
      ...duplicateProblems(
        `${at}.milestones`,
        plan.milestones.map(({ title }) => title),
        'milestone',
      ),
    );
    const successor = plan.supersedes === null ? undefined : known.supersededBy.get(plan.supersedes);
    if (successor && successor !== plan.code)
      problems.push({ path: `${at}.supersedes`, message: `${plan.supersedes} is superseded by ${successor} already` });
    if (plan.supersedes === plan.code)
      problems.push({ path: `${at}.supersedes`, message: 'a plan cannot supersede itself' });
    const groups = new Set(plan.workingGroups.map(({ number }) => number));
    const needGroup = (number: number | null, path: string) => {
      if (number !== null && !groups.has(number))
        problems.push({ path, message: `the plan has no working group ${number}` });
    };
    plan.workingGroups.forEach(
      (group, index) =>
        void need('pillar', group.pillar && `${plan.code}/${group.pillar}`, `${at}.workingGroups.${index}.pillar`),
    );
    plan.officers.forEach((officer, index) => {
      need('country', officer.country, `${at}.officers.${index}.country`);
      needGroup(officer.workingGroup, `${at}.officers.${index}.workingGroup`);
    });
    plan.actions.forEach((action, index) => {
      const path = `${at}.actions.${index}`;
      need('pillar', action.pillar && `${plan.code}/${action.pillar}`, `${path}.pillar`);
      needGroup(action.workingGroup, `${path}.workingGroup`);
      needSources(action.provenance, path);
      problems.push(
        ...duplicateProblems(
          `${path}.responsible`,
          action.responsible.map(({ organisation }) => organisation),
          'organisation',
        ),
      );
      action.responsible.forEach(
        ({ organisation }, party) =>
          void need('organisation', organisation, `${path}.responsible.${party}.organisation`),
      );
    });
  };

  const checkProject = (project: ProjectData, at: string) => {
    needSources(project.provenance, at);
    need('project', project.parent, `${at}.parent`);
    if (project.parent === project.code)
      problems.push({ path: `${at}.parent`, message: 'a project cannot be its own parent' });
    if (project.financialScope === 'COMPONENT' && !project.parent)
      problems.push({ path: `${at}.financialScope`, message: 'a COMPONENT needs a parent' });
    project.actions.forEach(
      ({ plan, action }, index) => void need('action', `${plan}/${action}`, `${at}.actions.${index}.action`),
    );
    project.pillars.forEach(
      ({ plan, pillar }, index) => void need('pillar', `${plan}/${pillar}`, `${at}.pillars.${index}.pillar`),
    );
    project.countries.forEach(
      ({ country }, index) => void need('country', country, `${at}.countries.${index}.country`),
    );
    project.organisations.forEach(
      ({ organisation }, index) => void need('organisation', organisation, `${at}.organisations.${index}.organisation`),
    );
    problems.push(
      ...duplicateProblems(
        `${at}.actions`,
        project.actions.map(({ plan, action }) => `${plan}/${action}`),
        'action',
      ),
    );
    problems.push(
      ...duplicateProblems(
        `${at}.countries`,
        project.countries.map(({ country }) => country),
        'country',
      ),
    );
    problems.push(
      ...duplicateProblems(
        `${at}.pillars`,
        project.pillars.map(({ plan, pillar }) => `${plan}/${pillar}`),
        'pillar',
      ),
      ...duplicateProblems(
        `${at}.organisations`,
        project.organisations.map(({ organisation, role }) => `${organisation} as ${role}`),
        'organisation',
      ),
    );
    const owner = project.iatiIdentifier === null ? undefined : known.iatiIdentifiers.get(project.iatiIdentifier);
    if (owner && owner !== project.code)
      problems.push({ path: `${at}.iatiIdentifier`, message: `${project.iatiIdentifier} is that of ${owner}` });
    for (const plan of new Set(project.actions.map((link) => link.plan))) {
      const total = statedTotal(project.actions.filter((link) => link.plan === plan).map(({ share }) => share));
      if (Number(total) > 100)
        problems.push({ path: `${at}.actions`, message: `the shares add up to ${total}, which is more than 100` });
    }
    const total = statedTotal(project.countries.map(({ percentage }) => percentage));
    if (Number(total) > 100)
      problems.push({ path: `${at}.countries`, message: `the percentages add up to ${total}, which is more than 100` });
  };

  const parentOf = new Map([...known.parents, ...data.projects.map(({ code, parent }) => [code, parent] as const)]);
  const isInCircle = (start: string) => {
    const seen = new Set<string>();
    for (let at = parentOf.get(start); at; at = parentOf.get(at)) {
      if (at === start) return true;
      if (seen.has(at)) return false;
      seen.add(at);
    }
    return false;
  };
  data.projects.forEach(({ code, parent }, index) => {
    if (parent && parent !== code && isInCircle(code))
      problems.push({
        path: `projects.${index}.parent`,
        message: `${code} would be a part of itself through ${parent}`,
      });
  });
  problems.push(
    ...(
      ['sources', 'countries', 'organisations', 'plans', 'projects', 'events', 'publications', 'tools'] as const
    ).flatMap((kind) =>
      duplicateProblems(
        kind,
        data[kind].map(({ code }) => code),
        'code',
      ),
    ),
  );
  problems.push(
    ...duplicateProblems(
      'groupMemberships',
      data.groupMemberships.map(({ country, group, validFrom }) => `${country} in ${group} from ${validFrom}`),
      'membership',
    ),
    ...duplicateProblems(
      'projects',
      data.projects.map(({ iatiIdentifier }) => iatiIdentifier),
      'IATI identifier',
    ),
    ...duplicateProblems(
      'plans',
      data.plans.map(({ supersedes }) => supersedes),
      'supersedes',
    ),
  );
  data.countries.forEach((country, index) => void needSources(country.provenance, `countries.${index}`));
  data.groupMemberships.forEach(({ country, group }, index) => {
    need('country', country, `groupMemberships.${index}.country`);
    need('country group', group, `groupMemberships.${index}.group`);
  });
  data.organisations.forEach((organisation, index) => {
    need('country', organisation.country, `organisations.${index}.country`);
    needSources(organisation.provenance, `organisations.${index}`);
  });
  data.plans.forEach((plan, index) => void checkPlan(plan, `plans.${index}`));
  data.projects.forEach((project, index) => void checkProject(project, `projects.${index}`));
  data.events.forEach((event, index) => {
    need('country', event.country, `events.${index}.country`);
    needSources(event.provenance, `events.${index}`);
    event.projects.forEach((project, at) => void need('project', project, `events.${index}.projects.${at}`));
  });
  data.publications.forEach((publication, index) => {
    need('project', publication.project, `publications.${index}.project`);
    needSources(publication.provenance, `publications.${index}`);
  });
  // The day that has begun somewhere on earth: what is dated later has not happened.
  const today = new Date(now().getTime() + 14 * 3_600_000).toISOString().slice(0, 10);
  const notLater = (date: string, path: string) => {
    if (date > today) problems.push({ path, message: `${date} is in the future` });
  };
  data.transactions.forEach((transaction, index) => {
    notLater(transaction.transactionDate, `transactions.${index}.transactionDate`);
    need('project', transaction.project, `transactions.${index}.project`);
    need('organisation', transaction.provider, `transactions.${index}.provider`);
    need('organisation', transaction.receiver, `transactions.${index}.receiver`);
  });
  data.budgets.forEach((budget, index) => {
    need('project', budget.project, `budgets.${index}.project`);
    if (budget.periodStart > budget.periodEnd)
      problems.push({
        path: `budgets.${index}.periodEnd`,
        message: `${budget.periodEnd} is before the start ${budget.periodStart}`,
      });
  });
  data.exchangeRates.forEach(({ from, to, date }, index) => {
    notLater(date, `exchangeRates.${index}.date`);
    if (from === to)
      problems.push({
        path: `exchangeRates.${index}.to`,
        message: `a rate from ${from} to itself says nothing; leave it out`,
      });
  });
  problems.push(
    ...duplicateProblems(
      'transactions',
      data.transactions.map(({ externalRef, provider }) =>
        externalRef === null ? null : `${externalRef} of ${provider ?? 'an unknown provider'}`,
      ),
      'externalRef',
    ),
  );
  data.tools.forEach((tool, index) => void needSources(tool.provenance, `tools.${index}`));
  const superseded = new Map([
    ...[...known.supersededBy].map(([before, after]) => [after, before] as const),
    ...data.plans.map(({ code, supersedes }) => [code, supersedes] as const),
  ]);
  problems.push(...progressProblems(data, { need, notLater, superseded }));
  return problems;
};
