import { shiftClock } from '../../src/clock.js';
import { clockShift } from '../../src/config.js';

// `npm run test:clocks` runs the suite on other days: the clock of every test file, and of every process that it
// starts.
shiftClock(clockShift());
