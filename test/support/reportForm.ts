import { writeXlsx } from 'hucre/xlsx';

/** The form of a report with one answer, of a version that there never was. */
export const formOf = (report: string): Promise<Uint8Array> =>
  writeXlsx({
    sheets: [
      {
        name: 'Narrative',
        rows: [
          ['field', 'answer'],
          ['narrative', 'Something happened'],
        ],
      },
      {
        name: '_form',
        rows: [
          ['ap-is-tracker form', '1'],
          ['kind', 'report'],
          ['plan', 'ANY'],
          ['report', report],
          ['reportVersion', '999'],
        ],
      },
    ],
  });
