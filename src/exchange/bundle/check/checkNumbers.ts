import type { Problem } from '../../../domain/problems.js';
import type { Dataset } from '../dataset/dataset.js';
import type { StoredRows } from '../load/findStored.js';

interface Numbered {
  code: string;
  number: number;
}

const numbersIn = (given: readonly Numbered[], stored: readonly Numbered[], path: string): Problem[] => {
  const listed = new Set(given.map(({ code }) => code));
  const held = new Map(stored.flatMap(({ code, number }) => (listed.has(code) ? [] : [[number, code]])));
  return given.flatMap(({ code, number }, index) => {
    const holder = held.get(number);
    if (holder === undefined) return [];
    const message = `${code} would be number ${number}, which is that of ${holder}; list ${holder} too, in its place`;
    return [{ path: `${path}.${index}.number`, message }];
  });
};

/** Finds pillars and actions that would take the number of a stored one that the dataset does not list. */
export const checkNumbers = ({ plans }: Dataset, rows: StoredRows): Problem[] =>
  plans.flatMap((plan, index) =>
    (['pillars', 'actions'] as const).flatMap((part) => {
      const stored = [...(rows.parts.get(plan.code)?.[part].values() ?? [])];
      return numbersIn(plan[part], stored, `plans.${index}.${part}`);
    }),
  );
