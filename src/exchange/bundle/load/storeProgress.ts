import { ActionSuccession } from '../../../entities/plan/index.js';
import {
  Assessment,
  Indicator,
  IndicatorValue,
  Milestone,
  MilestoneCompletion,
} from '../../../entities/progress/index.js';
import { DEFINING } from '../../../services/progress/index.js';
import { isSame } from '../../../services/write/index.js';
import { statedIn } from '../dataset/stated.js';
import { AS_RECORDED, addStatements } from './addStatements.js';
import { joinKey } from './joinKey.js';
import { knownSince } from './knownSince.js';
import type { Load } from './Load.js';
import { actionIds, actionOf, ofOwners, ownedBy, ownerKeyOf, ownerOf } from './owners.js';
import { store } from './store.js';
import { storePoints } from './storePoints.js';
import { refuseMixedUnits, storeValues } from './storeValues.js';

/** Says what is coming. */
export const announceProgress = ({ data: { indicators, milestones, reports }, onStep }: Load): void => {
  if (indicators.length)
    onStep(`${indicators.length} indicators, ${milestones.length} milestones, ${reports.length} reports`);
};

interface Completion {
  milestone: Milestone;
  at: string;
  completedOn: string | null;
  completedAt: string | null;
}

const completionSaid = (milestone: number, completedOn: string | null) => ({
  subject: joinKey(milestone),
  content: joinKey(completedOn),
});

const addCompletions = async (load: Load, given: readonly Completion[]): Promise<void> => {
  const { em, added } = load;
  const ids = given.map(({ milestone }) => milestone.id);
  const stored = await em.find(MilestoneCompletion, { milestone: { $in: ids } }, { orderBy: AS_RECORDED });
  const latest = new Map(stored.map((row) => [row.milestone.id, row.completedOn])); // the last one stays
  addStatements(
    load,
    stored.map(({ recordedAt, milestone, completedOn }) => ({
      ...completionSaid(milestone.id, completedOn),
      recordedAt,
    })),
    given.flatMap(({ milestone, completedOn, completedAt, at }) =>
      completedOn === null
        ? []
        : {
            ...completionSaid(milestone.id, completedOn),
            recordedAt: completedAt,
            at,
            add: (recordedAt: Date) => {
              const before = latest.get(milestone.id);
              for (const date of before && before !== completedOn ? [before, completedOn] : [completedOn])
                added.push({ of: ownedBy(milestone), date, field: `${at}.completedOn` });
              em.create(MilestoneCompletion, { milestone, completedOn, recordedAt });
            },
          },
    ),
  );
};

/** Stores milestones, and adds completions that are not stored yet. */
export const storeMilestones = async (load: Load): Promise<void> => {
  const { em, data, provenance, added } = load;
  if (!data.milestones.length) return;
  const rows = new Map(
    (await em.find(Milestone, ofOwners(load))).map((row) => [`${ownerKeyOf(row)} ${row.title}`, row]),
  );
  const completions = data.milestones.map((record, index) => {
    const { plan, action, project, completedOn, completedAt, recordedAt, ...own } = record;
    const owner = ownerOf(load, { plan, action, project });
    const row = rows.get(`${ownerKeyOf(owner)} ${own.title}`);
    const values = {
      ...own,
      ...owner,
      provenance: provenance(own.provenance),
      ...(row ? {} : { recordedAt: knownSince(recordedAt) }),
    };
    if (row && statedIn(record).has('dueOn') && row.dueOn !== own.dueOn)
      for (const date of [row.dueOn, own.dueOn])
        added.push({ of: ownedBy(row), date, field: `milestones.${index}.dueOn` });
    const milestone = store(em, Milestone, row, values, record);
    return { milestone, completedOn, completedAt, at: `milestones.${index}` };
  });
  await em.flush();
  await addCompletions(load, completions);
};

const assessmentSaid = (action: number, { date, status, note }: Pick<Assessment, 'date' | 'status' | 'note'>) => ({
  subject: joinKey(action, date),
  content: joinKey(status, note),
});

