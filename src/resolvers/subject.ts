import type { Context } from '../context.js';
import type { Lineage } from '../domain/access/index.js';
import { type Subject, subjectOfRow } from '../domain/subject.js';
import { linkedRow } from './linkedRow.js';

type WithSubject = Parameters<typeof subjectOfRow>[0];

/** The action or project that a row is about, with the name of its type. */
export const subjectNode = async (row: WithSubject, { loaders }: Context): Promise<object> => {
  const { type, id } = subjectOfRow(row);
  const subject: object = await (type === 'Action' ? linkedRow(loaders.action, id) : linkedRow(loaders.project, id));
  return { ...subject, __typename: type };
};

/** An action or project with everything that it belongs to; with nothing if it does not exist. */
export const lineageOfSubject = (subject: Subject, { loaders }: Context): Promise<Lineage> =>
  loaders.lineageOfSubject.load(subject);
