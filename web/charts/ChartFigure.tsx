import { type ReactNode, useId, useState } from 'react';
import { usePlan } from '../app/context.js';
import { useWords } from '../app/words.js';
import type { ChartColumn, ChartRow, Draw } from './chart.js';
import { Drawing } from './Drawing.js';

interface ChartFigureProps {
  /** Names the files that are taken away. */
  name: string;
  title: string;
  /** Unit, source and day, in a sentence. */
  caption: string;
  rows: readonly ChartRow[];
  columns: readonly ChartColumn[];
  /** Loads what draws it: the library comes only where a chart is in sight. */
  loadDraw(): Promise<Draw>;
  words: Readonly<Record<string, string>>;
  isSynthetic: boolean;
  /** Height of the drawing in pixels, which is kept free; none where the page shows it in its own way. */
  height?: number;
  /** What the page shows in place of a drawing. */
  children?: ReactNode;
  level?: 2 | 3;
  /** What the two colours stand for, where there are two. */
  swatches?: readonly [string, string];
}

/** A chart with title, unit, source and day, its table behind a switch, and its files. */
export const ChartFigure = (given: ChartFigureProps) => {
  const { title, caption, rows, columns, isSynthetic, height, children, level = 2, swatches } = given;
  const t = useWords();
  const id = useId();
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <figure className="chart" aria-labelledby={id}>
      <Heading id={id}>{title}</Heading>
      {swatches ? (
        <p className="swatches needs-script" aria-hidden="true">
          <span>
            <i />
            {swatches[0]}
          </span>
          <span className="second">
            <i />
            {swatches[1]}
          </span>
        </p>
      ) : null}
      {children ?? (
        <Drawing
          rows={rows}
          loadDraw={given.loadDraw}
          words={given.words}
          height={height ?? 240}
          label={`${title}. ${caption}`}
        />
      )}
      <figcaption>
        {caption} {isSynthetic ? <span className="mark">{t('mark.syntheticFigures')}</span> : null}
      </figcaption>
      <div className="tools">
        <details>
          <summary>{t('chart.table')}</summary>
          <div className="scroll">
            <ChartTable rows={rows} columns={columns} />
          </div>
        </details>
        <Downloads {...given} />
      </div>
    </figure>
  );
};

const ChartTable = ({ rows, columns }: Pick<ChartFigureProps, 'rows' | 'columns'>) => (
  <table className="figures compact">
    <thead>
      <tr>
        {columns.map(({ key, head, isNumber }) => (
          <th key={key} scope="col" className={isNumber ? 'num' : undefined}>
            {head}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {rows.map((row) => (
        <tr key={JSON.stringify(row)}>
          {columns.map(({ key, isNumber, write }, index) => {
            const value = row[key] ?? null;
            const text = write ? write(value) : String(value ?? '');
            return index === 0 ? (
              <th key={key} scope="row">
                {text}
              </th>
            ) : (
              <td key={key} className={isNumber ? 'num' : undefined}>
                {text}
              </td>
            );
          })}
        </tr>
      ))}
    </tbody>
  </table>
);

const Downloads = ({
  name,
  title,
  caption,
  rows,
  columns,
  loadDraw,
  words,
  isSynthetic,
  swatches,
}: ChartFigureProps) => {
  const t = useWords();
  const [error, setError] = useState('');
  const { lens } = usePlan();
  const file = `${name}-${lens.asOf}`;
  const attempt = async (save: () => Promise<void>) => {
    try {
      await save();
    } catch {
      setError(t('failed.network'));
    }
  };
  const saveCsv = () =>
    attempt(async () => {
      const { saveAsCsv } = await import('./saveCsv.js');
      saveAsCsv(file, rows, columns, { as_of: lens.asOf, is_synthetic: isSynthetic });
    });
  const saveSvg = () =>
    attempt(async () => {
      const [{ saveAsSvg }, draw] = await Promise.all([import('./saveSvg.js'), loadDraw()]);
      const mark = isSynthetic ? ` ${t('mark.syntheticFigures')}` : '';
      saveAsSvg(file, { title, caption: `${caption}${mark}`, rows, draw, words, swatches });
    });
  return (
    <span className="needs-script">
      <button type="button" className="plain" onClick={() => void saveCsv()} aria-label={t('chart.csv.of', { title })}>
        {t('chart.csv')}
      </button>{' '}
      <button type="button" className="plain" onClick={() => void saveSvg()} aria-label={t('chart.svg.of', { title })}>
        {t('chart.svg')}
      </button>
      {error ? <span role="alert">{error}</span> : null}
    </span>
  );
};
