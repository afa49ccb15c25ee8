import type { MikroORM } from '@mikro-orm/postgresql';
import { InvalidInput, type Problem } from '../../domain/problems.js';
import { Action, ActionPlan, Pillar, Source } from '../../entities/plan/index.js';
import { openProvenanceBook } from '../write/provenanceBook.js';
import { byCode } from '../write/stored.js';
import { write } from '../write/write.js';

/** One line of adopted wording. */
interface WordingLine {
  number: number;
  /** Number or code of the pillar. */
  pillar: string;
  title: string;
  description: string | null;
  sourceUrl: string;
  /** Where it stands in the file. */
  line: number;
}

/** Wording as read from a file. Errors found in reading are reported together with those found here. */
export interface Wording {
  lines: readonly WordingLine[];
  problems: readonly Problem[];
  /** Actions that lines with errors name. */
  named: readonly number[];
}

const sourceCodeOf = (plan: string, url: string, urls: readonly string[]) => `WORDING-${plan}-${urls.indexOf(url) + 1}`;

/**
 * Puts the adopted wording of a plan's actions in place of what stood there. Every action of the plan must be given
 * once, under a pillar that the plan has. Throws InvalidInput that lists everything wrong; then nothing is changed.
 */
export const loadWording = async (
  orm: MikroORM,
  planCode: string,
  { lines, problems: earlier, named }: Wording,
  what: string,
): Promise<number> => {
  const { changes } = await write(
    orm,
    async (em) => {
      const plan = await em.findOne(ActionPlan, { code: planCode });
      if (!plan) throw new InvalidInput(what, [{ path: '--plan', message: `there is no plan ${planCode}` }]);
      const actions = new Map((await em.find(Action, { plan })).map((action) => [action.number, action]));
      const pillars = await em.find(Pillar, { plan });
      const pillarOf = (given: string) =>
        pillars.find(({ code, number }) => code === given || String(number) === given);
      const problems: Problem[] = [...earlier];
      const seen = new Set<number>();
      lines.forEach(({ number, pillar, line }) => {
        const path = `line ${line}`;
        if (!actions.has(number))
          problems.push({ path: `${path}, number`, message: `the plan has no action ${number}` });
        if (seen.has(number)) problems.push({ path: `${path}, number`, message: `action ${number} is given twice` });
        if (!pillarOf(pillar))
          problems.push({
            path: `${path}, pillar`,
            message: `the plan has no pillar "${pillar}"; it has ${pillars.map(({ code }) => code).join(', ')}`,
          });
        seen.add(number);
      });
      for (const number of [...actions.keys()].sort((a, b) => a - b))
        if (!seen.has(number) && !named.includes(number))
          problems.push({ path: 'number', message: `action ${number} is missing` });
      if (problems.length) throw new InvalidInput(what, problems);

      const urls = [...new Set(lines.map(({ sourceUrl }) => sourceUrl))];
      const codes = urls.map((url) => sourceCodeOf(planCode, url, urls));
      const sources = byCode(await em.find(Source, { code: { $in: codes } }));
      for (const url of urls) {
        const code = sourceCodeOf(planCode, url, urls);
        const values = { code, title: `Adopted wording of the actions of ${planCode}`, url, kind: 'official text' };
        const stored = sources.get(code);
        sources.set(code, stored ? em.assign(stored, values) : em.create(Source, values));
      }
      const statementOf = (url: string) => ({
        kind: 'OFFICIAL_TEXT' as const,
        confidence: 'READ' as const,
        sources: [sourceCodeOf(planCode, url, urls)],
        note: null,
        isSynthetic: false,
      });
      const provenance = await openProvenanceBook(em, urls.map(statementOf), sources);
      for (const { number, pillar, title, description, sourceUrl } of lines) {
        const action = actions.get(number);
        if (action)
          em.assign(action, {
            title,
            description,
            wording: 'OFFICIAL',
            pillar: pillarOf(pillar) ?? null,
            provenance: provenance(statementOf(sourceUrl)),
          });
      }
    },
    what,
  );
  return changes;
};
