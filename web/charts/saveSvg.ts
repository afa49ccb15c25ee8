import { type ChartRow, type Draw, paperPalette } from './chart.js';
import { save } from './save.js';

const SVG = 'http://www.w3.org/2000/svg';
const WIDTH = 720;
const MARGIN = 24;

interface Picture {
  title: string;
  caption: string;
  rows: readonly ChartRow[];
  draw: Draw;
  words: Readonly<Record<string, string>>;
  /** What the two colours stand for, where there are two. */
  swatches?: readonly [string, string] | undefined;
}

const textLines = (text: string, perLine: number): string[] => {
  const lines: string[] = [''];
  for (const word of text.split(/\s+/)) {
    const line = lines.at(-1) ?? '';
    if (line && line.length + word.length >= perLine) lines.push(word);
    else lines[lines.length - 1] = line ? `${line} ${word}` : word;
  }
  return lines;
};

const textAt = (line: string, y: number, style: Record<string, string>): SVGTextElement => {
  const element = document.createElementNS(SVG, 'text');
  element.textContent = line;
  for (const [name, value] of Object.entries({ x: String(MARGIN), y: String(y), ...style }))
    element.setAttribute(name, value);
  return element;
};

const FONT = { 'font-family': 'system-ui, "Noto Sans", sans-serif' };

const rectOf = (given: Record<string, string | number>): SVGRectElement => {
  const rect = document.createElementNS(SVG, 'rect');
  for (const [name, value] of Object.entries(given)) rect.setAttribute(name, String(value));
  return rect;
};

const SWATCH = 11;
const APART = 160;

/** The key of the colours. */
const keyOf = (swatches: readonly string[], y: number): SVGElement[] =>
  swatches.flatMap((name, at) => [
    rectOf({
      x: MARGIN + at * APART,
      y: y - SWATCH + 1,
      width: SWATCH,
      height: SWATCH,
      fill: [paperPalette.accent, paperPalette.second][at] ?? '',
    }),
    textAt(name, y, {
      ...FONT,
      x: String(MARGIN + at * APART + SWATCH + 6),
      'font-size': '13',
      fill: paperPalette.ink,
    }),
  ]);

/** A picture that says by itself what it shows: with its title, unit, source and day, on white. */
const pictureOf = ({ title, caption, rows, draw, words, swatches: given }: Picture): SVGSVGElement => {
  const swatches = given ?? [];
  const drawing = draw(rows, { width: WIDTH - 2 * MARGIN, palette: paperPalette, words });
  const inner = drawing instanceof SVGSVGElement ? drawing : drawing.querySelector('svg');
  if (!inner) throw new Error('a chart draws an SVG');
  const height = Number(inner.getAttribute('height'));
  const titleLines = textLines(title, 72);
  const captionLines = textLines(caption, 104);
  const titleEnd = MARGIN + titleLines.length * 24 + 8;
  const top = titleEnd + (swatches.length ? 24 : 0);
  const whole = document.createElementNS(SVG, 'svg');
  const total = top + height + captionLines.length * 18 + MARGIN + 8;
  for (const [name, value] of Object.entries({
    xmlns: SVG,
    width: WIDTH,
    height: total,
    viewBox: `0 0 ${WIDTH} ${total}`,
  }))
    whole.setAttribute(name, String(value));
  const paper = rectOf({ width: '100%', height: '100%', fill: paperPalette.paper });
  inner.setAttribute('x', String(MARGIN));
  inner.setAttribute('y', String(top));
  inner.setAttribute('color', paperPalette.ink);
  const heads = titleLines.map((line, at) =>
    textAt(line, MARGIN + 16 + at * 24, { ...FONT, 'font-size': '18', 'font-weight': '600', fill: paperPalette.ink }),
  );
  const feet = captionLines.map((line, at) =>
    textAt(line, top + height + 24 + at * 18, { ...FONT, 'font-size': '13', fill: paperPalette.soft }),
  );
  whole.append(paper, ...heads, ...keyOf(swatches, titleEnd + 10), inner, ...feet);
  return whole;
};

export const saveAsSvg = (name: string, picture: Picture): void =>
  save(`${name}.svg`, 'image/svg+xml', new XMLSerializer().serializeToString(pictureOf(picture)));
