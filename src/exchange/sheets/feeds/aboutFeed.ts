import type { Lens } from '../../../domain/lens.js';
import type { Column } from '../kinds/index.js';

/** What a sheet says of itself. */
export interface Described {
  /** Name of its kind. */
  name: string;
  title: string;
  description: string;
  columns: readonly Column[];
  /** Code of the plan; null where it belongs to none. */
  plan: string | null;
  lens: Lens | null;
  /** Whether its rows are shown as they are now, whatever the lens. */
  isOfNow: boolean;
  /** State of the data that it shows. */
  revision: string | null;
  /** When it was made. */
  madeAt: Date;
  /** Licence of the data; null where none is stated. */
  licence: string | null;
  /** How it comes back in; null for figures, which are computed. */
  wayBack: string | null;
}

/** How many of the rows say something; null where rows of the kind cannot. */
export interface Tally {
  synthetic: number | null;
  /** Whose amount could be converted. */
  converted: number | null;
}

/** What "synthetic" means, wherever it is shown. */
export const SYNTHETIC = 'Made up for demonstrations or performance tests: no statement about the world.';

const lensLines = ({ asOf, knownAt, basis, currency }: Lens): [string, string][] => [
  ['As of', asOf],
  ['As known at', knownAt ?? 'now'],
  ['Basis', basis],
  ...(currency === null ? [] : [['Currency', currency] as [string, string]]),
];

/** What is said in place of a lens where there is none. */
const NOW: [string, string] = [
  'Lens',
  'None: these are shown as they are now. What was changed of them is in the feed "changes".',
];

const columnLine = ({ name, description, role, isNeeded, values }: Column, comesBack: boolean): [string, string] => [
  name,
  [
    description,
    comesBack && role === 'SHOWN' ? 'Shown only; it is not taken in.' : '',
    isNeeded && role !== 'SHOWN' ? 'Needed.' : '',
    values ? `One of ${values.join(', ')}.` : '',
  ]
    .filter(Boolean)
    .join(' '),
];

/** The lines of the sheet "About". */
export const aboutFeed = (described: Described, count: number, { synthetic, converted }: Tally): [string, string][] => {
  const { title, description, plan, lens, revision, madeAt, licence, wayBack, columns, isOfNow } = described;
  return [
    ['What it is', title],
    ['One row', description],
    ...(plan === null ? [] : [['Plan', plan] as [string, string]]),
    ['Rows', String(count)],
    ...(synthetic === null ? [] : [['Synthetic rows', `${synthetic} of ${count}. ${SYNTHETIC}`] as [string, string]]),
    ...(converted === null
      ? []
      : [
          [
            'Coverage',
            `${converted} of ${count} amounts could be converted; what has no exchange rate has an empty cell, and is no zero.`,
          ] as [string, string],
        ]),
    ...(isOfNow ? [NOW] : []),
    ...(lens && !isOfNow ? lensLines(lens) : []),
    ...(revision === null ? [] : [['Revision of the data', revision] as [string, string]]),
    ['Made at', madeAt.toISOString()],
    ['Licence of the data', licence ?? 'Not stated by whoever runs this tracker.'],
    ...(wayBack === null ? [] : [['Way back in', wayBack] as [string, string]]),
    ['', ''],
    ['Column', 'What it holds'],
    ...columns.map((column) => columnLine(column, wayBack !== null)),
  ];
};
