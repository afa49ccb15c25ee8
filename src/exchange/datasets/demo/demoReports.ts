import type { Span } from '../../../domain/progress/index.js';
import { type Given, synthetic as provenance } from '../synthetic/common.js';
import { syntheticPeriods } from '../synthetic/syntheticReports.js';
import { ACTION_STORIES, type ActionStory } from './actionStories.js';
import { partnerCode, projectCode } from './demoProjects.js';
import { type Habit, stepsOf } from './habits.js';
import { isComponent, type ProjectLine } from './projectLines.js';
import { actualOn, type Facts, statusOn } from './standing.js';
import { firstDayOf, lastDayOf, PLAN_TIME } from './time.js';
import { answersOf, readWords, type Words } from './words.js';

type Report = Given<'reports'>[number];

/** Who reports on what, and what the reports rest on. */
interface Reporting {
  subject: { action?: string; project?: string };
  organisation: string | null;
  facts: Facts;
  span: Span;
  habit: Habit;
  story?: ActionStory;
  words: Words;
  /** Counts those who report, so that not all of them use the same words. */
  turn: number;
}

/** A number as it is read, with spaces between thousands. */
const spaced = (number: string | number): string => String(number).replace(/\B(?=(\d{3})+(?!\d))/g, ' ');

/** What the first indicator has come to on the last day of a round, in words; null where it is known by projects. */
const figuresOn = ({ indicators: [indicator] }: Facts, round: string): string | null => {
  const isWhole = indicator?.acrossUnits === 'NONE' && indicator.values?.some(({ date }) => date === round);
  const actual = isWhole ? actualOn(indicator, round) : null;
  if (!indicator || actual === null) return null;
  const percent = indicator.unit === '%' ? ' %' : '';
  return `${indicator.title}: ${spaced(actual)}${percent}; the target is ${spaced(indicator.target?.value ?? '')}${percent}.`;
};

const wordsOf = ({ facts, span, story, words, turn }: Reporting, nth: number, end: string) => {
  const status = statusOn(facts, end, span);
  const claim = story?.claim && end >= story.claim.from ? story.claim : null;
  const answers = answersOf(words, { nth, turn, status, figures: figuresOn(facts, end) });
  return {
    ...answers,
    narrative: claim?.narrative ?? answers.narrative,
    reportedStatus: claim?.status ?? status,
  };
};

const reportsOf = (plan: string, reporting: Reporting): Report[] => {
  const { subject, organisation, habit, span, story, turn } = reporting;
  const periods = syntheticPeriods(plan);
  return periods.flatMap(({ code, end, dueOn }, nth) => {
    if (end < span.start || end > (story?.until ?? end)) return [];
    const asked = { habit, period: { end, dueOn }, isLast: nth === periods.length - 1, turn: turn + nth };
    const events = stepsOf(asked);
    const isSubmitted = events.some(({ to }) => to === 'SUBMITTED');
    return [
      {
        plan,
        period: code,
        ...subject,
        organisation,
        events,
        provenance,
        ...(isSubmitted ? wordsOf(reporting, nth, end) : {}),
      },
    ];
  });
};

/** Everything that reports are made from. */
export interface Told {
  plan: string;
  lines: readonly ProjectLine[];
  indicators: Given<'indicators'>;
  milestones: Given<'milestones'>;
  /** The organisation that reports on each action. */
  leads: ReadonlyMap<string, string | undefined>;
}

const factsOf = ({ indicators, milestones }: Told, owner: 'action' | 'project', code: string): Facts => ({
  indicators: indicators.filter((one) => one[owner] === code),
  milestones: milestones.filter((one) => one[owner] === code),
});

const spanOf = ({ start, end }: ProjectLine): Span => ({ start: firstDayOf(start), end: lastDayOf(end) });

/** The projects of an action with their shares: where none is stated, the parts are equal. */
const servingOf = (told: Told, action: string): Facts['projects'] =>
  told.lines.flatMap((line) =>
    line.actions
      .filter(([served]) => served === action)
      .map(([, share]) => ({
        facts: factsOf(told, 'project', projectCode(line.number)),
        span: spanOf(line),
        share: share ?? String(100 / line.actions.length),
      })),
  );

const wordsCalled = (words: ReadonlyMap<string, Words>, code: string): Words =>
  words.get(code) ?? { steps: [], troubles: [] };

const reportsOnActions = (told: Told, words: ReadonlyMap<string, Words>): Report[] =>
  Object.entries(ACTION_STORIES)
    .filter(([, { habit }]) => habit !== 'NOT_ASKED')
    .flatMap(([action, story], turn) =>
      reportsOf(told.plan, {
        subject: { action },
        organisation: told.leads.get(action) ?? null,
        facts: { ...factsOf(told, 'action', action), projects: servingOf(told, action) },
        span: PLAN_TIME,
        habit: story.habit,
        story,
        words: wordsCalled(words, action),
        turn,
      }),
    );

/** Projects that report themselves, and how they go about it. */
const REPORTING: Readonly<Record<number, Habit>> = { 4: 'PUNCTUAL', 11: 'LATE', 34: 'LAPSED', 35: 'PUNCTUAL' };

const reportsOnProjects = (told: Told, words: ReadonlyMap<string, Words>): Report[] =>
  told.lines
    .filter((line) => REPORTING[line.number] && !isComponent(line))
    .flatMap((line, turn) =>
      reportsOf(told.plan, {
        subject: { project: projectCode(line.number) },
        organisation: partnerCode(line.partner),
        facts: factsOf(told, 'project', projectCode(line.number)),
        span: spanOf(line),
        habit: REPORTING[line.number] ?? 'SILENT',
        words: wordsCalled(words, 'PROJECT'),
        turn,
      }),
    );

/** Reports on actions and some projects, one for each period in which they were asked for. */
export const demoReports = (told: Told): Report[] => {
  const words = readWords();
  return [...reportsOnActions(told, words), ...reportsOnProjects(told, words)];
};
