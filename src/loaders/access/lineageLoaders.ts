import DataLoader from 'dataloader';
import type { Reader } from '../../database/orm.js';
import type { Lineage } from '../../domain/access/index.js';
import { type Subject, subjectKey } from '../../domain/subject.js';
import { lineagesOf } from './lineage.js';

const noLineage = (): Lineage => new Set();

/** What an action or a project belongs to, for deciding who may do what to it: one statement for both. */
export const lineageLoaders = (db: Reader) => ({
  lineageOfSubject: new DataLoader<Subject, Lineage, string>(
    async (subjects) => {
      const lineages = await lineagesOf(db, subjects);
      return subjects.map((subject) => lineages.get(subjectKey(subject)) ?? noLineage());
    },
    { cacheKeyFn: subjectKey },
  ),
});
