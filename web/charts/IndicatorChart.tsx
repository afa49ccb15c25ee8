import { longDay, number, shortNumber } from '../app/numbers.js';
import { useWords } from '../app/words.js';
import type { IndicatorFigureFragment } from '../generated/graphql.js';
import { ChartFigure } from './ChartFigure.js';
import type { ChartColumn, ChartRow } from './chart.js';

const loadIndicator = async () => (await import('./drawIndicator.js')).drawIndicator;

/** How a heading names the target: 125 of 150 where it is to grow, else 7%, target 4%. */
const targetWord = ({ target, direction }: IndicatorFigureFragment): 'of' | 'aim' | 'none' => {
  if (!target) return 'none';
  return direction === 'INCREASE' ? 'of' : 'aim';
};

/** One indicator: baseline, values, expected and target. */
export const IndicatorChart = ({
  indicator,
  asOf,
  name,
}: {
  indicator: IndicatorFigureFragment;
  asOf: string;
  name: string;
}) => {
  const t = useWords();
  const { title, unit, series, actual, target, baseline, level, provenance, progress } = indicator;
  const rows: ChartRow[] = series.map(({ date, kind, actual: value, expected, target: aim }) => ({
    date,
    kind,
    actual: value ?? null,
    expected: expected ?? null,
    target: aim ?? null,
    unit,
  }));
  const write = (value: ChartRow[string]) => (value === null ? t('notKnown') : shortNumber(String(value)));
  const columns: ChartColumn[] = [
    { key: 'date', head: t('chart.day'), write: (value) => longDay(String(value)) },
    { key: 'kind', head: t('chart.kind'), write: (value) => t(`series.${value as 'VALUE'}`) },
    { key: 'actual', head: t('chart.actual'), isNumber: true, write },
    { key: 'expected', head: t('chart.expected'), isNumber: true, write },
    { key: 'target', head: t('chart.target'), isNumber: true, write: (value) => (value === null ? '' : write(value)) },
  ];
  const heading = t('chart.indicator.title', {
    title,
    state: actual == null && !level ? 'none' : 'some',
    actual: level?.label ?? (actual == null ? '' : number(actual)),
    target: target ? number(target.value) : '',
    hasTarget: targetWord(indicator),
    unit,
  });
  const caption = t('chart.indicator.caption', {
    unit,
    baseline: baseline ? number(baseline.value) : '',
    hasBaseline: baseline ? 'yes' : 'no',
    reported: progress.coverage.reported,
    expected: progress.coverage.expected,
    day: longDay(asOf),
  });
  return (
    <ChartFigure
      name={name}
      title={heading}
      caption={caption}
      rows={rows}
      columns={columns}
      loadDraw={loadIndicator}
      words={{ target: t('chart.target.word'), expected: t('chart.expected.word') }}
      isSynthetic={provenance.isSynthetic || progress.isSynthetic}
      height={220}
      level={3}
    />
  );
};
