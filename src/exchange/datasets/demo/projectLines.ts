import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { ActivityStatus } from '../../../vocabulary/index.js';
import { readCsv } from '../../sheets/csv.js';

const FILE = 'demonstration-projects.csv';

const parts = z.string().transform((cell) => (cell ? cell.split('; ').map((part) => part.split(' ')) : []));
const maybe = z.string().transform((cell) => cell || null);

const projectLine = z.object({
  number: z.coerce.number(),
  theme: z.string(),
  phase: z.enum(ActivityStatus),
  /** Months, as YYYY-MM. */
  start: z.string(),
  end: z.string(),
  /** The month in which a project that was suspended or cancelled was stopped. */
  stopped: maybe,
  /** Actions and countries: a code and a percentage, if any is known. */
  actions: parts,
  countries: parts,
  /** Money: a fund or `?`, thousands, a currency, and the month of the commitment if it is not the first one. */
  money: parts,
  partner: z.coerce.number(),
  /** The part of its target that its indicator reaches by the last round, or by its end; none if it has no indicator. */
  reaches: maybe.transform((cell) => (cell === null ? null : Number(cell))),
});

/** One made-up project in a line. */
export type ProjectLine = z.output<typeof projectLine>;

/** The made-up projects, in the order of their numbers. */
export const readProjectLines = (): ProjectLine[] => {
  const csv = readFileSync(new URL(`../../../../data/${FILE}`, import.meta.url), 'utf8');
  return z.array(projectLine).parse(readCsv(csv, FILE).map(({ cells }) => cells));
};

/** A part of another project: it has a budget, and no money or actions of its own. */
export const isComponent = ({ number }: ProjectLine): boolean => number % 13 === 0;

/** Whether work has begun. */
export const hasBegun = ({ phase }: ProjectLine): boolean => phase !== 'PIPELINE';

/** Whether it is carried on or was carried to its end. */
export const isCarriedOn = (line: ProjectLine): boolean => hasBegun(line) && line.stopped === null;
