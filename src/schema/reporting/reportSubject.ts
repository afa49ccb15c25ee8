import { createUnionType } from 'type-graphql';
import { Action, Project } from '../../entities/plan/index.js';

/** The union of actions and projects. */
export const ReportSubject = createUnionType({
  name: 'ReportSubject',
  description: 'The action or project that a report, an indicator or a milestone is about.',
  types: () => [Action, Project] as const,
  resolveType: (value) => (value as unknown as { __typename: string }).__typename,
});
