import { z } from 'zod';
import { InvalidInput, type Problem } from '../../domain/problems.js';
import { type Bundle, bundleShape } from './bundleShape.js';
import type { Dataset } from './dataset/dataset.js';
import { noteStated } from './dataset/stated.js';
import { toDataset } from './toDataset.js';

/** A bundle read: the code of its plan, and the dataset in it. */
export interface ReadBundle {
  plan: string;
  dataset: Dataset;
}

const parseJson = (json: string, what: string): unknown => {
  try {
    return JSON.parse(json);
  } catch (error) {
    throw new InvalidInput(what, [{ path: '', message: `not JSON: ${(error as Error).message}` }]);
  }
};

const problemsOf = (error: z.ZodError): Problem[] =>
  error.issues.map(({ path, message }) => ({ path: path.join('.'), message }));

/** The dataset of a bundle. What only its whole shape refuses is told by where it is in the dataset. */
const asDataset = (bundle: Bundle, what: string): Dataset => {
  try {
    return toDataset(bundle);
  } catch (error) {
    throw error instanceof z.ZodError ? new InvalidInput(what, problemsOf(error)) : error;
  }
};

/**
 * Reads a bundle: one plan as JSON, in the form of docs/bundle.md. Throws InvalidInput that lists every error with its
 * path.
 */
export const readBundle = (json: string, what: string): ReadBundle => {
  const written = parseJson(json, what);
  const result = bundleShape.safeParse(written);
  if (!result.success) throw new InvalidInput(what, problemsOf(result.error));
  noteStated(written, result.data);
  return { plan: result.data.plan.code, dataset: asDataset(result.data, what) };
};