/** Adds assessments that say something new. */
export const storeAssessments = async (load: Load): Promise<void> => {
  const { em, data, provenance, added } = load;
  if (!data.assessments.length) return;
  const stored = await em.find(Assessment, { action: { $in: actionIds(load) } }, { orderBy: AS_RECORDED });
  addStatements(
    load,
    stored.map((row) => ({ ...assessmentSaid(row.action.id, row), recordedAt: row.recordedAt })),
    data.assessments.map(({ plan, action: code, ...own }, index) => {
      const [action, at] = [actionOf(load, { plan, action: code }), `assessments.${index}`];
      return {
        ...assessmentSaid(action.id, own),
        recordedAt: own.recordedAt,
        at,
        add: (recordedAt) => {
          added.push({ of: action, date: own.date, field: `${at}.date` });
          em.create(Assessment, { ...own, action, recordedAt, provenance: provenance(own.provenance) });
        },
      };
    }),
  );
};

/** Stores in which actions of a plan those of the plan before it go on. */
export const storeSuccessions = async (load: Load): Promise<void> => {
  const { em, data, provenance } = load;
  const oldActions = data.successions.map(({ from }) => actionOf(load, from).id);
  const rows = new Map(
    (await em.find(ActionSuccession, { from: { $in: oldActions } })).map((row) => [
      joinKey(row.from.id, row.to.id),
      row,
    ]),
  );
  for (const record of data.successions) {
    const { from, to, ...own } = record;
    const [old, next] = [actionOf(load, from), actionOf(load, to)];
    const values = { ...own, from: old, to: next, provenance: provenance(own.provenance) };
    store(em, ActionSuccession, rows.get(joinKey(old.id, next.id)), values, record);
  }
};

/** An indicator that is there, as it was before the load. */
interface Redefined {
  row: Indicator;
  from: ReturnType<typeof definitionOf>;
  data: Load['data']['indicators'][number];
  at: string;
}

const definitionOf = (indicator: Indicator) =>
  Object.fromEntries(DEFINING.map((field) => [field, indicator[field]])) as Pick<Indicator, (typeof DEFINING)[number]>;

/** What stored values mean is not changed in passing: that takes a reason, and a look at what becomes of them. */
const refuseRedefined = async ({ em, refused }: Load, given: readonly Redefined[]): Promise<void> => {
  const changed = given.flatMap(({ row, from, data, at }) => {
    const fields = DEFINING.filter((field) => statedIn(data).has(field) && !isSame(data[field], from[field]));
    return fields.map((field) => ({ row, field, at, from: from[field] }));
  });
  if (!changed.length) return;
  const measured = await em.find(IndicatorValue, { indicator: { $in: changed.map(({ row }) => row.id) } });
  const withValues = new Set(measured.map(({ indicator }) => indicator.id));
  for (const { row, field, at, from } of changed)
    if (withValues.has(row.id))
      refused.push({
        path: `${at}.${field}`,
        message: `${row.code} has values, recorded as ${field} ${typeof from === 'string' ? from : JSON.stringify(from)}; change that with a reason first (updateIndicator)`,
      });
};

/** Stores indicators, and adds their baselines, targets and values that are not stored yet. */
export const storeIndicators = async (load: Load): Promise<void> => {
  const { em, data, provenance } = load;
  if (!data.indicators.length) return;
  const rows = new Map(
    (await em.find(Indicator, ofOwners(load))).map((row) => [`${ownerKeyOf(row)} ${row.code}`, row]),
  );
  const redefined: Redefined[] = [];
  const given = data.indicators.map((indicator, index) => {
    const { plan, action, project, baseline: _b, target: _t, targets: _p, values: _v, recordedAt, ...own } = indicator;
    const owner = ownerOf(load, { plan, action, project });
    const row = rows.get(`${ownerKeyOf(owner)} ${own.code}`);
    const values = {
      ...own,
      ...owner,
      provenance: provenance(own.provenance),
      ...(row ? {} : { recordedAt: knownSince(recordedAt) }),
    };
    if (row) redefined.push({ row, from: definitionOf(row), data: indicator, at: `indicators.${index}` });
    const stored = store(em, Indicator, row, values, indicator);
    return { indicator: stored, data: indicator, at: `indicators.${index}` };
  });
  await refuseRedefined(load, redefined);
  await em.flush();
  await storePoints(load, given);
  await storeValues(load, given);
  await refuseMixedUnits(load, given);
};
