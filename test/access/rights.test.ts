import { readFileSync } from 'node:fs';
import { beforeAll, expect, test } from '@jest/globals';
import { Kind, parse } from 'graphql';
import { rights } from '../../src/domain/access/index.js';
import { toGlobalId } from '../../src/domain/globalId.js';
import { Project } from '../../src/entities/plan/index.js';
import { ProgressReport, ReportEvent, ReportingPeriod } from '../../src/entities/reporting/index.js';
import { placesOfPlan } from '../operations/access/hidden.js';
import { createToken, grantRole } from '../operations/access/tokens.js';
import { saveReport } from '../operations/reporting/steps.js';
import { accessTable } from '../support/accessTable.js';
import { person } from '../support/cast.js';
import { present } from '../support/certain.js';
import { tracker } from '../support/tracker.js';
import { userErrorsOf } from '../support/userErrors.js';
import { attempts } from './attempts.js';
import { loadPlace, type Place } from './places.js';
import { publicReads } from './publicReads.js';
import { allows, everyRole } from './roles.js';

// Every operation as every role: in the plan of its scope, in another, and without a scope.

const api = tracker({ template: 'empty' });
const { roles, admin, anybody, unlimited, limited, everybody } = everyRole(api);

let own: Place;
let other: Place;
beforeAll(async () => {
  own = await loadPlace(api, admin, 'OWN');
  other = await loadPlace(api, admin, 'OTHER');
});

const fieldsOf = (type: string) => {
  const schema = parse(readFileSync(new URL('../../schema.graphql', import.meta.url), 'utf8'));
  const found = schema.definitions.find(
    (node) => node.kind === Kind.OBJECT_TYPE_DEFINITION && node.name.value === type,
  );
  return found?.kind === Kind.OBJECT_TYPE_DEFINITION ? (found.fields ?? []).map(({ name }) => name.value) : [];
};

test('tries every operation of the schema: a new one that is not tried fails here', () => {
  const writes = Object.keys(attempts).filter((name) => !name.startsWith('read'));

  expect(fieldsOf('Mutation').sort()).toEqual(writes.sort());
  expect(fieldsOf('Query').sort()).toEqual([...Object.keys(publicReads), 'audit'].sort());
  expect(
    Object.keys(rights)
      .filter((name) => !name.startsWith('read') && name !== 'resolveBlocker')
      .sort(),
  ).toEqual(writes.sort());
});

test('shows the table in docs/access.md as it is (write it again with UPDATE_DOCS=1)', () => {
  expect(accessTable()).toBe(readFileSync(new URL('../../docs/access.md', import.meta.url), 'utf8'));
});

test.each(Object.keys(attempts) as (keyof typeof attempts)[])(
  'lets %s through for whom the table says, in the plan of their scope and nowhere else',
  async (name) => {
    const { isInPlan, attempt } = attempts[name];
    const found: Record<string, string> = { anybody: await attempt(anybody, own) };
    const expected: Record<string, string> = { anybody: 'UNAUTHENTICATED' };
    for (const role of roles) {
      const isAllowed = allows(name, role);
      for (const [who, place, isFine] of [
        [unlimited[role], own, isAllowed],
        [limited[role], own, isAllowed && isInPlan],
        [limited[role], other, false],
      ] as const) {
        found[`${who.name} in ${place.plan}`] = await attempt(who, place);
        expected[`${who.name} in ${place.plan}`] = isFine ? 'let through' : 'FORBIDDEN';
      }
    }

    expect(found).toEqual(expected);
  },
);

test.each(Object.entries(publicReads))('lets %s through for everybody, whatever their role', async (_name, read) => {
  const answers = await Promise.all(everybody.map((who) => read(who, other)));

  expect(answers).toEqual(everybody.map(() => 'let through'));
});

test('does not let whoever pays for a project report on it', async () => {
  const { project } = await anybody.asks(placesOfPlan, { plan: own.plan, project: own.projectCode });
  const { organisation } = present(present(project).organisations.find(({ role }) => role === 'FUNDING'));
  const funder = person(api, 'funder', 'FOCAL_POINT', `organisation:${organisation.code}`);
  const em = api.orm.em.fork();
  const period = await em.findOneOrFail(ReportingPeriod, { code: '2026-H1', plan: { code: own.plan } });
  const report = em.create(ProgressReport, {
    period,
    project: await em.findOneOrFail(Project, { code: own.projectCode }),
    provenance: period.provenance,
  });
  em.create(ReportEvent, { report, to: 'DUE', actor: 'a' });
  await em.flush();
  const saved = { id: toGlobalId('ProgressReport', report.id), version: 999, input: {} };

  expect(await funder.refusal(saveReport, saved)).toBe('FORBIDDEN');
  expect(await limited.FOCAL_POINT.refusal(saveReport, saved)).toBe('let through');
});

test.each([toGlobalId('Action', 999_999), toGlobalId('Transaction', 1), 'nonsense'])(
  'refuses a role in a scope that is not there: %s',
  async (scope) => {
    const granted = await admin.asks(grantRole, { input: { user: 'x', role: 'CHAIR', scope } });
    const made = await admin.asks(createToken, {
      input: { name: 'x', role: 'CHAIR', expiresOn: '2999-01-01', scope },
    });

    expect(userErrorsOf(granted.grantRole)).toEqual(['NOT_FOUND input.scope']);
    expect(userErrorsOf(made.createApiToken)).toEqual(['NOT_FOUND input.scope']);
  },
);
