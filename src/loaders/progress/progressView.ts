import type { Progress, Standing } from '../../domain/progress/index.js';
import { ProgressStatus } from '../../vocabulary/index.js';
import type { PlanPart } from './planStandings.js';

/** What a progress is of. */
export interface Subject {
  part: PlanPart | 'project' | 'indicator';
  id: number;
}

/** Progress as it is answered, with what its explanation needs. */
export interface ProgressView extends Progress {
  standing: Standing;
  subject: Subject;
}

export const viewOf = (standing: Standing, subject: Subject): ProgressView => ({
  ...standing.progress,
  standing,
  subject,
});

/** Statuses shown of some things, each counted, those that none has too. */
export const countStatuses = (standings: readonly Standing[]) =>
  Object.values(ProgressStatus).map((status) => ({
    status,
    count: standings.filter(({ progress }) => progress.status === status).length,
  }));
