import { readFileSync } from 'node:fs';
import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import type {
  IndicatorShownFragment,
  LensInput,
  LensShownFragment,
  ReportShownFragment,
  StandingShownFragment,
  TotalShownFragment,
} from '../../generated/graphql.js';
import { actionShown, actionsShown, groupShown } from '../../operations/pages/actions.js';
import { donorShown, donorsShown } from '../../operations/pages/donors.js';
import { foundShown, limitsShown } from '../../operations/pages/others.js';
import { planShown, whyShown } from '../../operations/pages/plan.js';
import { projectShown, projectsShown } from '../../operations/pages/projects.js';
import { rowsBelow } from '../../support/Reader.js';
import type { tracker } from '../../support/tracker.js';
import {
  writtenDay,
  writtenDayShortly,
  writtenMoney,
  writtenMoneyShortly,
  writtenNumber,
  writtenPercent,
  writtenShortly,
} from '../../support/written.js';

type Tracker = ReturnType<typeof tracker>;

/** What a page is expected to show: texts with digits, and whole tables. */
interface Expected {
  strings: string[];
  checks: ((page: Page) => Promise<void>)[];
}

interface WalkedPage {
  path: string;
  expects(demo: Tracker, lens: LensInput): Promise<Expected>;
}

/** Lenses as an address and as an argument. */
export const LENSES: readonly { search: string; lens: LensInput }[] = [
  { search: '', lens: {} },
  { search: '?asOf=2025-06-30&basis=SUBMITTED', lens: { asOf: '2025-06-30', basis: 'SUBMITTED' } },
  { search: '?knownAt=2026-03-31&currency=EUR', lens: { knownAt: '2026-03-31T23:59:59.999Z', currency: 'EUR' } },
];

const existing = <T>(one: T | null | undefined): T => {
  if (one === null || one === undefined) throw new Error('the test asked for something that is not there');
  return one;
};

/** A sum without its currency, as tables write it. */
const inTable = ({ converted, isRecorded, unconverted }: TotalShownFragment): string => {
  const others = unconverted.map(writtenMoney);
  if (others.length && Number(converted.amount) === 0) return others.join(', ');
  return isRecorded ? [writtenNumber(converted.amount), ...others.map((one) => `+ ${one}`)].join('') : 'not published';
};

const ofSum = (sum: TotalShownFragment): string[] => [
  ...(sum.isRecorded
    ? [writtenNumber(sum.converted.amount), writtenMoney(sum.converted), writtenMoneyShortly(sum.converted)]
    : []),
  ...sum.unconverted.map(writtenMoney),
  ...(sum.coverage ? [`${sum.coverage.projectsWithMoney} of ${sum.coverage.projects} project`] : []),
];

const ofMoney = (funding: {
  committed: TotalShownFragment;
  disbursed: TotalShownFragment;
  disbursementRate?: number | null;
  byYear?: readonly { year: number; committed: TotalShownFragment; disbursed: TotalShownFragment }[];
}): string[] => [
  ...ofSum(funding.committed),
  ...ofSum(funding.disbursed),
  ...(funding.disbursementRate == null ? [] : [writtenPercent(funding.disbursementRate)]),
  ...(funding.byYear ?? []).flatMap(({ year, committed, disbursed }) => [
    String(year),
    ...ofSum(committed),
    ...ofSum(disbursed),
  ]),
];

const ofCoverage = ({ method, coverage: { reported, expected } }: StandingShownFragment): string => {
  if (method === 'INDICATORS') return expected ? `${reported} of ${expected} value` : '';
  if (method === 'MILESTONES') return `from ${expected} milestone`;
  if (method === 'PROJECTS') return `from ${reported} of ${expected} projects`;
  return method === 'ACTIONS' ? `from ${reported} of ${expected} actions` : '';
};

