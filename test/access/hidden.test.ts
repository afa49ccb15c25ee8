import { beforeAll, expect, test } from '@jest/globals';
import { toGlobalId } from '../../src/domain/globalId.js';
import { auditTrail } from '../operations/access/audit.js';
import * as hidden from '../operations/access/hidden.js';
import { resolveComment } from '../operations/reporting/steps.js';
import { present } from '../support/certain.js';
import { tracker } from '../support/tracker.js';
import { loadPlace, type Place } from './places.js';
import { everyRole, mayUse } from './roles.js';

// What is not public, as every role: in the plan of its scope, in another, and without a scope.

const api = tracker({ template: 'empty' });
const { admin, limited, everybody } = everyRole(api);

let own: Place;
let other: Place;
beforeAll(async () => {
  own = await loadPlace(api, admin, 'OWN');
  other = await loadPlace(api, admin, 'OTHER');
});

test.each(everybody)('shows live figures to $name if the table says so', async (who) => {
  expect(await who.refusal(hidden.liveLens)).toBe(mayUse(who, 'readDrafts', false) ? 'let through' : 'FORBIDDEN');
});

test.each(everybody)('shows reviews and drafts of the plan to $name if the table says so', async (who) => {
  const { data, errors } = await who.run(hidden.reviewOfReport, own);
  const isReviewer = mayUse(who, 'readReviews', true);
  const report = present(data.node);

  expect([report.comments?.length, data.comment !== null]).toEqual([isReviewer ? 1 : 0, isReviewer]);
  expect(Number(report.version) > 0).toBe(mayUse(who, 'readDrafts', true));
  expect(errors.length).toBe(isReviewer ? 0 : 1);
});

test.each(everybody)('shows reviews and drafts of another plan to $name if the table says so', async (who) => {
  const { data } = await who.run(hidden.reviewOfReport, other);
  const isReviewer = mayUse(who, 'readReviews', false);
  const report = present(data.node);

  expect([report.comments?.length, data.comment !== null, Number(report.version) > 0]).toEqual([
    isReviewer ? 1 : 0,
    isReviewer,
    mayUse(who, 'readDrafts', false),
  ]);
});

test.each(everybody)('shows tokens and entries of the audit to $name if the table says so', async (who) => {
  const ids = { token: toGlobalId('ApiToken', 1), entry: toGlobalId('AuditEntry', 1) };
  const { data } = await who.run(hidden.secretNodes, ids);

  expect([data.token !== null, data.entry !== null]).toEqual([
    mayUse(who, 'createApiToken', false),
    mayUse(who, 'readAudit', false),
  ]);
});

test('refuses what is absent as it refuses what is out of scope', async () => {
  const refusalOf = async (id: string) => (await limited.CHAIR.run(resolveComment, { id })).errors[0];
  const foreign = await refusalOf(other.comment);
  const absent = await refusalOf(toGlobalId('ReviewComment', 999_999));

  expect(foreign?.extensions.code).toBe('FORBIDDEN');
  expect(absent?.message).toBe(foreign?.message);
});

test('lets a secretariat of a plan read the audit of that plan, thing by thing', async () => {
  const read = (node: string) => limited.SECRETARIAT.refusal(auditTrail, { node });

  expect(await Promise.all([own.report, own.action, own.project, own.planId].map(read))).toEqual(
    Array(4).fill('let through'),
  );
  expect(await Promise.all([other.report, other.planId, toGlobalId('Organisation', 1)].map(read))).toEqual(
    Array(3).fill('FORBIDDEN'),
  );
});
