import type { Mistake } from '../domain/userErrors.js';

/** A mistake if a text is longer than a place of its kind can hold. */
export const checkLength = (text: string | null | undefined, field: string, most: number): Mistake[] =>
  text != null && text.length > most ? [{ code: 'OUT_OF_RANGE', field, message: `${text.length} characters are more than the ${most} allowed` }] : [];
