import { compareExact, type Flow, type MoneySum, negate, negated, sumMoney } from './money.js';

/** What was disbursed minus what was forecast: one sign everywhere, actual minus forecast. */
export const varianceOf = (disbursed: readonly Flow[], forecasts: readonly Flow[], target: string): MoneySum =>
  sumMoney([...disbursed, ...negate(forecasts)], target);

/** Forecast, disbursed and variance of one project. */
interface ProjectVariance {
  projectId: number;
  forecast: MoneySum;
  disbursed: MoneySum;
  variance: MoneySum;
}

type OfProject = Flow & { detailId: number | null };

const size = ({ converted }: MoneySum): string =>
  compareExact(converted.amount, '0') < 0 ? negated(converted.amount) : converted.amount;

/** The same by project, the largest variance of either sign first. */
export const byVariance = (
  disbursed: readonly OfProject[],
  forecasts: readonly OfProject[],
  target: string,
): ProjectVariance[] => {
  const ids = new Set([...disbursed, ...forecasts].flatMap(({ detailId }) => detailId ?? []));
  return [...ids]
    .map((projectId) => {
      const [paid, due] = [disbursed, forecasts].map((flows) => flows.filter(({ detailId }) => detailId === projectId));
      return {
        projectId,
        forecast: sumMoney(due ?? [], target),
        disbursed: sumMoney(paid ?? [], target),
        variance: varianceOf(paid ?? [], due ?? [], target),
      };
    })
    .sort((a, b) => compareExact(size(b.variance), size(a.variance)) || a.projectId - b.projectId);
};
