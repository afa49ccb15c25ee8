/** One row of a chart: what is drawn, what its table shows, and what its file holds. */
export type ChartRow = Readonly<Record<string, string | number | boolean | null>>;

/** A column of a chart's table and file. */
export interface ChartColumn {
  key: string;
  head: string;
  isNumber?: boolean;
  /** How the table writes it; the file holds it as it is. */
  write?(value: string | number | boolean | null): string;
}

/** Colours by what they stand for. */
export interface Palette {
  ink: string;
  paper: string;
  soft: string;
  line: string;
  accent: string;
  second: string;
  statuses: Readonly<Record<string, string>>;
}

export interface DrawOptions {
  width: number;
  palette: Palette;
  /** Words of the drawing. */
  words: Readonly<Record<string, string>>;
}

/** Draws rows as a picture. */
export type Draw = (rows: readonly ChartRow[], options: DrawOptions) => SVGSVGElement | HTMLElement;

const STATUSES = [
  'achieved',
  'on-track',
  'at-risk',
  'off-track',
  'no-data',
  'not-started',
  'on-hold',
  'cancelled',
  'merged',
];

/** The colours of the page: they change with its theme. */
export const pagePalette: Palette = {
  ink: 'var(--ink)',
  paper: 'var(--paper)',
  soft: 'var(--soft)',
  line: 'var(--line)',
  accent: 'var(--accent)',
  second: 'var(--second)',
  statuses: Object.fromEntries(STATUSES.map((status) => [status, `var(--${status})`])),
};

/** The colours of a picture that is taken away: it is printed or put into a document, on white. */
export const paperPalette: Palette = {
  ink: '#1a2530',
  paper: '#ffffff',
  soft: '#56636f',
  line: '#dfe3e6',
  accent: '#0a5796',
  second: '#c9741a',
  statuses: {
    achieved: '#0b4a80',
    'on-track': '#4b9bd6',
    'at-risk': '#f0b14c',
    'off-track': '#b8441a',
    'no-data': '#c3cad0',
    'not-started': '#e6e9eb',
    'on-hold': '#d4d9dd',
    cancelled: '#aab3ba',
    merged: '#bcc4ca',
  },
};

const compact = new Intl.NumberFormat('en-GB', { notation: 'compact', maximumFractionDigits: 1 });

/** A number of a scale: "0", "500", "15M". */
export const shortly = (value: number): string => compact.format(value);
