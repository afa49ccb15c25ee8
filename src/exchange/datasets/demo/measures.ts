import type { Given } from '../synthetic/common.js';

type Indicator = Given<'indicators'>[number];

/** What is measured, and from where to where. */
export interface Measure extends Partial<Omit<Indicator, 'baseline' | 'target' | 'values'>> {
  code: string;
  title: string;
  unit: string;
  from: number;
  to: number;
  /** Decimals of a value. */
  places?: number;
  /** Whether each project gives its own part, or the lead gives one figure for the whole. */
  isByProjects?: boolean;
}

const counted = (code: string, title: string, unit: string, from: number, to: number): Measure => ({
  code,
  title,
  unit,
  from,
  to,
  measure: 'UNIT',
  direction: 'INCREASE',
  reportingBasis: 'CUMULATIVE',
  acrossPeriods: 'LATEST',
  acrossUnits: 'NONE',
});

const byProjects = (measure: Measure): Measure => ({ ...measure, isByProjects: true, acrossUnits: 'SUM' });

const lowered = (code: string, title: string, unit: string, from: number, to: number): Measure => ({
  ...counted(code, title, unit, from, to),
  direction: 'DECREASE',
  reportingBasis: 'POINT_IN_TIME',
});

const PRICE: Measure = {
  ...lowered('PRICE', 'Price of a 1.5 GB mobile data basket along the corridor, as a percentage of income', '%', 12, 4),
  measure: 'PERCENTAGE',
  places: 2,
  targets: [{ start: '2026-01-01', end: '2026-12-31', value: '4.5' }],
};

/** What tells how far each action is. */
export const MEASURES: Readonly<Record<string, readonly Measure[]>> = {
  A01: [byProjects(counted('FIBRE', 'Fibre brought into service across borders', 'km', 0, 1200))],
  A02: [PRICE],
  A04: [counted('EXCHANGES', 'Internet exchange points in service', 'exchange points', 3, 17)],
  A07: [byProjects(counted('VILLAGES', 'Villages connected', 'villages', 0, 850))],
  A08: [counted('SITES', 'Public sites connected with support from a fund', 'sites', 40, 400)],
  A10: [byProjects(counted('TRAINED', 'People trained', 'people', 0, 6000))],
  A11: [counted('SERVICES', 'Public services that can be used online from start to end', 'services', 25, 110)],
  A13: [counted('TRADERS', 'Small traders who take digital payments', 'traders', 1500, 15_000)],
  A14: [counted('SELLERS', 'Small enterprises that sell online', 'enterprises', 0, 2000)],
  A15: [counted('CLINICS', 'Clinics and schools that use the services', 'sites', 10, 260)],
  A16: [lowered('OUTAGE', 'Outage of the sites at risk in a year', 'minutes', 240, 60)],
  A17: [counted('FIRMS', 'Young firms that completed the programme', 'firms', 0, 200)],
  A18: [counted('CERTIFIED', 'Staff of response teams who are certified', 'people', 0, 300)],
  A19: [counted('FRAMEWORKS', 'Data governance frameworks adopted', 'frameworks', 1, 21)],
  A20: [byProjects(counted('CLAUSES', 'Organisations that apply the model clauses', 'organisations', 0, 90))],
  A21: [counted('DATASETS', 'Datasets open for public use', 'datasets', 120, 900)],
  A23: [counted('SENSORS', 'Sensors that share their readings', 'sensors', 0, 400)],
  A24: [counted('OFFICERS', 'Officers trained to protect personal data', 'people', 0, 500)],
};

/** What the projects of a theme count. */
export const OUTPUTS: Readonly<Record<string, { title: string; unit: string; target: number }>> = {
  'cross-border fibre': { title: 'Fibre laid', unit: 'km', target: 640 },
  'shared infrastructure': { title: 'Masts and ducts shared by operators', unit: 'sites', target: 60 },
  'rural access': { title: 'Villages connected', unit: 'villages', target: 120 },
  'digital skills': { title: 'People trained', unit: 'people', target: 1800 },
  'digital government': { title: 'Public services put online', unit: 'services', target: 40 },
  'data governance': { title: 'Officials trained in data governance', unit: 'people', target: 220 },
  'e-resilience': { title: 'Sites with a backup link', unit: 'sites', target: 48 },
  'open data': { title: 'Datasets published', unit: 'datasets', target: 300 },
  'digital payments': { title: 'Traders who take digital payments', unit: 'traders', target: 5200 },
  telehealth: { title: 'Consultations held at a distance', unit: 'consultations', target: 9000 },
};
