import type { SectorVocabulary } from '../../vocabulary/index.js';
import { isTimeZone } from '../lens.js';
import { isSdgTarget, parsePartialDate, sectorProblem, unreadableDate } from '../plan/index.js';
import { broken, currency, order, partialOrder } from './breach.js';

interface Settings {
  onTrackFrom?: number | null;
  atRiskFrom?: number | null;
  freshDays?: number | null;
  agingDays?: number | null;
}

/** Days of a plan are fewer than those of a hundred years. */
const MOST_DAYS = 36_500;
const isDays = (days: number) => Number.isInteger(days) && days >= 1 && days <= MOST_DAYS;

const PROJECT_DATES = ['plannedStart', 'actualStart', 'plannedEnd', 'actualEnd'] as const;
type ProjectDates = Partial<Record<(typeof PROJECT_DATES)[number], string | null>>;

/** Rules of plans, actions, projects, events and officers. */
export const planLaws = {
  planDays: ({ startDate, endDate }: { startDate: string; endDate: string }) => order(startDate, endDate, 'endDate'),

  planCurrency: ({ reportingCurrency }: { reportingCurrency: string }) =>
    currency(reportingCurrency, 'reportingCurrency'),

  planZone: ({ timeZone }: { timeZone?: string | null }) =>
    broken(
      timeZone != null && !isTimeZone(timeZone),
      'INVALID',
      'timeZone',
      `"${timeZone?.slice(0, 60)}" is not the name of a time zone with a place, such as "Asia/Bangkok", or "UTC"`,
    ),

  planThresholds: ({ onTrackFrom, atRiskFrom }: Settings) => {
    const [onTrack, atRisk] = [onTrackFrom ?? 0.9, atRiskFrom ?? 0.6];
    return [
      ...broken(
        !(onTrack > 0 && onTrack <= 1),
        'OUT_OF_RANGE',
        'onTrackFrom',
        `${onTrack} is not above 0 and at most 1; it is a part of what is expected, such as 0.9`,
      ),
      ...broken(
        !(atRisk > 0 && atRisk <= 1 && atRisk <= onTrack),
        'OUT_OF_RANGE',
        'atRiskFrom',
        `${atRisk} is not above 0 and at most onTrackFrom, ${onTrack}`,
      ),
    ];
  },

  planFreshness: ({ freshDays, agingDays }: Settings) => {
    const [fresh, aging] = [freshDays ?? 90, agingDays ?? 180];
    const whole = `a whole number of days from 1 to ${MOST_DAYS}`;
    return [
      ...broken(!isDays(fresh), 'OUT_OF_RANGE', 'freshDays', `${fresh} is not ${whole}`),
      ...broken(!isDays(aging), 'OUT_OF_RANGE', 'agingDays', `${aging} is not ${whole}`),
      ...broken(aging < fresh, 'OUT_OF_RANGE', 'agingDays', `${aging} must not be below freshDays, ${fresh}`),
    ];
  },

  fiscalYear: ({ fiscalYearStart: month }: { fiscalYearStart?: number | null }) =>
    broken(
      month != null && !(Number.isInteger(month) && month >= 1 && month <= 12),
      'OUT_OF_RANGE',
      'fiscalYearStart',
      `${month} is not a month, 1 (January) to 12 (December)`,
    ),

  actionDays: ({ startDate, endDate }: { startDate?: string | null; endDate?: string | null }) =>
    order(startDate, endDate, 'endDate'),

  actionTargets: ({ sdgTargets }: { sdgTargets?: readonly string[] | null }) =>
    (sdgTargets ?? []).flatMap((target, index) =>
      broken(
        !isSdgTarget(target),
        'INVALID',
        `sdgTargets.${index}`,
        `"${target.slice(0, 20)}" is not a target of the Sustainable Development Goals, such as "9.c"`,
      ),
    ),

  projectDates: (project: ProjectDates) => {
    const unreadable = PROJECT_DATES.flatMap((name) => {
      const text = project[name];
      return broken(text != null && parsePartialDate(text) === null, 'INVALID', name, unreadableDate(text ?? ''));
    });
    const turned = (['planned', 'actual'] as const).flatMap((kind) =>
      partialOrder(project[`${kind}Start`], project[`${kind}End`], `${kind}End`),
    );
    return [...unreadable, ...turned];
  },

  projectScope: ({ financialScope, parent }: { financialScope?: string | null; parent?: unknown }) =>
    broken(
      financialScope === 'COMPONENT' && parent == null,
      'INVALID',
      'financialScope',
      'a COMPONENT needs a parent: the project whose money includes its own',
    ),

  projectSectors: ({ sectors }: { sectors: readonly { vocabulary: SectorVocabulary; code: string }[] }) =>
    sectors.flatMap(({ vocabulary, code }, index) => {
      const problem = sectorProblem(vocabulary, code);
      return broken(problem !== null, 'INVALID', `sectors.${index}`, `"${code.slice(0, 20)}" ${problem}`);
    }),

  eventDays: ({ start, end }: { start: string; end?: string | null }) => partialOrder(start, end, 'end'),

  officerDays: ({ from, to }: { from?: string | null; to?: string | null }) => partialOrder(from, to, 'to'),
};
