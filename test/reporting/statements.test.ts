import { expect, test } from '@jest/globals';
import { anybody, person } from '../support/cast.js';
import { tracker } from '../support/tracker.js';

// Reports of a page are read together, whatever their states and whoever asks.

const demo = tracker();

const FIELDS = {
  'values and evidence': 'evidence { title } values { value }',
  'all that a report holds':
    'state version narrative values { value } evidence { title } comments { text } history { to actor }',
};

test.each([
  ['anybody', anybody(demo), 3, 4],
  ['the secretariat', person(demo, 'secretariat', 'SECRETARIAT'), 5, 8],
  ['a focal point', person(demo, 'author', 'FOCAL_POINT', 'pillar:APIS-2022-2026/P1'), 5, 8],
  ['a chair', person(demo, 'chair', 'CHAIR', 'pillar:APIS-2022-2026/P1'), 4, 6],
])('takes %s as many statements for a long page as for a short one', async (_, viewer, few, all) => {
  const counts = async (fields: string) => {
    const taken = [];
    for (const first of [2, 40, 100]) {
      const { data, errors, sql } = await viewer.send(
        `{ progressReports(first: ${first}) { nodes { id ${fields} } } }`,
      );
      const { nodes } = (data as { progressReports: { nodes: object[] } }).progressReports;
      expect([errors, nodes.length]).toEqual([[], first]);
      taken.push(sql.filter((text) => !text.includes('api_token') && !text.includes('role_grant')).length);
    }
    return taken;
  };

  expect(await counts(FIELDS['values and evidence'])).toEqual([few, few, few]);
  expect(await counts(FIELDS['all that a report holds'])).toEqual([all, all, all]);
});
