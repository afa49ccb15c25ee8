import type { Context } from '../../context.js';
import { keyText, type MetricsQuery } from '../../loaders/analysis/index.js';
import { type MoneyCoverage, withoutMoney } from '../../loaders/money/index.js';

/** Of how many projects each group is, and of how many of them any money is recorded: read once, if it is asked for. */
export const coverageReader = ({ buckets: _, ...query }: MetricsQuery, { loaders }: Context) => {
  let read: Promise<ReadonlyMap<string, MoneyCoverage>> | undefined;
  const all = async () => {
    const cells = await loaders.countCells({ ...query, filter: withoutMoney(query.filter) });
    return new Map(
      cells.map(
        ({ keys, projects, withMoney }) =>
          [keyText(keys), { projects, projectsWithMoney: withMoney, projectsWithFlows: withMoney }] as const,
      ),
    );
  };
  return async (key: string): Promise<MoneyCoverage | null> => {
    read ??= all();
    return (await read).get(key) ?? null;
  };
};