const ofStanding = (standing: StandingShownFragment): string[] => [
  ...(standing.value == null ? [] : [writtenPercent(standing.value)]),
  ...(standing.expected == null ? [] : [writtenPercent(standing.expected)]),
  ofCoverage(standing),
  `${standing.coverage.reported} of ${standing.coverage.expected}`,
  ...[standing.assessedOn, standing.reportedOn].flatMap((day) => (day ? [writtenDay(day)] : [])),
  standing.assessmentNote ?? '',
  standing.reportedBy?.name ?? '',
];

const progressCell = ({ value, expected }: StandingShownFragment): string =>
  `${value == null ? 'not known' : writtenPercent(value)}${expected == null ? '' : ` of ${writtenPercent(expected)} expected`}`;

const WORDS: Record<string, string> = {
  ACHIEVED: 'Achieved',
  ON_TRACK: 'On track',
  AT_RISK: 'At risk',
  OFF_TRACK: 'Off track',
  NO_DATA: 'No data yet',
  NOT_STARTED: 'Not started',
  ON_HOLD: 'On hold',
  CANCELLED: 'Cancelled',
  MERGED: 'Merged',
};

const ofLens = (plan: LensShownFragment): string[] => [
  'ISO 4217',
  plan.title,
  `${plan.startDate.slice(0, 4)}–${plan.endDate.slice(0, 4)}`,
  writtenDay(plan.lens.asOf),
  ...(plan.lens.knownAt ? [writtenDay(plan.lens.knownAt)] : []),
  `revision ${writtenNumber(plan.lens.revision)}`,
];

const ofThing = ({ provenance }: { provenance: { note?: string | null; sources: readonly { title: string }[] } }) => [
  provenance.note ?? '',
  ...provenance.sources.map(({ title }) => title),
];

const titled = ({ number, title }: { number: number; title: string }): string => `${number}. ${title}`;

/** "Villages connected: 125 of 150 villages" */
const headOf = ({ title, unit, actual, level, target, direction }: IndicatorShownFragment): string => {
  const aim = target && writtenNumber(target.value);
  if (actual == null && !level) return `${title}: no value yet${aim ? `, target ${aim} ${unit}` : ''}`;
  const value = level?.label ?? writtenNumber(actual ?? '');
  if (aim && direction === 'INCREASE') return `${title}: ${value} of ${aim} ${unit}`;
  return `${title}: ${value} ${unit}${aim ? `, target ${aim}` : ''}`;
};

const ofIndicator = (one: IndicatorShownFragment): string[] => [
  headOf(one),
  `In ${one.unit}`,
  ...(one.target ? [`target ${shortIn(one.target.value)}`] : []),
  ...(one.baseline ? [`a baseline of ${writtenNumber(one.baseline.value)}`] : []),
  `${one.progress.coverage.reported} of ${one.progress.coverage.expected} value`,
  ...one.series.flatMap(({ date, actual, expected, target }) => [
    writtenDay(date),
    ...[actual, expected, target].flatMap((value) => (value == null ? [] : [writtenShortly(value), shortIn(value)])),
  ]),
];

/** As the drawing writes it: with at most three decimals. */
const shortIn = (value: string): string => writtenShortly(value, 3);

const ofMilestones = (milestones: readonly { title: string; dueOn: string; completedOn?: string | null }[]) => [
  `${milestones.filter(({ completedOn }) => completedOn).length} of ${milestones.length} done`,
  ...milestones.flatMap(({ title, dueOn, completedOn }) => [
    title,
    writtenDayShortly(dueOn),
    ...(completedOn ? [`Done on ${writtenDay(completedOn)}`] : []),
  ]),
];

const ofReports = (reports: readonly ReportShownFragment[]) =>
  reports.flatMap(({ period, submittedAt, narrative, achievements, challenges, wayForward }) => [
    `${writtenDay(period.start)} to ${writtenDay(period.end)}`,
    `due ${writtenDay(period.dueOn)}`,
    ...(submittedAt ? [writtenDay(inBangkok(submittedAt))] : []),
    ...[narrative, achievements, challenges, wayForward].map((text) => text ?? ''),
  ]);

