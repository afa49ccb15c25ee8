import { textIn } from '../../../domain/fileText.js';
import { readCsvRows } from '../csv.js';
import { checkSize } from './checkSize.js';
import { LIMITS, type RawSheet } from './RawSheet.js';
import { readBook } from './readBook.js';
import { refused } from './refused.js';

const startsWith = (bytes: Buffer, ...start: number[]) => start.every((byte, index) => bytes[index] === byte);

/** "PK", as every ZIP begins. */
const isZip = (bytes: Buffer) => startsWith(bytes, 0x50, 0x4b, 0x03, 0x04);
/** A compound file, as .xls is one, and an .xlsx with a password. */
const isCompound = (bytes: Buffer) => startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1);

const ENCRYPTED = Buffer.from('EncryptedPackage', 'utf16le');

/** Kinds of files that are sent by mistake, by how they begin. */
const OTHERS: readonly [what: string, ...start: number[]][] = [
  ['a PDF', 0x25, 0x50, 0x44, 0x46],
  ['an image (PNG)', 0x89, 0x50, 0x4e, 0x47],
  ['an image (JPEG)', 0xff, 0xd8, 0xff],
  ['a compressed file (gzip)', 0x1f, 0x8b],
  ['a compressed file (7z)', 0x37, 0x7a, 0xbc, 0xaf],
  ['an archive (RAR)', 0x52, 0x61, 0x72, 0x21],
];

/** An apostrophe by which a text is kept from being taken for a formula; one of several is taken off. */
const GUARD = /^'(?='*[-=+@\t\r])/;

const checkOther = (bytes: Buffer, what: string): void => {
  if (!bytes.length) throw refused(what, 'is empty');
  const [other] = OTHERS.find(([, ...start]) => startsWith(bytes, ...start)) ?? [];
  if (other) throw refused(what, `is ${other}, and no sheet; save it as .xlsx or CSV`);
  if (isCompound(bytes))
    throw refused(
      what,
      bytes.includes(ENCRYPTED)
        ? 'is protected by a password; save it without one'
        : 'is a workbook of the old kind (.xls); save it as .xlsx or CSV',
    );
};

const csvSheet = (bytes: Buffer, what: string): RawSheet => {
  const text = textIn(bytes, what);
  const [start = ''] = text.trimStart().split('\n', 1);
  if (/^(<!doctype|<html|<\?xml|[{[])/i.test(start))
    throw refused(what, 'is no sheet: it looks like a web page, XML or JSON; save it as .xlsx or CSV');
  const rows = readCsvRows(text, what, { rows: LIMITS.rows + 1, line: LIMITS.line });
  const sheet: RawSheet = {
    name: 'CSV',
    isHidden: false,
    rows: rows.map(({ line, cells }) => ({ number: line, cells: cells.map((cell) => cell.replace(GUARD, '')) })),
  };
  if (rows.length > LIMITS.rows)
    throw refused(what, `has more than the ${LIMITS.rows - 1} rows that are taken in; split it, or load a bundle`);
  checkSize(sheet, what);
  return sheet;
};

/** The sheets in a file: those of a workbook, or the one that CSV is. Throws InvalidInput that says what else it is. */
export const readSheets = async (bytes: Buffer, what: string): Promise<RawSheet[]> => {
  checkOther(bytes, what);
  return isZip(bytes) ? readBook(bytes, what) : [csvSheet(bytes, what)];
};
