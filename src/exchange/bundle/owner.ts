/** What an indicator, a milestone or a report belongs to: an action of a plan or a project, by code. */
export interface Owned {
  plan: string | null;
  action: string | null;
  project: string | null;
}

/** A text that is the same for the same owner, and for no other. */
export const ownerKey = ({ plan, action, project }: Owned): string =>
  action === null ? `project ${project}` : `${plan}/${action}`;

/** A text that names a report within a dataset: its period and its owner. */
export const reportKey = (report: Owned & { period: string }): string =>
  `${report.plan}/${report.period} ${ownerKey(report)}`;
