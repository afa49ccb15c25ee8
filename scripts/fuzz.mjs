// npm run fuzz: documents made at random, as every role; FUZZ_VALID (10000), FUZZ_FAULTY (5000) and FUZZ_SEED say how
// many of each, and from which seed. The same seed makes the same documents again.
import { spawnSync } from 'node:child_process';

const { FUZZ_VALID = '10000', FUZZ_FAULTY = '5000', FUZZ_SEED = String(Date.now() % 1_000_000) } = process.env;

console.log(`FUZZ_SEED=${FUZZ_SEED}: ${FUZZ_VALID} valid documents and ${FUZZ_FAULTY} with one fault, as each role`);
const tests = ['test', '--', '-i', 'test/fuzz', ...process.argv.slice(2)];
const { status } = spawnSync('npm', tests, {
  stdio: 'inherit',
  env: { ...process.env, FUZZ_VALID, FUZZ_FAULTY, FUZZ_SEED },
});
console.log(`FUZZ_SEED=${FUZZ_SEED}: ${status === 0 ? 'passed' : 'FAILED'}`);
process.exitCode = status ?? 1;
