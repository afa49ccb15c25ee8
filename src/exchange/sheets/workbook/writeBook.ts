import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import { type Book, type BookRow, type BookSheet } from './Book.js';
import { cellXml, lettersOf } from './cellXml.js';
import { type SheetParts, skeletonOf } from './skeleton.js';

/** Rows of a sheet at most, with its head. */
const MOST_ROWS = 1_048_576;

/** Text is put together up to about this many characters before it is handed on. */
const CHUNK = 65_536;

/** A sheet as XML, with its rows as they come. Notes how many there are. */
async function* sheetXml(sheet: BookSheet, parts: SheetParts, note: (count: number) => void): AsyncGenerator<string> {
  const letters = sheet.columns.map((_, index) => lettersOf(index));
  const head = sheet.columns.map(({ name }, index) =>
    cellXml(`${letters[index]}1`, parts.headStyles[index] ?? '', 'TEXT', name),
  );
  let xml = `${parts.before}<row r="1">${head.join('')}</row>`;
  let count = 0;
  for await (const row of sheet.rows as AsyncIterable<BookRow>) {
    count += 1;
    const number = count + 1;
    if (number > MOST_ROWS)
      throw new Error(`more than the ${MOST_ROWS - 1} rows that a sheet holds; take CSV, or filter`);
    xml += `<row r="${number}">`;
    for (let index = 0; index < row.length; index += 1)
      xml += cellXml(
        `${letters[index]}${number}`,
        parts.bodyStyles[index] ?? '',
        sheet.columns[index]?.type ?? 'TEXT',
        row[index] ?? null,
      );
    xml += '</row>';
    if (xml.length > CHUNK) {
      yield xml;
      xml = '';
    }
  }
  note(count);
  yield xml + endOf(parts.after, count, sheet.spareRows);
}

/** What follows the rows, now that they are counted: the filter ends with the last, and lists go a little further. */
const endOf = (after: string, count: number, spareRows: number): string => {
  const last = Math.max(2, count + 1);
  const furthest = Math.min(MOST_ROWS, last + spareRows);
  return after
    .replace(/(<autoFilter ref="A1:[A-Z]+)2"/, `$1${last}"`)
    .replace(/sqref="([A-Z]+)2:\1(\d+)"/g, `sqref="$12:$1${furthest}"`);
};

const aboutXml = (parts: SheetParts, lines: ReturnType<Book['about']>): string => {
  const rows = lines.map(([label, text], index) => {
    const cells = [label, text].map((value, column) =>
      cellXml(`${lettersOf(column)}${index + 1}`, parts.bodyStyles[column] ?? '', 'TEXT', value),
    );
    return `<row r="${index + 1}">${cells.join('')}</row>`;
  });
  return parts.before + rows.join('') + parts.after;
};

/** Quick, and still a tenth of the size: sheets are sent once. */
const compressed = { compressionLevel: 3 };

/** A workbook as it is sent: its rows are read as fast as it is. */
export const writeBook = async (book: Book): Promise<Readable> => {
  const { parts, files } = await skeletonOf(book);
  const zip = new ZipFile();
  const mtime = new Date('2000-01-01T00:00:00Z');
  for (const [path, bytes] of files) zip.addBuffer(bytes, path, { ...compressed, mtime });
  const counts: number[] = [];
  const fail = (error: Error) => (zip.outputStream as Readable).destroy(error);
  const add = (path: string, from: () => Iterable<string> | AsyncIterable<string>) =>
    zip.addReadStreamLazy(path, { ...compressed, mtime }, (give) =>
      give(null, Readable.from(from(), { objectMode: false }).on('error', fail)),
    );
  for (const [index, sheet] of book.sheets.entries()) {
    const own = parts[index];
    if (own)
      add(own.path, () =>
        sheetXml(sheet, own, (count) => {
          counts[index] = count;
        }),
      );
  }
  const about = parts.at(-1);
  if (about) add(about.path, () => [aboutXml(about, book.about(counts))]);
  zip.end();
  return zip.outputStream as Readable;
};
