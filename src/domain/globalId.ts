import { type LensGiven, readLensKey } from './lens.js';
import { badInput } from './Refusal.js';

/** The number of a row and the type that it is of. */
export interface RowId {
  type: string;
  id: number;
  /** The lens that it was shown through; null where that was not given as an argument. */
  lens: LensGiven | null;
}

const PLAIN = /^([A-Z][A-Za-z]{1,40}):(\d{1,10})(?:@(.{1,60}))?$/;

/**
 * Opaque id of a row, the same on every read: base64url of "Type:number", and "@lens" where the lens was given as an
 * argument: stores that keep things by id keep those of two lenses apart.
 */
export const toGlobalId = (type: string, id: number | string, lens = ''): string =>
  Buffer.from(lens ? `${type}:${id}@${lens}` : `${type}:${id}`).toString('base64url');

/** Reads an id back; null for anything that toGlobalId could not have made. */
export const readGlobalId = (globalId: string): RowId | null => {
  const [, type, digits, key] =
    PLAIN.exec(globalId.length < 160 ? Buffer.from(globalId, 'base64url').toString('utf8') : '') ?? [];
  const id = Number(digits);
  if (!type || !Number.isSafeInteger(id) || id > 2_147_483_647 || toGlobalId(type, id, key) !== globalId) return null;
  const lens = key === undefined ? null : readLensKey(key);
  return key !== undefined && !lens ? null : { type, id, lens };
};

/** An id without the lens that it carries; any other text as it is. */
export const plainId = (globalId: string): string => {
  const read = readGlobalId(globalId);
  return read?.lens ? toGlobalId(read.type, read.id) : globalId;
};

/** The number in an id of this type; null for any other text. */
export const numberIn = (globalId: string, type: string): number | null => {
  const read = readGlobalId(globalId);
  return read?.type === type ? read.id : null;
};

/** Reads an id back. Throws BAD_USER_INPUT for anything that toGlobalId could not have made. */
export const fromGlobalId = (globalId: string): RowId => {
  const read = readGlobalId(globalId);
  if (!read) throw badInput(`"${globalId.slice(0, 40)}" is not an id; pass one that this API gave you`);
  return read;
};
