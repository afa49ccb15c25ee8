import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Entry, fromBufferPromise } from 'yauzl';
import { LIMITS } from './RawSheet.js';
import { refused } from './refused.js';

const nowhere = () => new Writable({ write: (_chunk, _encoding, done) => done() });

/** The files in a workbook, if it is one that may be unpacked: not too many, and not too large when they are. */
const entriesOf = async (
  bytes: Buffer,
  what: string,
): Promise<{ zip: Awaited<ReturnType<typeof fromBufferPromise>>; entries: Entry[] }> => {
  const zip = await fromBufferPromise(bytes).catch((error: Error) => {
    throw refused(what, `is no workbook that can be opened: ${error.message}; save it again as .xlsx`);
  });
  if (zip.entryCount > LIMITS.files)
    throw refused(what, `holds ${zip.entryCount} files; a workbook holds at most ${LIMITS.files}`);
  const entries: Entry[] = [];
  for await (const entry of zip.eachEntry()) entries.push(entry);
  return { zip, entries };
};

/**
 * Refuses a workbook that would be too large when it is unpacked: by what it says of itself, and by unpacking it piece by
 * piece without keeping any of it, since what it says may not be true.
 */
export const checkZip = async (bytes: Buffer, what: string): Promise<void> => {
  const { zip, entries } = await entriesOf(bytes, what);
  const unpacked = entries.reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0);
  if (unpacked > LIMITS.unpacked)
    throw refused(
      what,
      `would take ${unpacked} bytes when it is unpacked; at most ${LIMITS.unpacked} are taken in: split it, or save it as CSV`,
    );
  if (!entries.some(({ fileName }) => fileName === 'xl/workbook.xml'))
    throw refused(what, `is a ZIP archive, and no workbook (.xlsx); save it as .xlsx or CSV`);
  for (const entry of entries) {
    if (entry.isEncrypted()) throw refused(what, 'is protected by a password; save it without one');
    try {
      await pipeline(await zip.openReadStreamPromise(entry), nowhere());
    } catch (error) {
      throw refused(what, `is damaged: ${entry.fileName}: ${(error as Error).message}; save it again as .xlsx`);
    }
  }
};
