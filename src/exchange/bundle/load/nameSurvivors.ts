import type { Dataset } from '../dataset/dataset.js';
import type { StoredRows } from './findStored.js';

/** Keeps the first of the links with one key; of parties to an action the one that leads. */
const onceEach = <L>(links: L[], keyOf: (link: L) => string, isBetter: (link: L) => boolean = () => false): void => {
  const kept = new Map<string, L>();
  for (const link of links) {
    const key = keyOf(link);
    if (!kept.has(key) || isBetter(link)) kept.set(key, link);
  }
  if (kept.size < links.length) links.splice(0, links.length, ...kept.values());
};

/**
 * Writes the codes of organisations that were merged as those of the ones that they were merged into, wherever a dataset
 * names them: what is stored names the others. Two names of one organisation become one link.
 */
export const nameSurvivors = (data: Dataset, { organisations }: StoredRows): void => {
  const nowOf = <C extends string | null>(code: C): C => ((code && organisations.get(code)?.code) ?? code) as C;
  const isMerged = [...organisations].some(([code, row]) => row.code !== code);
  if (!isMerged) return;
  for (const payment of [...data.transactions, ...data.plannedDisbursements]) {
    payment.provider = nowOf(payment.provider);
    payment.receiver = nowOf(payment.receiver);
  }
  for (const report of data.reports) report.organisation = nowOf(report.organisation);
  for (const project of data.projects) {
    for (const link of project.organisations) link.organisation = nowOf(link.organisation);
    onceEach(project.organisations, ({ organisation, role }) => `${organisation} ${role}`);
  }
  for (const { responsible } of data.plans.flatMap(({ actions }) => actions)) {
    for (const party of responsible) party.organisation = nowOf(party.organisation);
    onceEach(
      responsible,
      ({ organisation }) => organisation,
      ({ role }) => role === 'LEAD',
    );
  }
  for (const survivor of [...organisations.values()]) organisations.set(survivor.code, survivor);
};
