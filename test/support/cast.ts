import type { Writer } from '../../src/database/Writer.js';
import { obligations } from '../operations/reporting/reading.js';
import { loadGolden } from './golden.js';
import { Person } from './Person.js';
import type { Tracker } from './tracker.js';

/** Somebody without a token. */
export const anybody = (api: Tracker) => new Person(api, 'anybody', null);

/** Somebody with a token of a role, for everything or within a scope such as "action:GOLDEN/A1.1". */
export const person = (api: Tracker, name: string, role: NonNullable<Person['token']>['role'], scope?: string) =>
  new Person(api, name, { role, scope });

/** The people of a round on the golden plan. */
export const castOf = (api: Tracker) => ({
  secretariat: person(api, 'secretariat', 'SECRETARIAT'),
  /** Reports for Korea: on A1.1, which it leads, and on PRJ-1, which it carries out. */
  korea: person(api, 'korea', 'FOCAL_POINT', 'organisation:KR'),
  /** Reports on A1.1 as well. */
  colleague: person(api, 'colleague', 'FOCAL_POINT', 'action:GOLDEN/A1.1'),
  /** Reports on A1.2 alone. */
  japan: person(api, 'japan', 'FOCAL_POINT', 'action:GOLDEN/A1.2'),
  /** Reviews what is reported on pillar P1. */
  chair: person(api, 'chair', 'CHAIR', 'pillar:GOLDEN/P1'),
  donor: person(api, 'donor', 'DONOR', 'organisation:KR'),
  anybody: anybody(api),
});

/** Loads the golden plan with those who answer for A1.1, A1.2 and PRJ-1: three reports are due in each period. */
export const loadCast = (database: Writer, end = '2026-12-31') =>
  loadGolden(database, (golden) => {
    golden.bundle.plan.end = end;
    golden.lead('A1.1', 'KR').lead('A1.2', 'JP').implement('PRJ-1', 'KR').measure('IND-1', 'IND-2');
  });

/** What somebody still has to do in a period, as "SUBMIT_REPORT A1.1". */
export const obligationsOf = async (viewer: Person, period: string) =>
  (await viewer.asks(obligations)).viewer.obligations
    .filter(({ report }) => report?.period.code === period)
    .map(({ kind, subject }) => `${kind} ${subject.code}`);

/** The people around one action, A1.1: its author and its reviewer, with the secretariat. */
export const castOfAction = (api: Tracker) => ({
  secretariat: person(api, 'secretariat', 'SECRETARIAT'),
  author: person(api, 'author', 'FOCAL_POINT', 'action:GOLDEN/A1.1'),
  chair: person(api, 'chair', 'CHAIR', 'action:GOLDEN/A1.1'),
  anybody: anybody(api),
});

/** Loads the golden plan with those who answer for A1.1 and PRJ-1: two reports are due in each period. */
export const loadCastOfAction = (database: Writer) =>
  loadGolden(database, (golden) => {
    golden.lead('A1.1', 'KR').collaborate('A1.1', 'JP').implement('PRJ-1', 'KR').measure('IND-1');
  });
