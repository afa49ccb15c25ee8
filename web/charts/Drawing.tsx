import { type RefObject, useEffect, useRef, useState } from 'react';
import { useWords } from '../app/words.js';
import { type ChartRow, type Draw, pagePalette } from './chart.js';

interface DrawingProps {
  rows: readonly ChartRow[];
  loadDraw(): Promise<Draw>;
  words: Readonly<Record<string, string>>;
  height: number;
  label: string;
}

/** Calls once an element comes near the window, and again whenever its width changes. Gives what ends that. */
const onWidth = (element: HTMLElement, draw: (width: number) => void): (() => void) => {
  let drawn = 0;
  const resized = new ResizeObserver(() => {
    const width = Math.round(element.clientWidth);
    if (width && width !== drawn) draw(width);
    drawn = width;
  });
  const seen = new IntersectionObserver(
    (entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      seen.disconnect();
      resized.observe(element);
    },
    { rootMargin: '200px' },
  );
  seen.observe(element);
  return () => {
    seen.disconnect();
    resized.disconnect();
  };
};

/** Draws rows into a place, and says whether what draws them could not be loaded. */
const useDrawing = (place: RefObject<HTMLDivElement | null>, given: DrawingProps): boolean => {
  const [hasFailed, setFailed] = useState(false);
  const latest = useRef(given);
  latest.current = given;
  const key = JSON.stringify(given.rows);
  // biome-ignore lint/correctness/useExhaustiveDependencies: drawn again where the rows say something else
  useEffect(() => {
    const element = place.current;
    if (!element) return;
    let isGone = false;
    const draw = async (width: number) => {
      const { rows, loadDraw, words } = latest.current;
      const drawChart = await loadDraw().catch(() => null);
      if (isGone) return;
      setFailed(drawChart === null);
      const drawing = drawChart?.(rows, { width, palette: pagePalette, words });
      drawing?.setAttribute('aria-hidden', 'true');
      if (drawing) element.replaceChildren(drawing);
    };
    const end = onWidth(element, (width) => void draw(width));
    return () => {
      isGone = true;
      end();
    };
  }, [key]);
  return hasFailed;
};

/** A drawing, made once it is in sight: its place is kept free until then. */
export const Drawing = (given: DrawingProps) => {
  const t = useWords();
  const place = useRef<HTMLDivElement>(null);
  const hasFailed = useDrawing(place, given);
  return (
    <>
      {hasFailed ? <p role="alert">{t('chart.failed')}</p> : null}
      <div
        ref={place}
        className="drawing needs-script"
        role="img"
        aria-label={given.label}
        style={{ blockSize: given.height }}
      />
    </>
  );
};