/** The day of a moment where the plan is kept: seven hours ahead of UTC all year. */
const inBangkok = (moment: string): string => new Date(Date.parse(moment) + 7 * 3_600_000).toISOString().slice(0, 10);

type Day = { text: string } | null | undefined;

/** "2022-01 to 2023-12 (planned)" */
const years = (actualStart: Day, plannedStart: Day, actualEnd: Day, plannedEnd: Day, open = 'not known'): string => {
  const side = (actual: Day, planned: Day, other: string) =>
    actual?.text ?? (planned ? `${planned.text} (planned)` : other);
  return `${side(actualStart, plannedStart, 'not known')} to ${side(actualEnd, plannedEnd, open)}`;
};

/** The counts in the bar, and beside the words of its key. */
const checkStatuses = (counts: readonly { status: string; count: number }[]) => async (page: Page) => {
  const shown = await page.locator('.key li').allInnerTexts();
  const wanted = counts.filter(({ count }) => count).map(({ status, count }) => `${WORDS[status]} ${count}`);
  expect(shown.map((text) => text.replaceAll(/\s+/g, ' ').trim()).sort()).toEqual(wanted.sort());
};

/** The three statuses side by side: what each is, who said it, and when. */
const checkThree = (of: StandingShownFragment) => async (page: Page) => {
  const shown = await page.locator('.three > div').allTextContents();
  const on = (day: string | null | undefined) => (day ? `, ${writtenDay(day)}` : '');
  const [computed, reported, assessed] = shown.map((text) => text.replaceAll(/\s+/g, ' ').trim());
  expect(computed?.startsWith(`Computed${WORDS[of.computedStatus]}`)).toBe(true);
  expect(reported).toBe(
    of.reportedStatus
      ? `Reported${on(of.reportedOn)}${WORDS[of.reportedStatus]}${of.reportedBy ? `by ${of.reportedBy.name}` : 'the organisation is not named'}`
      : `Reported${on(of.reportedOn)}Not reported`,
  );
  expect(assessed).toBe(
    of.assessedStatus
      ? `Assessed${on(of.assessedOn)}${WORDS[of.assessedStatus]}by the secretariat${of.assessmentNote ?? ''}`
      : `Assessed${on(of.assessedOn)}Not assessed`,
  );
};

const checkTable = (heading: string, wanted: string[][]) => async (page: Page) => {
  const rows = await rowsBelow(page, heading);
  const plain = (cells: string[][]) => cells.map((row) => row.map((cell) => cell.replaceAll(/\s/g, ' ')));
  expect(plain(rows)).toEqual(plain(wanted));
};

const statusNumbers = (counts: readonly { count: number }[]) => counts.map(({ count }) => String(count));

