import { z } from 'zod';
import type { Writer } from '../../database/Writer.js';
import { InvalidInput, type Problem } from '../../domain/problems.js';
import { type Bundle, bundleShape } from './bundleShape.js';
import type { Dataset } from './dataset/dataset.js';
import { noteStated } from './dataset/stated.js';
import { importDataset, type OnStep } from './load/importDataset.js';
import { pathInBundle } from './pathInBundle.js';
import { toDataset } from './toDataset.js';

/** A bundle read: the code of its plan, the dataset in it, and where in the file a path of the dataset is. */
export interface ReadBundle {
  plan: string;
  dataset: Dataset;
  inFile: (path: string) => string;
}

/** Reads JSON. Throws InvalidInput that says where it is none. */
export const parseJson = (json: string, what: string): unknown => {
  try {
    return JSON.parse(json);
  } catch (error) {
    throw new InvalidInput(what, [{ path: '', message: `not JSON: ${(error as Error).message}` }]);
  }
};

const problemsOf = (error: z.ZodError): Problem[] =>
  error.issues.map(({ path, message }) => ({ path: path.join('.'), message }));

/** The dataset of a bundle. */
const asDataset = (bundle: Bundle, what: string, inFile: ReadBundle['inFile']): Dataset => {
  try {
    return toDataset(bundle);
  } catch (error) {
    throw error instanceof z.ZodError ? new InvalidInput(what, placedBy(inFile, problemsOf(error))) : error;
  }
};

const placedBy = (inFile: ReadBundle['inFile'], problems: readonly Problem[]): Problem[] =>
  problems.map(({ path, message }) => ({ path: inFile(path), message }));

/** The bundle in JSON that was read. Throws InvalidInput that lists every error with its path. */
export const bundleIn = (written: unknown, what: string): ReadBundle => {
  const result = bundleShape.safeParse(written);
  if (!result.success) throw new InvalidInput(what, problemsOf(result.error));
  noteStated(written, result.data);
  const inFile = (path: string) => pathInBundle(result.data, path);
  return { plan: result.data.plan.code, dataset: asDataset(result.data, what, inFile), inFile };
};

/**
 * Reads a bundle: one plan as JSON, in the form of docs/bundle.md. Throws InvalidInput that lists every error with its
 * path.
 */
export const readBundle = (json: string, what: string): ReadBundle => bundleIn(parseJson(json, what), what);

/** Stores what was read of a bundle. Throws InvalidInput that lists every error with its path in the file. */
export const importBundle = async (
  database: Writer,
  { dataset, inFile }: ReadBundle,
  what: string,
  onStep?: OnStep,
): Promise<number> => {
  try {
    return await importDataset(database, dataset, what, onStep);
  } catch (error) {
    throw error instanceof InvalidInput ? new InvalidInput(what, placedBy(inFile, error.problems)) : error;
  }
};
