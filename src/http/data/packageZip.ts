import { createHash } from 'node:crypto';
import { type PassThrough, Readable, Transform } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ZipFile } from 'yazl';
import { reader } from '../../database/orm.js';
import {
  type AnyFeed,
  checkNames,
  dataPackageOf,
  LENS_NAMES,
  type Parameters,
  packaged,
  planNamed,
  takenBy,
  writeFeed,
} from '../../exchange/sheets/index.js';
import { VERSION } from '../../version.js';
import type { DataParts, DataRequest } from './dataRequest.js';
import { type Feed, feedOf } from './feedAsked.js';
import { fileSafe } from './fileSafe.js';
import { sendBytes } from './sendBytes.js';

/** What a package costs, in points: it is all feeds. */
export const PACKAGE_POINTS = 100;

/** A file that goes along with the feeds. */
interface FileBeside {
  name: string;
  text: string;
}

/** What is asked of a package: the plan and the lens of all of its feeds, and what goes along. */
export interface PackageAsked {
  given: Parameters;
  beside: readonly FileBeside[];
  /** Of the file that is saved, without its ending. */
  name: string;
}

/** The same for each entry: what is in the package decides its bytes, not when it was asked for. */
const ENTRY = { compressionLevel: 6, mtime: new Date('2000-01-01T00:00:00Z') };

/** What is given of what a feed takes. */
const takenOf = (feed: AnyFeed, given: Parameters): Parameters => {
  const taken = takenBy(feed);
  return Object.fromEntries(Object.entries(given).filter(([name]) => taken.includes(name)));
};

/** Bytes as they are, and a note of their SHA-256 once all have passed. */
const summed = (bytes: Readable, note: (sum: string) => void): Readable => {
  const hash = createHash('sha256');
  return bytes.compose(
    new Transform({
      transform(chunk: Buffer, _, done) {
        hash.update(chunk);
        done(null, chunk);
      },
      flush(done) {
        note(hash.digest('hex'));
        done();
      },
    }),
  ) as unknown as PassThrough;
};

/** A ZIP whose files are opened one after the other, each when the one before has been read; last comes the list of sums. */
const zipOf = (files: readonly { path: string; open(): Promise<Readable> }[]): Readable => {
  const zip = new ZipFile();
  const out = zip.outputStream as Readable;
  const fail = (error: Error) => void out.destroy(error);
  const sums: string[] = [];
  zip.on('error', fail);
  for (const { path, open } of files)
    zip.addReadStreamLazy(path, ENTRY, (give) => {
      open().then((bytes) => {
        bytes.once('error', fail);
        give(
          null,
          summed(bytes, (sum) => sums.push(`${sum}  ${path}\n`)),
        );
      }, fail);
    });
  zip.addReadStreamLazy('SHA256SUMS', ENTRY, (give) => give(null, Readable.from([Buffer.from(sums.join(''))])));
  zip.end();
  return out;
};

/**
 * Sends all feeds of a plan through one lens as a ZIP: a Data Package whose paths lead to its own files, with the SHA-256
 * of each (`sha256sum -c SHA256SUMS`).
 */
export const sendPackage = async (
  request: FastifyRequest,
  reply: FastifyReply,
  { asked, parts }: { asked: DataRequest; parts: DataParts },
  { given, beside, name }: PackageAsked,
): Promise<FastifyReply> => {
  checkNames(given, ['plan', ...LENS_NAMES, 'currency'], 'the data package');
  const { operation } = asked;
  const db = reader(operation.em);
  const plan = await planNamed(db, given.plan);
  const licence = parts.config.DATA_LICENCE ?? null;
  const own = { asOf: asked.today, ...given };
  // Every feed is asked for before anything is sent: what it refuses is still an answer.
  const feeds: Feed[] = [];
  for (const feed of packaged)
    feeds.push(await feedOf(feed, { ...asked, given: takenOf(feed, own) }, parts, request.id));
  const pathOf = (feed: string) => `${feed}.csv`;
  const described = await dataPackageOf(db, plan, { id: name, pathOf, licence, version: VERSION });
  const text = (content: string) => async () => Readable.from([Buffer.from(content)]);
  return sendBytes(request, reply, asked, {
    means: ['package', own, licence, [...beside]],
    type: 'application/zip',
    name: `${name}.zip`,
    open: async ({ number }) =>
      zipOf([
        { path: 'datapackage.json', open: text(`${JSON.stringify(described, null, 2)}\n`) },
        ...beside.map((file) => ({ path: fileSafe(file.name), open: text(file.text) })),
        ...feeds.map((feed) => ({
          path: pathOf(feed.described.name),
          open: async () =>
            writeFeed(operation, await feed.table(), {
              format: 'csv',
              hasMark: false,
              described: { ...feed.described, revision: number },
            }),
        })),
      ]),
  });
};
