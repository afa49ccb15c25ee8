import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { shownActual } from '../../domain/decimal.js';
import { expectedLevel } from '../../domain/progress/index.js';
import { Indicator } from '../../entities/progress/index.js';
import type { Row } from '../../entities/Row.js';
import { ListSize } from '../../schema/listSizes.js';
import { IndicatorSeriesPoint } from '../../schema/progress/index.js';
import { IndicatorSeriesPointKind } from '../../vocabulary/index.js';
import { standingOfIndicator } from './indicatorStanding.js';

/** A point before what is expected on its day is known. */
type Reached = Pick<IndicatorSeriesPoint, 'date' | 'kind' | 'actual'>;

const kinds = Object.values(IndicatorSeriesPointKind);
const inOrder = (one: Reached, other: Reached): number =>
  one.date.localeCompare(other.date) || kinds.indexOf(one.kind) - kinds.indexOf(other.kind);

/** The course of an indicator as rows for a chart. */
@Resolver(() => Indicator)
export class IndicatorSeriesResolver {
  @FieldResolver(() => [IndicatorSeriesPoint], {
    description:
      "Its course, by day, for a chart: the day of the baseline if it has one, each day up to the lens's day on which a value counts, the lens's day, and the day of the target. At most 200 points: where there are more, older days are left out evenly.",
  })
  @ListSize('seriesOfIndicator')
  async series(@Root() indicator: Row<Indicator>, @Ctx() context: Context): Promise<IndicatorSeriesPoint[]> {
    const { loaders, lens } = context;
    const [{ fact, span }, { baseline }, values] = await Promise.all([
      standingOfIndicator(indicator, context),
      loaders.pointsOfIndicator.load(indicator.id),
      loaders.actualsOfIndicator.load(indicator.id),
    ]);
    const { target } = fact;
    const actualBy = (day: string) => values.findLast(({ date }) => date <= day)?.actual ?? null;
    const points: Reached[] = values.flatMap(({ date, actual, hasValue }) =>
      hasValue ? [{ date, actual, kind: 'VALUE' as const }] : [],
    );
    points.push({ date: lens.asOf, actual: fact.actual, kind: 'TODAY' });
    if (baseline?.date) points.push({ date: baseline.date, actual: fact.baseline, kind: 'BASELINE' });
    if (target !== null)
      points.push({ date: span.end, actual: span.end > lens.asOf ? null : actualBy(span.end), kind: 'TARGET' });
    return points.sort(inOrder).map(({ actual, ...point }) => ({
      ...point,
      actual: actual && shownActual(actual),
      expected: shownOrNull(fact.scale ? null : expectedLevel(fact, point.date, span)),
      target: shownOrNull(target),
    }));
  }
}

const shownOrNull = (exact: string | null): string | null => exact && shownActual(exact);
