import { Exact } from '../decimal.js';
import { type Course, expectedOf, isLevel, type Span } from './progress.js';

/** Most points that a series has. */
const MOST_POINTS = 200;
/** Points beside those of values: baseline, today and target. */
const OTHER_POINTS = 3;

/**
 * Days, in order, as many as a series can show: the newer half of its places is for the newest days, and the older ones
 * are thinned out evenly, the first of all among those that stay.
 */
export const thinned = <D>(days: readonly D[], most = MOST_POINTS - OTHER_POINTS): D[] => {
  const newest = Math.floor(most / 2);
  const places = most - newest;
  const older = days.length - newest;
  if (older <= places) return [...days];
  const kept = new Set(Array.from({ length: places }, (_, n) => Math.floor((n * older) / places)));
  return days.filter((_, at) => at >= older || kept.has(at));
};

/**
 * The level that was expected on a day, in the unit of the indicator: the way from the baseline to the target by the share
 * expected then. Of a level to keep the target. Null without a target, or where a baseline is needed and is not known.
 */
export const expectedLevel = (course: Course, day: string, span: Span): string | null => {
  const { baseline, target } = course;
  if (target === null) return null;
  if (isLevel(course)) return target;
  if (baseline === null) return null;
  const way = new Exact(target).minus(baseline);
  return new Exact(baseline).plus(way.times(expectedOf(course, day, span))).toFixed();
};
