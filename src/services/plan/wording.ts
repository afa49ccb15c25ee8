import type { EntityManager } from '@mikro-orm/postgresql';
import type { Writer } from '../../database/Writer.js';
import { InvalidInput, type Problem } from '../../domain/problems.js';
import { Action, ActionPlan, Pillar, Source } from '../../entities/plan/index.js';
import { openProvenanceBook, type ProvenanceData } from '../write/provenanceBook.js';
import { byCode, meantBy } from '../write/stored.js';
import { byCli, write } from '../write/write.js';

/** One line of adopted wording. */
interface WordingLine {
  number: number;
  /** Number or code of the pillar. */
  pillar: string;
  title: string;
  description: string | null;
  sourceUrl: string;
  /** Its number in the file. */
  line: number;
}

/** Wording as read from a file. Errors found in reading are reported together with those found here. */
export interface Wording {
  lines: readonly WordingLine[];
  problems: readonly Problem[];
  /** Actions that lines with errors name. */
  named: readonly number[];
}

/** The plan that the wording is for, and its parts. */
interface Parts {
  actions: ReadonlyMap<number, Action>;
  pillars: readonly Pillar[];
}

const pillarOf = ({ pillars }: Parts, given: string): Pillar | null =>
  pillars.find(({ code, number }) => code === given || String(number) === given) ?? null;

/** Everything wrong with the wording: each action of the plan is given once, under a pillar that the plan has. */
const problemsOf = ({ lines, problems: earlier, named }: Wording, parts: Parts): Problem[] => {
  const { actions, pillars } = parts;
  const problems = [...earlier];
  const seen = new Set<number>();
  for (const { number, pillar, line } of lines) {
    const path = `line ${line}`;
    const check = (isWrong: boolean, field: string, message: string) =>
      isWrong && problems.push({ path: `${path}, ${field}`, message });
    check(!actions.has(number), 'number', `the plan has no action ${number}`);
    check(seen.has(number), 'number', `action ${number} is given twice`);
    const codes = pillars.map(({ code }) => code).join(', ');
    check(!pillarOf(parts, pillar), 'pillar', `the plan has no pillar "${pillar}"; it has ${codes}`);
    seen.add(number);
  }
  const missing = [...actions.keys()].filter((number) => !seen.has(number) && !named.includes(number));
  for (const number of missing.sort((a, b) => a - b))
    problems.push({ path: 'number', message: `there is no line for action ${number}` });
  return problems;
};

/** Where wording comes from: a source for each address that its lines name, made or brought up to date. */
const provenanceOf = async (em: EntityManager, planCode: string, lines: readonly WordingLine[]) => {
  const urls = [...new Set(lines.map(({ sourceUrl }) => sourceUrl))];
  const codeOf = (url: string) => `WORDING-${planCode}-${urls.indexOf(url) + 1}`;
  const sources = byCode(await em.find(Source, { code: { $in: urls.map(codeOf) } }));
  for (const url of urls) {
    const code = codeOf(url);
    const values = { code, title: `Adopted wording of the actions of ${planCode}`, url, kind: 'official text' };
    const stored = sources.get(code);
    sources.set(code, stored ? em.assign(stored, values) : em.create(Source, values));
  }
  const statementOf = (url: string): ProvenanceData => ({
    kind: 'OFFICIAL_TEXT',
    confidence: 'READ',
    sources: [codeOf(url)],
    note: null,
    isSynthetic: false,
  });
  const book = await openProvenanceBook(em, urls.map(statementOf), sources);
  return (url: string) => book(statementOf(url));
};

/**
 * Replaces the wording of a plan's actions by the adopted one. Throws InvalidInput that lists everything wrong; then
 * nothing is changed. Gives the number of rows written.
 */
export const loadWording = async (
  database: Writer,
  planCode: string,
  wording: Wording,
  what: string,
): Promise<number> => {
  const load = async (em: EntityManager): Promise<void> => {
    const plan = await meantBy(em, ActionPlan, planCode);
    if (!plan) throw new InvalidInput(what, [{ path: '--plan', message: `there is no plan ${planCode}` }]);
    const actions = new Map((await em.find(Action, { plan })).map((action) => [action.number, action]));
    const parts = { actions, pillars: await em.find(Pillar, { plan }) };
    const problems = problemsOf(wording, parts);
    if (problems.length) throw new InvalidInput(what, problems);
    const provenance = await provenanceOf(em, planCode, wording.lines);
    for (const { number, pillar, title, description, sourceUrl } of wording.lines) {
      const action = actions.get(number);
      const adopted = { title, description, wording: 'OFFICIAL' as const, pillar: pillarOf(parts, pillar) };
      if (action) em.assign(action, { ...adopted, provenance: provenance(sourceUrl) });
    }
  };
  return (await write(database, load, { name: what, by: byCli })).changes;
};
