import { buffer } from 'node:stream/consumers';
import { type Entry, fromBuffer } from 'yauzl';

/** The files in a ZIP, by path. */
export const unzipped = (bytes: Buffer): Promise<Map<string, Buffer>> =>
  new Promise((done, fail) =>
    fromBuffer(bytes, { lazyEntries: true }, (error, zip) => {
      if (error) return fail(error);
      const files = new Map<string, Buffer>();
      zip.on('entry', (entry: Entry) =>
        zip.openReadStream(entry, (broken, stream) => {
          if (broken) return fail(broken);
          buffer(stream).then((content) => {
            files.set(entry.fileName, content);
            zip.readEntry();
          }, fail);
        }),
      );
      zip.once('end', () => done(files));
      zip.once('error', fail);
      zip.readEntry();
    }),
  );