const planPage: WalkedPage = {
  path: '/',
  async expects(demo, lens) {
    const plan = existing((await demo.run(planShown, { lens })).data.plan);
    const { counts, statusCounts, pillars, progress, funding, changesSinceLastMeeting: changes } = plan;
    const count = (...statuses: string[]) =>
      statusCounts.filter(({ status }) => statuses.includes(status)).reduce((sum, one) => sum + one.count, 0);
    const [good, bad] = [count('ACHIEVED', 'ON_TRACK'), count('AT_RISK', 'OFF_TRACK')];
    const disagreeing = plan.all.filter((action) => action.progress.disagreement).length;
    const lagging = plan.all.filter((action) => action.lagging.length).length;
    const money = (name: string, committed: TotalShownFragment, disbursed: TotalShownFragment) => [
      name,
      inTable(committed),
      inTable(disbursed),
    ];
    const row = (name: string, of: StandingShownFragment) => [
      name,
      WORDS[of.status] ?? '',
      progressCell(of),
      `${of.coverage.reported} of ${of.coverage.expected}`,
    ];
    return {
      strings: [
        ...ofLens(plan),
        `${counts.actions} actions in ${pillars.length} pillars`,
        `${writtenDay(plan.startDate)} to ${writtenDay(plan.endDate)}`,
        `${counts.projects} projects with ${counts.donors} donors`,
        `Of ${counts.actions} actions, ${good} are achieved or on track; ${bad} are at risk or off track`,
        `${disagreeing} action`,
        `${lagging} action`,
        ...statusNumbers(statusCounts),
        ...pillars.flatMap((pillar) => [titled(pillar), ...ofStanding(pillar.progress), ...ofMoney(pillar.funding)]),
        ...ofStanding(progress),
        ...ofMoney(funding),
        ...ofSum(plan.committedElsewhere),
        ...ofSum(plan.disbursedElsewhere),
        ...plan.nextDates.flatMap(({ date, title }) => [writtenDayShortly(date), title]),
        ...(plan.lastMeeting ? [plan.lastMeeting.title, writtenDay(plan.lastMeeting.start.latest)] : []),
        `All ${plan.allChanges.totalCount} changes`,
        ...changes.nodes.flatMap(({ title, effectiveOn, toMoney, fromMoney, reason }) => [
          title,
          writtenDayShortly(effectiveOn),
          reason ?? '',
          ...[toMoney, fromMoney].flatMap((one) => (one ? [writtenMoney(one)] : [])),
        ]),
        `${plan.overdueReports} report`,
        ...plan.reportingPeriods.flatMap(({ start, end, coverage }) => [
          `${writtenDay(start)} to ${writtenDay(end)}`,
          `${coverage.reported} of ${coverage.expected} reports are submitted, ${coverage.onTime} on time; ${coverage.approved} are approved`,
        ]),
      ],
      checks: [
        checkStatuses(statusCounts),
        checkTable('Progress by pillar', [
          ...pillars.map((pillar) => row(titled(pillar), pillar.progress)),
          row('The plan', progress),
        ]),
        checkTable('Money', [
          ...pillars.map((pillar) => money(titled(pillar), pillar.funding.committed, pillar.funding.disbursed)),
          money('Not allocated to a pillar', plan.committedElsewhere, plan.disbursedElsewhere),
          money('The plan', funding.committed, funding.disbursed),
        ]),
      ],
    };
  },
};

const actionsPage: WalkedPage = {
  path: '/actions',
  async expects(demo, lens) {
    const plan = existing((await demo.run(actionsShown, { lens })).data.plan);
    return {
      strings: [
        ...ofLens(plan),
        `${plan.actions.length} of ${plan.actions.length} actions`,
        ...[...plan.pillars, ...plan.workingGroups].map(titled),
        ...plan.actions.flatMap((action) => [
          titled(action),
          ...(action.pillar ? [`Pillar ${action.pillar.number}, ${action.pillar.title}`] : []),
          ...ofStanding(action.progress),
          ...ofSum(action.funding.committed),
        ]),
      ],
      checks: [
        async (page) => {
          const rows = await rowsBelow(page, 'Actions with their status, progress, last report and money');
          expect(rows).toHaveLength(plan.actions.length);
          for (const [at, { progress, funding, ...action }] of plan.actions.entries()) {
            const [name, status, standing, , money] = rows[at] ?? [];
            expect(name?.startsWith(titled(action))).toBe(true);
            expect(status?.startsWith(WORDS[progress.status] ?? '?')).toBe(true);
            expect(standing?.startsWith(progressCell(progress))).toBe(true);
            expect(money?.replaceAll(/\s/g, ' ')).toBe(inTable(funding.committed).replaceAll(/\s/g, ' '));
          }
        },
      ],
    };
  },
};

