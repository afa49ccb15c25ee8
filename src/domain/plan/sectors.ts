import type { SectorVocabulary } from '../../vocabulary/index.js';
import { oddName } from '../text.js';

const SDG_TARGET = /^(?:[1-9]|1[0-7])\.(?:[1-9]\d?|[a-z])$/;

/** Whether a text is a target of the Sustainable Development Goals. */
export const isSdgTarget = (text: string): boolean => SDG_TARGET.test(text);

interface SectorForm {
  isRight(code: string): boolean;
  what: string;
}

/** What codes look like, where the list says it. */
const forms: Partial<Record<SectorVocabulary, SectorForm>> = {
  DAC_PURPOSE: { isRight: (code) => /^\d{5}$/.test(code), what: 'a sector code of five digits, such as "22040"' },
  DAC_CATEGORY: { isRight: (code) => /^\d{3}$/.test(code), what: 'a sector code of three digits, such as "220"' },
  SDG_GOAL: { isRight: (code) => /^(?:[1-9]|1[0-7])$/.test(code), what: 'a goal, 1 to 17' },
  SDG_TARGET: { isRight: isSdgTarget, what: 'a target of the Sustainable Development Goals, such as "9.c"' },
};

const MOST_CODE = 100;

/** What is wrong with a sector code; null if nothing is. */
export const sectorProblem = (vocabulary: SectorVocabulary, code: string): string | null => {
  const form = forms[vocabulary];
  if (form) return form.isRight(code) ? null : `is not ${form.what}`;
  return code.trim() && code.length <= MOST_CODE && oddName(code) === null
    ? null
    : `is not a code: one line of 1 to ${MOST_CODE} characters`;
};
