import type { BareColumn, CellType } from '../kinds/Column.js';

const DATATYPES: Record<CellType, unknown> = {
  TEXT: 'string',
  WHOLE: 'integer',
  NUMBER: 'decimal',
  AMOUNT: 'decimal',
  RATIO: { base: 'decimal', minimum: '0' },
  BOOLEAN: { base: 'boolean', format: 'true|false' },
  DAY: { base: 'date', format: 'yyyy-MM-dd' },
  PARTIAL_DATE: 'string',
  MOMENT: 'dateTime',
  CODES: 'string',
  TEXTS: 'string',
  JSON: 'json',
};

const SEPARATORS: Partial<Record<CellType, string>> = { CODES: '; ', TEXTS: ' | ' };

const keysOf = (columns: readonly BareColumn[]): string[] =>
  columns.flatMap(({ name, role, isNeeded }) => (role === 'KEY' && isNeeded ? [name] : []));

/** Metadata of a CSV file, after CSV on the Web (https://www.w3.org/TR/tabular-metadata/). */
export const csvwOf = (
  { title, description, columns }: { title: string; description: string; columns: readonly BareColumn[] },
  { url, licence }: { url: string; licence: string | null },
) => ({
  '@context': ['http://www.w3.org/ns/csvw', { '@language': 'en' }],
  url,
  'dc:title': title,
  'dc:description': `One row is: ${description}`,
  ...(licence === null ? {} : { 'dc:license': licence }),
  dialect: {
    header: true,
    delimiter: ',',
    quoteChar: '"',
    doubleQuote: true,
    encoding: 'utf-8',
    lineTerminators: ['\n'],
  },
  tableSchema: {
    columns: columns.map(({ name, type, description: what, isNeeded }) => ({
      name,
      titles: name,
      'dc:description': what,
      datatype: DATATYPES[type],
      ...(SEPARATORS[type] ? { separator: SEPARATORS[type] } : {}),
      required: isNeeded,
      null: '',
    })),
    ...(keysOf(columns).length ? { primaryKey: keysOf(columns) } : {}),
  },
});

const FIELD_TYPES: Record<CellType, object> = {
  TEXT: { type: 'string' },
  WHOLE: { type: 'integer' },
  NUMBER: { type: 'number' },
  AMOUNT: { type: 'number' },
  RATIO: { type: 'number', constraints: { minimum: 0 } },
  BOOLEAN: { type: 'boolean', trueValues: ['true'], falseValues: ['false'] },
  DAY: { type: 'date', format: '%Y-%m-%d' },
  PARTIAL_DATE: { type: 'string' },
  MOMENT: { type: 'datetime' },
  CODES: { type: 'string' },
  TEXTS: { type: 'string' },
  JSON: { type: 'any' },
};

/** The same columns as a Table Schema of a Data Package (https://datapackage.org/standard/table-schema/). */
export const tableSchemaOf = (columns: readonly BareColumn[]) => ({
  fields: columns.map(({ name, type, description, isNeeded, values }) => {
    const { constraints = {}, ...own } = FIELD_TYPES[type] as { constraints?: object };
    const all = { ...constraints, ...(isNeeded ? { required: true } : {}), ...(values ? { enum: values } : {}) };
    return { name, description, ...own, ...(Object.keys(all).length ? { constraints: all } : {}) };
  }),
  ...(keysOf(columns).length ? { primaryKey: keysOf(columns) } : {}),
  missingValues: [''],
});