const actionPage = (code: string): WalkedPage => ({
  path: `/actions/${code}`,
  async expects(demo, lens) {
    const { plan, action: given } = (await demo.run(actionShown, { code, lens })).data;
    const action = existing(given);
    const { progress, funding } = action;
    const projects = action.projects.edges;
    return {
      strings: [
        ...ofLens(existing(plan)),
        titled(action),
        action.description ?? '',
        ...ofThing(action),
        ...(action.pillar ? [`Pillar ${action.pillar.number}, ${action.pillar.title}`] : []),
        action.workingGroup?.title ?? '',
        ...action.responsible.map(({ organisation }) => organisation.name),
        ...ofStanding(progress),
        ...action.indicators.flatMap(ofIndicator),
        ...ofMilestones(action.milestones),
        ...ofMoney(funding),
        ...ofMoney(funding.donorUnknown),
        ...funding.byDonor.flatMap((one) => [one.organisation.name, ...ofMoney(one)]),
        ...projects.flatMap(({ share, node }) => [
          node.title,
          `${writtenShortly(share)}%`,
          ...ofSum(node.funding.committed),
        ]),
        ...ofReports(action.reports.nodes),
      ],
      checks: [
        checkThree(progress),
        ...(projects.length
          ? [
              checkTable('Money and projects', [
                ...projects.map(({ share, node }) => [
                  `${node.title}${node.provenance.isSynthetic ? ' Synthetic' : ''}`,
                  `${writtenShortly(share)}%`,
                  inTable(node.funding.committed),
                ]),
                ['The action, by share', '', inTable(funding.committed)],
              ]),
            ]
          : []),
      ],
    };
  },
});

const groupPage: WalkedPage = {
  path: '/groups/1',
  async expects(demo, lens) {
    const { plan, workingGroup } = (await demo.run(groupShown, { lens })).data;
    const group = existing(workingGroup);
    const { reported, expected, approved, onTime } = group.coverage;
    const lagging = group.actions.filter((action) => action.lagging.length).length;
    return {
      strings: [
        ...ofLens(existing(plan)),
        group.title,
        ...(group.pillar ? [`Pillar ${group.pillar.number}, ${group.pillar.title}`] : []),
        ...ofThing(group),
        `${group.actions.length} actions; ${lagging || 'none'} lag`,
        ...group.officers.flatMap(({ role, from, to }) => [role, years(from, null, to, null, 'today')]),
        ...statusNumbers(group.statusCounts),
        ...ofStanding(group.progress),
        `${reported} of ${expected} reports submitted, ${approved} approved, ${onTime} on time`,
        ...ofMoney(group.funding),
        ...group.actions.flatMap((action) => [titled(action), ...ofStanding(action.progress)]),
      ],
      checks: [checkStatuses(group.statusCounts)],
    };
  },
};

const projectsPage: WalkedPage = {
  path: '/projects',
  async expects(demo, lens) {
    const { plan: given, projects } = (await demo.run(projectsShown, { lens })).data;
    const plan = existing(given);
    return {
      strings: [
        ...ofLens(plan),
        `${projects.totalCount} of ${plan.counts.projects} projects`,
        `${projects.nodes.length} of ${projects.totalCount} on this page`,
        ...plan.pillars.map(titled),
        ...projects.nodes.flatMap((one) => [
          one.title,
          one.code,
          years(one.actualStart, one.plannedStart, one.actualEnd, one.plannedEnd),
          ...one.donors.map(({ organisation }) => organisation.name),
          ...ofMoney(one.funding),
        ]),
      ],
      checks: [
        async (page) => {
          const rows = await rowsBelow(page, 'Projects with their status, donors and money');
          const money = rows.map((cells) => cells.slice(3).map((cell) => cell.replaceAll(/\s/g, ' ')));
          const wanted = projects.nodes.map(({ funding }) => [inTable(funding.committed), inTable(funding.disbursed)]);
          expect(money).toEqual(wanted.map((cells) => cells.map((cell) => cell.replaceAll(/\s/g, ' '))));
        },
      ],
    };
  },
};

