import { analyse } from 'chardet';
import { InvalidInput } from './problems.js';

const MARKS = [
  { bytes: [0xef, 0xbb, 0xbf], encoding: 'utf-8' },
  { bytes: [0xff, 0xfe], encoding: 'utf-16le' }, // as spreadsheets write "Unicode text"
  { bytes: [0xfe, 0xff], encoding: 'utf-16be' },
];

const SAVE_AS = 'save it as UTF-8 (in a spreadsheet: "CSV UTF-8")';

const decoded = (bytes: Uint8Array, encoding: string): string | null => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
};

/** What bytes look like that are no text in UTF-8. */
const looksLike = (bytes: Uint8Array): string => {
  if (bytes.includes(0)) return 'UTF-16 without a byte order mark, or no text at all';
  const [best] = analyse(bytes).filter(({ name }) => !/^(UTF-8|ASCII)$/i.test(name));
  return best?.name ?? 'no text';
};

/**
 * The text in a file: UTF-8, or UTF-16 with a byte order mark. Throws InvalidInput that names the encoding that other
 * bytes look like: read as if they were UTF-8, letters would be lost.
 */
export const textIn = (bytes: Uint8Array, what: string): string => {
  const mark = MARKS.find((one) => one.bytes.every((byte, index) => bytes[index] === byte));
  const text = decoded(bytes, mark?.encoding ?? 'utf-8');
  if (text !== null && !text.includes('\0')) return text;
  const found =
    mark && text === null
      ? `is marked as ${mark.encoding.toUpperCase()}, and is not`
      : `is not text in UTF-8; it looks like ${looksLike(bytes)}`;
  throw new InvalidInput(what, [{ path: '', message: `${found}; ${SAVE_AS}` }]);
};
