import { readFileSync } from 'node:fs';
import type { CodelistName } from '../../vocabulary/index.js';

/** An entry of a code list. */
export interface CodeEntry {
  code: string;
  iatiCode: string | null;
  label: string;
  description?: string;
}

/** Code lists that do not depend on the data, derived from the published lists. */
export const fixedLists = JSON.parse(
  readFileSync(new URL('../../../data/codelists.json', import.meta.url), 'utf8'),
) as Partial<Record<CodelistName, CodeEntry[]>>;

/** Sectors by code: the purpose codes that are used in this field. */
const sectors = new Map(fixedLists.SECTOR?.map(({ code, label }) => [code, label]));

/** Label of a purpose code; null for one that is not among those of this field. */
export const sectorLabel = (code: string): string | null => sectors.get(code) ?? null;
