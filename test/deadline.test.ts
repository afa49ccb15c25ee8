import { expect, test } from '@jest/globals';
import { tracker } from './support/tracker.js';

const slow = tracker({ settings: { REQUEST_DEADLINE_MS: '300' } });

test('cancels what takes too long, in the database too', async () => {
  const em = slow.orm.em.fork();
  await em.begin();
  await em.execute('lock table tool');

  const { errors } = await slow.ask('{ tools { title } }');
  const running = await em.execute<{ n: number }[]>(
    "select count(*)::int as n from pg_stat_activity where datname = current_database() and query like '%from tool order by%' and state = 'active' and pid <> pg_backend_pid()",
  );
  await em.rollback();

  expect(errors.map(({ extensions }) => extensions.code)).toEqual(['DEADLINE_EXCEEDED']);
  expect(running).toEqual([{ n: 0 }]);
});
