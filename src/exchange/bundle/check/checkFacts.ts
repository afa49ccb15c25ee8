import { laws } from '../../../domain/laws.js';
import { duplicateProblems } from '../../../services/write/index.js';
import { ownerKey } from '../owner.js';
import type { Check } from './CheckContext.js';
import { checkOwner } from './checkOwner.js';
import { excessProblem, futureProblem, problemIf, problemsAt } from './problems.js';

/** Checks milestones. */
export const checkMilestones: Check = ({ data, references, today }) => {
  const keys = data.milestones.map((milestone) => `${ownerKey(milestone)} ${milestone.title}`);
  return [
    ...data.milestones.flatMap((milestone, index) => {
      const path = `milestones.${index}`;
      return [...checkOwner(milestone, path, references), ...problemsAt(path, laws.completionDay(milestone, today))];
    }),
    ...duplicateProblems('milestones', keys, 'milestone'),
  ];
};

/** Checks assessments. */
export const checkAssessments: Check = ({ data, references, today }) =>
  data.assessments.flatMap(({ plan, action, date }, index) => [
    ...references.missing('action', `${plan}/${action}`, `assessments.${index}.action`),
    ...futureProblem(date, today, `assessments.${index}.date`),
  ]);

/** Checks the successions of actions: each leads from a plan to the one that supersedes it. */
export const checkSuccessions: Check = ({ data, references, supersedes }) => {
  const oldKey = ({ from }: (typeof data.successions)[number]) => `${from.plan}/${from.action}`;
  const keys = data.successions.map((one) => `${oldKey(one)} to ${one.to.plan}/${one.to.action}`);
  return [
    ...data.successions.flatMap(({ from, to }, index) => {
      const path = `successions.${index}`;
      return [
        ...references.missing('action', `${from.plan}/${from.action}`, `${path}.from`),
        ...references.missing('action', `${to.plan}/${to.action}`, `${path}.to`),
        ...problemIf(
          supersedes.get(to.plan) !== from.plan,
          `${path}.to.plan`,
          `${to.plan} does not supersede ${from.plan}; only then do its actions go on in it`,
        ),
      ];
    }),
    ...[...Map.groupBy(data.successions, oldKey)].flatMap(([old, successions]) => {
      const shares = successions.map(({ share }) => share);
      return excessProblem(shares, `the shares of ${old}`, 'successions');
    }),
    ...duplicateProblems('successions', keys, 'succession'),
  ];
};