const projectPage = (code: string): WalkedPage => ({
  path: `/projects/${code}`,
  async expects(demo, lens) {
    const { plan, project: given } = (await demo.run(projectShown, { code, lens })).data;
    const project = existing(given);
    const { funding, transactions } = project;
    return {
      strings: [
        ...ofLens(existing(plan)),
        project.title,
        project.code,
        project.description ?? '',
        project.iatiIdentifier ?? '',
        project.parent?.title ?? '',
        ...project.components.map(({ title }) => title),
        years(project.actualStart, project.plannedStart, project.actualEnd, project.plannedEnd),
        ...ofThing(project),
        ...[...project.organisations, ...project.donors].map(({ organisation }) => organisation.name),
        ...project.donors.flatMap(ofMoney),
        ...[...project.countries, ...project.regions].map(({ percentage }) => `${writtenShortly(percentage)}%`),
        ...project.actions.flatMap(({ share, action }) => [titled(action), `${writtenShortly(share)}%`]),
        ...ofStanding(project.progress),
        ...ofMoney(funding),
        ...ofSum(funding.spent),
        ...ofMoney(funding.donorUnknown),
        ...project.budgets.flatMap(({ periodStart, periodEnd, value }) => [
          `${value.currency} ${writtenNumber(value.amount)}`,
          `${writtenDay(periodStart)} to ${writtenDay(periodEnd)}`,
        ]),
        ...project.indicators.flatMap(ofIndicator),
        ...ofMilestones(project.milestones),
        ...ofReports(project.reports.nodes),
        `${transactions.totalCount} transaction`,
        ...transactions.nodes.flatMap((one) => [
          writtenDayShortly(one.transactionDate),
          writtenMoney(one.value),
          one.provider?.name ?? '',
          one.receiver?.name ?? '',
          ...[one.reverses, one.reversedBy].flatMap((other) => (other ? [writtenDay(other.transactionDate)] : [])),
        ]),
      ],
      checks: transactions.totalCount
        ? [
            checkTable('Money', [
              ...project.donors.map((one) => [one.organisation.name, inTable(one.committed), inTable(one.disbursed)]),
              ['Donor not named', inTable(funding.donorUnknown.committed), inTable(funding.donorUnknown.disbursed)],
              ['The project', inTable(funding.committed), inTable(funding.disbursed)],
            ]),
          ]
        : [],
    };
  },
});

const donorsPage: WalkedPage = {
  path: '/donors',
  async expects(demo, lens) {
    const plan = existing((await demo.run(donorsShown, { lens })).data.plan);
    const { counts, funding } = plan;
    return {
      strings: [
        ...ofLens(plan),
        `${counts.donors} donors fund the ${counts.projects} projects of the plan`,
        ...ofMoney(funding),
        ...ofMoney(funding.donorUnknown),
        ...funding.byDonor.flatMap((one) => [
          one.organisation.name,
          ...ofMoney(one),
          ...(one.shareOfCommitted == null ? [] : [writtenPercent(one.shareOfCommitted)]),
        ]),
      ],
      checks: [
        async (page) => {
          const rows = await rowsBelow(page, 'Money');
          const wanted = [
            ...funding.byDonor.map((one) => [
              `${one.organisation.name} Synthetic`,
              inTable(one.committed),
              inTable(one.disbursed),
              one.shareOfCommitted == null ? 'not known' : writtenPercent(one.shareOfCommitted),
            ]),
            ['Donor not named', inTable(funding.donorUnknown.committed), inTable(funding.donorUnknown.disbursed), ''],
            ['The plan', inTable(funding.committed), inTable(funding.disbursed), ''],
          ];
          expect(rows.map((row) => row.map((cell) => cell.replaceAll(/\s/g, ' ')))).toEqual(
            wanted.map((row) => row.map((cell) => cell.replaceAll(/\s/g, ' '))),
          );
        },
      ],
    };
  },
};

