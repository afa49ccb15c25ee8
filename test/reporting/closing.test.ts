import { beforeAll, expect, test } from '@jest/globals';
import { AuditEntry } from '../../src/entities/access/index.js';
import { Transaction } from '../../src/entities/money/index.js';
import { Project } from '../../src/entities/plan/index.js';
import { committedToPlan, recordMoneyOfPeriod } from '../operations/reporting/facts.js';
import { saveReport } from '../operations/reporting/steps.js';
import { castOf, loadCast } from '../support/cast.js';
import { present } from '../support/certain.js';
import { until } from '../support/patience.js';
import { openReport } from '../support/reports.js';
import { tracker } from '../support/tracker.js';
import { userErrorsOf } from '../support/userErrors.js';

// Closing a period while others write: what is acknowledged before is in the snapshot, what comes after is refused.

const api = tracker({ template: 'empty' });
const { secretariat, anybody } = castOf(api);

beforeAll(() => loadCast(api.database));

const committed = async () =>
  Number(present((await anybody.asks(committedToPlan)).plan).funding.committed.converted.amount);
const committedIn = (snapshot: { payload: string } | null) =>
  Number(JSON.parse(present(snapshot).payload).table.plan.funding.committed.converted.amount);

/** Resolves once a connection waits for a lock. */
const somebodyWaits = () =>
  until(async () => {
    const waiting = await api.orm.em
      .fork()
      .execute<object[]>(
        "select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
      );
    return waiting.length > 0;
  });

test('waits for a write that has reached the audit, and has it in the snapshot', async () => {
  const { period } = await openReport(secretariat);
  const before = await committed();

  const { closing } = await api.orm.em.fork().transactional(async (em) => {
    const project = await em.findOneOrFail(Project, { code: 'PRJ-1' });
    const { provenance } = await em.findOneOrFail(Transaction, { project }, { populate: ['provenance'] });
    em.create(Transaction, {
      project,
      provenance,
      type: 'OUTGOING_COMMITMENT',
      amount: '500.00',
      currency: 'USD',
      transactionDate: `${period}-10`,
      valueDate: `${period}-10`,
    });
    em.create(AuditEntry, {
      actor: 'a writer',
      operation: 'recordTransactions',
      subjectType: 'Transaction',
      requestId: 'r',
    });
    await em.flush();
    const begun = secretariat.closes(period);
    await somebodyWaits();
    return { closing: begun };
  });

  expect(committedIn((await closing).snapshot)).toBe(before + 500);
});

test('has a payment that is recorded at the same moment in the snapshot, or refuses it', async () => {
  const { period } = await openReport(secretariat);
  const before = await committed();
  const payment = {
    project: 'PRJ-1',
    type: 'OUTGOING_COMMITMENT' as const,
    value: { amount: '1000', currency: 'USD' },
    transactionDate: `${period}-10`,
  };

  const [{ recordTransactions: recorded }, { snapshot }] = await Promise.all([
    secretariat.asks(recordMoneyOfPeriod, { input: [payment] }),
    secretariat.closes(period),
  ]);

  const isIn = committedIn(snapshot) === before + 1000;
  expect(recorded.userErrors.map(({ code }) => code)).toEqual(isIn ? [] : ['PERIOD_CLOSED']);
});

test('makes whoever saves a report meanwhile wait, and refuses them', async () => {
  const report = await openReport(secretariat);
  const latest = await report.latest();

  const { saving } = await api.orm.em.fork().transactional(async (em) => {
    await em.execute('select 1 from reporting_period where code = ? for update', [report.period]);
    const begun = secretariat.asks(saveReport, { ...latest, input: { narrative: 'n' } });
    await somebodyWaits();
    await em.execute("update reporting_period set state = 'CLOSED' where code = ?", [report.period]);
    return { saving: begun };
  });

  expect(userErrorsOf((await saving).saveProgressReport)).toEqual(['PERIOD_CLOSED id']);
});
