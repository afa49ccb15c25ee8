import { createUnionType } from 'type-graphql';
import { Action, Project } from '../../entities/plan/index.js';

export const ReportSubject = createUnionType({
  name: 'ReportSubject',
  description: 'What a report is on.',
  types: () => [Action, Project] as const,
  resolveType: (value) => (value as unknown as { __typename: string }).__typename,
});
