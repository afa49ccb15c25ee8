import { type Figure, text } from './Figure.js';

const ISSUES = 'dataQuality { issues { code severity field message } }';

const QUERY = `query DataQualityOfActions($plan: String!) {
  plan(code: $plan) { actions { code title ${ISSUES} } }
}`;

const PROJECTS = `query DataQualityOfProjects($plan: String!, $after: String) {
  projects(filter: { plan: $plan }, first: 100, after: $after) {
    nodes { code title ${ISSUES} }
    pageInfo { hasNextPage endCursor }
  }
}`;

interface Examined {
  code: string;
  title: string;
  dataQuality: { issues: { code: string; severity: string; field: string | null; message: string }[] };
}

interface Page {
  projects: { nodes: Examined[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } };
}

const linesOf = (type: string, all: readonly Examined[]) =>
  all.flatMap(({ code, title, dataQuality: { issues } }) =>
    issues.map((issue) => ({
      type,
      code,
      title,
      issue: issue.code,
      severity: issue.severity,
      field: issue.field,
      message: issue.message,
    })),
  );

/** `dataQuality` */
export const dataQuality: Figure = {
  name: 'dataQuality',
  title: 'Data quality',
  description: 'Something that is missing or wrong in the data of an action or a project.',
  isOfPlan: true,
  hasMoney: false,
  filters: [],
  needs: [],
  isPersonal: false,
  columns: () => [
    text('type', 'Action or Project.'),
    text('code', 'Code of it.'),
    text('title', 'Title of it.'),
    text('issue', 'Stable code of the issue.'),
    text('severity', 'How much it matters.'),
    text('field', 'Field that it is about.'),
    text('message', 'What it is, and how to resolve it.'),
  ],
  lines: async (ask, { plan }) => {
    const { plan: answer } = (await ask(QUERY, { plan })) as { plan: { actions: Examined[] } };
    const lines = linesOf('Action', answer.actions);
    for (let after: string | null = null; ; ) {
      const { projects } = (await ask(PROJECTS, { plan, after })) as Page;
      lines.push(...linesOf('Project', projects.nodes));
      if (!projects.pageInfo.hasNextPage) return lines;
      after = projects.pageInfo.endCursor;
    }
  },
};
