// npm run test:clocks: the whole suite on days to come and in the time zones where the day begins first and last.
// Not in CI, since it runs the suite five times; `npm run test:clocks -- test/plan/lists.test.ts` runs a part of it.
import { spawnSync } from 'node:child_process';

const shiftTo = (day) => String(Date.parse(`${day}T12:00:00Z`) - Date.now());
const clocks = [
  ...['2027-03-01', '2028-02-29', '2031-01-01'].map((day) => ({
    name: day,
    env: { TEST_CLOCK_SHIFT_MS: shiftTo(day) },
  })),
  ...['Pacific/Kiritimati', 'Pacific/Pago_Pago'].map((zone) => ({ name: zone, env: { TZ: zone } })),
];

const outcomes = clocks.map(({ name, env }) => {
  console.log(`\n== ${name}`);
  const { status } = spawnSync('npm', ['test', '--', ...process.argv.slice(2)], {
    stdio: 'inherit',
    env: { ...process.env, ...env },
  });
  return { name, hasPassed: status === 0 };
});

console.log();
for (const { name, hasPassed } of outcomes) console.log(`${name}: ${hasPassed ? 'passed' : 'FAILED'}`);
process.exitCode = outcomes.every(({ hasPassed }) => hasPassed) ? 0 : 1;
