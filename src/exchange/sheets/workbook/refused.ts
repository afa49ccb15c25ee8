import { InvalidInput } from '../../../domain/problems.js';

/** A file that cannot be taken in as a whole, and why. */
export const refused = (what: string, message: string): InvalidInput => new InvalidInput(what, [{ path: '', message }]);
