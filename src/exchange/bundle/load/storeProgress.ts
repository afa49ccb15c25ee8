import { type Action, ActionSuccession } from '../../../entities/plan/index.js';
import { Assessment, Indicator, Milestone, MilestoneCompletion } from '../../../entities/progress/index.js';
import type { Dataset } from '../dataset/dataset.js';
import { addMissing, joinKey } from './addMissing.js';
import { actionIds, knownSince, ofOwners, ownerKeyOf, ownerOf, type ProgressBook } from './owners.js';
import { only, store } from './store.js';
import { importIndicatorFacts } from './storeIndicatorFacts.js';
import { freezeLoaded, importReports, type StoredReports } from './storeReports.js';

/** Codes of plans, projects and organisations that results and reports name. */
export const namedInProgress = ({
  indicators,
  milestones,
  assessments,
  reportingPeriods,
  reports,
  successions,
}: Dataset) => ({
  plans: [
    ...[...indicators, ...milestones].flatMap(({ plan }) => plan ?? []),
    ...[...assessments, ...reportingPeriods, ...reports].map(({ plan }) => plan),
    ...successions.flatMap(({ from, to }) => [from.plan, to.plan]),
  ],
  projects: [
    ...[...indicators, ...milestones, ...reports].flatMap(({ project }) => project ?? []),
    ...indicators.flatMap(({ values }) => values.flatMap(({ project }) => project ?? [])),
  ],
  organisations: reports.flatMap(({ organisation }) => organisation ?? []),
});

const importMilestones = async (book: ProgressBook, { milestones }: Dataset) => {
  const { em, provenance } = book;
  if (!milestones.length) return;
  const rows = new Map(
    (await em.find(Milestone, ofOwners(book))).map((row) => [`${ownerKeyOf(row)} ${row.title}`, row]),
  );
  const done = milestones.map(({ plan, action, project, completedOn, completedAt, recordedAt, ...own }) => {
    const owner = ownerOf(book, { plan, action, project });
    const found = rows.get(`${ownerKeyOf(owner)} ${own.title}`);
    const values = {
      ...own,
      ...owner,
      provenance: provenance(own.provenance),
      ...(found ? {} : { recordedAt: knownSince(recordedAt) }),
    };
    return { row: store(em, Milestone, found, values), completedOn, completedAt };
  });
  await em.flush();
  const stored = await em.find(MilestoneCompletion, { milestone: { $in: done.map(({ row }) => row.id) } });
  const known = new Set(stored.map((row) => joinKey(row.milestone.id, row.completedOn)));
  for (const { row, completedOn, completedAt } of done) {
    if (completedOn !== null && !known.has(joinKey(row.id, completedOn)))
      em.create(MilestoneCompletion, { milestone: row, completedOn, recordedAt: knownSince(completedAt) });
  }
};

const importAssessments = async (book: ProgressBook, { assessments }: Dataset) => {
  const { em, provenance } = book;
  const actionOf = ({ plan, action }: { plan: string; action: string }) =>
    only(only(book.inPlans, plan).actions, action);
  addMissing(
    assessments.length ? await em.find(Assessment, { action: { $in: actionIds(book) } }) : [],
    assessments,
    (row) => joinKey(row.action.id, row.status, row.note, row.date),
    (data) => joinKey(actionOf(data).id, data.status, data.note, data.date),
    ({ plan, action, recordedAt, ...data }) =>
      em.create(Assessment, {
        ...data,
        action: actionOf({ plan, action }),
        recordedAt: knownSince(recordedAt),
        provenance: provenance(data.provenance),
      }),
  );
};

const importSuccessions = async ({ em, provenance, inPlans }: ProgressBook, { successions }: Dataset) => {
  const actionOf = ({ plan, action }: { plan: string; action: string }): Action =>
    only(only(inPlans, plan).actions, action);
  const olds = successions.map(({ from }) => actionOf(from).id);
  const rows = new Map(
    (await em.find(ActionSuccession, { from: { $in: olds } })).map((row) => [joinKey(row.from.id, row.to.id), row]),
  );
  for (const { from, to, ...own } of successions) {
    const [old, next] = [actionOf(from), actionOf(to)];
    store(em, ActionSuccession, rows.get(joinKey(old.id, next.id)), {
      ...own,
      from: old,
      to: next,
      provenance: provenance(own.provenance),
    });
  }
};

const importIndicators = async (book: ProgressBook, data: Dataset, reports: StoredReports): Promise<void> => {
  const { em, provenance } = book;
  if (!data.indicators.length) return;
  const rows = new Map(
    (await em.find(Indicator, ofOwners(book))).map((row) => [`${ownerKeyOf(row)} ${row.code}`, row]),
  );
  const stored = data.indicators.map(
    ({ plan, action, project, baseline: _b, target: _t, targets: _p, values: _v, recordedAt, ...own }) => {
      const owner = ownerOf(book, { plan, action, project });
      const found = rows.get(`${ownerKeyOf(owner)} ${own.code}`);
      return store(em, Indicator, found, {
        ...own,
        ...owner,
        provenance: provenance(own.provenance),
        ...(found ? {} : { recordedAt: knownSince(recordedAt) }),
      });
    },
  );
  await em.flush();
  await importIndicatorFacts(book, stored, data.indicators, reports);
};

/** Stores indicators with their facts, milestones, assessments, reports and the succession of actions. Facts are only ever added. */
export const importProgress = async (book: ProgressBook, data: Dataset): Promise<void> => {
  const reports = await importReports(book, data);
  await importMilestones(book, data);
  await importAssessments(book, data);
  await importSuccessions(book, data);
  await importIndicators(book, data, reports);
  await book.em.flush();
  await freezeLoaded(book, data);
};