const donorPage = (code: string): WalkedPage => ({
  path: `/donors/${code}`,
  async expects(demo, lens) {
    const { plan, organisation } = (await demo.run(donorShown, { code, lens })).data;
    const donor = existing(organisation);
    const { share, whole, pillars, projects, reached, statusCounts, nextReportDue } = donor.portfolio;
    const shares = (one: {
      share: { committed: TotalShownFragment; disbursed: TotalShownFragment };
      whole: { committed: TotalShownFragment };
    }) => [inTable(one.share.committed), inTable(one.share.disbursed), inTable(one.whole.committed)];
    const standing = (of: StandingShownFragment) => `${WORDS[of.status]} ${progressCell(of)}`;
    const nodes = pillars.flatMap((pillar) => [pillar, ...pillar.actions]);
    return {
      strings: [
        ...ofLens(existing(plan)),
        donor.name,
        ...ofThing(donor),
        `It funds ${projects.length} project`,
        ...ofMoney(share),
        ...ofSum(whole.committed),
        ...['project', 'amount', 'flow', 'link', 'component', 'transaction', 'dated', 'recorded'].flatMap((word) =>
          share.explain.excluded.map(({ count }) => `${count} ${word}`),
        ),
        ...donor.implemented.nodes.map(({ title }) => title),
        `${donor.implemented.totalCount} project`,
        ...reached.flatMap((one) => [one.organisation?.name ?? '', String(one.projects), ...ofSum(one.disbursed)]),
        ...statusNumbers(statusCounts),
        ...(nextReportDue ? [writtenDay(nextReportDue)] : []),
        ...existing(plan).pillars.map(titled),
        ...existing(plan).actions.map(titled),
        ...[...nodes, ...projects].flatMap((one) => [
          ...ofSum(one.share.committed),
          ...ofSum(one.share.disbursed),
          ...ofSum(one.whole.committed),
          ...ofStanding(one.progress),
        ]),
        ...projects.flatMap(({ project, latestReport }) => [
          project.title,
          ...(latestReport
            ? [`${writtenDay(latestReport.period.start)} to ${writtenDay(latestReport.period.end)}`]
            : []),
        ]),
      ],
      checks: [
        checkStatuses(statusCounts),
        checkTable('By pillar and action', [
          ...pillars.flatMap((pillar) => [
            [
              pillar.pillar ? titled(pillar.pillar) : 'Pillar not verified',
              standing(pillar.progress),
              ...shares(pillar),
            ],
            ...pillar.actions.map((one) => [titled(existing(one.action)), standing(one.progress), ...shares(one)]),
          ]),
          ['All of it', '', ...shares({ share, whole })],
        ]),
        checkTable('Whom it has reached', [
          ...reached.map((one) => [
            one.organisation?.name ?? 'not named',
            String(one.projects),
            inTable(one.disbursed),
          ]),
          ['Disbursed in all', '', inTable(share.disbursed)],
        ]),
      ],
    };
  },
});

