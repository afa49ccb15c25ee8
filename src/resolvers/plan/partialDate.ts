import { parsePartialDate } from '../../domain/plan/index.js';

/** The text of a partial date with the days that it can mean; null stays null. */
export const toPartialDate = (text: string | null) => (text === null ? null : parsePartialDate(text));
