import { ActionSuccession } from '../../../entities/plan/index.js';
import { Assessment, Indicator, Milestone, MilestoneCompletion } from '../../../entities/progress/index.js';
import { addMissing, joinKey } from './addMissing.js';
import { knownSince } from './knownSince.js';
import type { Load } from './Load.js';
import { actionIds, actionOf, ofOwners, ownedBy, ownerKeyOf, ownerOf } from './owners.js';
import { store } from './store.js';
import { storePoints, storeValues } from './storeIndicatorFacts.js';

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

const addCompletions = async ({ em, added }: Load, given: readonly Completion[]): Promise<void> => {
  const ids = given.map(({ milestone }) => milestone.id);
  const stored = await em.find(MilestoneCompletion, { milestone: { $in: ids } });
  const known = new Set(stored.map((row) => joinKey(row.milestone.id, row.completedOn)));
  for (const { milestone, completedOn, completedAt, at } of given) {
    if (completedOn === null || known.has(joinKey(milestone.id, completedOn))) continue;
    added.push({ of: ownedBy(milestone), date: completedOn, field: `${at}.completedOn` });
    em.create(MilestoneCompletion, { milestone, completedOn, recordedAt: knownSince(completedAt) });
  }
};

/** Stores milestones, and adds completions that are not stored yet. */
export const storeMilestones = async (load: Load): Promise<void> => {
  const { em, data, provenance } = load;
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
    const milestone = store(em, Milestone, row, values, record);
    return { milestone, completedOn, completedAt, at: `milestones.${index}` };
  });
  await em.flush();
  await addCompletions(load, completions);
};

/** Adds assessments that are not stored yet. */
export const storeAssessments = async (load: Load): Promise<void> => {
  const { em, data, provenance } = load;
  if (!data.assessments.length) return;
  addMissing({
    stored: await em.find(Assessment, { action: { $in: actionIds(load) } }),
    given: data.assessments.map((one, index) => ({ ...one, at: `assessments.${index}` })),
    keyOfStored: ({ action, status, note, date }) => joinKey(action.id, status, note, date),
    keyOf: (given) => joinKey(actionOf(load, given).id, given.status, given.note, given.date),
    add: ({ plan, action, recordedAt, at, ...own }) => {
      const row = actionOf(load, { plan, action });
      load.added.push({ of: row, date: own.date, field: `${at}.date` });
      em.create(Assessment, {
        ...own,
        action: row,
        recordedAt: knownSince(recordedAt),
        provenance: provenance(own.provenance),
      });
    },
  });
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

/** Stores indicators, and adds their baselines, targets and values that are not stored yet. */
export const storeIndicators = async (load: Load): Promise<void> => {
  const { em, data, provenance } = load;
  if (!data.indicators.length) return;
  const rows = new Map(
    (await em.find(Indicator, ofOwners(load))).map((row) => [`${ownerKeyOf(row)} ${row.code}`, row]),
  );
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
    const stored = store(em, Indicator, row, values, indicator);
    return { indicator: stored, data: indicator, at: `indicators.${index}` };
  });
  await em.flush();
  await storePoints(load, given);
  await storeValues(load, given);
};