/** What is left of a text without spaces and the signs of Markdown. */
const letters = (text: string): string => text.replaceAll(/[`*[\]|#\\\s]/g, '');

/** A page of docs. */
const plainDocs = letters(
  readFileSync(new URL('../../../docs/numbers.md', import.meta.url), 'utf8').replaceAll(/\]\([^)]*\)/g, ''),
);

const methodsPage: WalkedPage = {
  path: '/methods',
  async expects(demo, lens) {
    const plan = existing((await demo.run(limitsShown, { lens })).data.plan);
    return {
      strings: [
        ...ofLens(plan),
        `from ${writtenPercent(plan.onTrackFrom)} of what was expected`,
        `from ${writtenPercent(plan.atRiskFrom)} of what was expected`,
        `Fresh for ${plan.freshDays} days, ageing for ${plan.agingDays} days`,
      ],
      checks: [
        async (page) => {
          const paragraphs = await page
            .locator('article.prose p, article.prose li, article.prose td')
            .allTextContents();
          expect(paragraphs.length).toBeGreaterThan(50);
          expect(paragraphs.filter((text) => !plainDocs.includes(letters(text)))).toEqual([]);
        },
      ],
    };
  },
};

const aboutPage: WalkedPage = {
  path: '/about',
  async expects(demo, lens) {
    const plan = existing((await demo.run(limitsShown, { lens })).data.plan);
    const { actions, projects, indicators, reports } = plan.counts;
    const counted = [`${actions} actions`, `${projects} projects`, `${indicators} indicators`, `${reports} reports`];
    return { strings: [...ofLens(plan), ...ofThing(plan), ...counted], checks: [] };
  },
};

const searchPage: WalkedPage = {
  path: '/search?q=rural',
  async expects(demo, lens) {
    const {
      plan: given,
      projects,
      organisations,
      publications,
    } = (await demo.run(foundShown, { words: 'rural', lens })).data;
    const plan = existing(given);
    const sizes = [plan.actions.length, projects.totalCount, organisations.totalCount, publications.totalCount];
    const [actions = 0, ofProjects = 0, ofOrganisations = 0, ofPublications = 0] = sizes;
    return {
      strings: [
        ...ofLens(plan),
        `${sizes.reduce((one, other) => one + other)} things found`,
        `Actions: ${actions}`,
        `Projects: ${ofProjects}`,
        `Organisations: ${ofOrganisations}`,
        `Publications: ${ofPublications}`,
        ...plan.actions.map(titled),
        ...projects.nodes.map(({ title }) => title),
        ...organisations.nodes.map(({ name }) => name),
        ...publications.nodes.flatMap(({ title, date }) => [title, date?.text ?? '']),
      ],
      checks: [],
    };
  },
};

const whyPage: WalkedPage = {
  path: '/?why=PROGRESS:pillar:P1',
  async expects(demo, lens) {
    const whole = await planPage.expects(demo, lens);
    const pillar = existing((await demo.run(whyShown, { lens })).data.plan).pillars[0];
    const { value, explain } = existing(pillar).progress;
    return {
      strings: [
        ...whole.strings,
        explain.rule,
        ...explain.inputs.flatMap((input) => [
          input.label,
          writtenShortly(input.weight ?? 0, 6),
          ...(input.value == null ? [] : [writtenPercent(Number(input.value))]),
        ]),
        ...explain.excluded.flatMap(({ count, examples }) => [
          `${count} without data yet`,
          ...examples.map((one) => (one.__typename === 'Action' ? `${one.code}: ${one.title}` : '')),
        ]),
      ],
      checks: [
        async (page) => {
          expect(await page.locator('#why-title').textContent()).toBe(
            value == null ? 'Why is it not known?' : `Why ${writtenPercent(value)}?`,
          );
          const cells = await page
            .locator('.panel tbody tr')
            .evaluateAll((rows) => rows.map((row) => [...row.children].map((cell) => cell.textContent)));
          expect(cells).toEqual(
            explain.inputs.map(({ label, weight, value: given }) => [
              label,
              writtenShortly(weight ?? 0, 6),
              given == null ? 'not known' : writtenPercent(Number(given)),
            ]),
          );
        },
      ],
    };
  },
};

export const pagesToWalk: readonly WalkedPage[] = [
  planPage,
  whyPage,
  actionsPage,
  ...['A06', 'A07', 'A08', 'A16', 'A21'].map(actionPage),
  projectsPage,
  ...['DEMO-02', 'DEMO-17', 'DEMO-27', 'PRJ-RURAL'].map(projectPage),
  donorsPage,
  ...['DEMO-FUND-B', 'DEMO-FUND-D'].map(donorPage),
  groupPage,
  methodsPage,
  aboutPage,
  searchPage,
];
