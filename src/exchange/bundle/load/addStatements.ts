import { joinKey } from './joinKey.js';
import type { Load } from './Load.js';

/** What was said about one thing at a moment. */
interface Said {
  /** Equal for all that is said about one thing: the unit and day of a value, the pair and day of a rate. */
  subject: string;
  /** Equal for what says the same about it. */
  content: string;
}

/** A stored fact: a later one about the same takes its place. */
interface Recorded extends Said {
  recordedAt: Date;
}

/** A fact of a dataset. */
interface Statement extends Said {
  /** What else it is about, where it counts in two places. */
  also?: string | undefined;
  /** The moment that it states; null for what holds when the dataset is stated. */
  recordedAt: string | null;
  /** Where it is in the dataset. */
  at: string;
  add: (recordedAt: Date) => void;
}

interface Moment {
  time: number;
  content: string;
}

const MOST_NAMED = 10;

/** The order in which facts are read that are given to `addStatements`: that in which they were recorded. */
export const AS_RECORDED = { recordedAt: 'asc', id: 'asc' } as const;

/** What was said of each thing, in the order in which it was recorded. */
class Sayings {
  private readonly of = new Map<string, Moment[]>();

  constructor(recorded: readonly Recorded[]) {
    for (const { subject, content, recordedAt } of recorded)
      this.about(subject).push({ time: recordedAt.getTime(), content });
  }

  about(subject: string): Moment[] {
    const known = this.of.get(subject) ?? [];
    this.of.set(subject, known);
    return known;
  }

  note({ subject, also = subject, content }: Statement, time: number): void {
    for (const place of new Set([subject, also])) {
      const all = this.about(place);
      all.splice(all.findLastIndex((one) => one.time <= time) + 1, 0, { time, content });
    }
  }
}

/** Says which statements do not hold now, because something else was recorded later. */
const nameOvertaken = ({ onStep, statedAt }: Load, paths: readonly string[]): void => {
  if (!paths.length) return;
  const more = paths.length > MOST_NAMED ? ` and ${paths.length - MOST_NAMED} more` : '';
  const named = paths.slice(0, MOST_NAMED).join(', ') + more;
  onStep(`what was recorded after ${statedAt.toISOString()} stands, and says otherwise than ${named}`);
};

/** What is stated twice of one thing cannot hold at one moment. */
const refuseRepeated = ({ refused }: Load, statements: readonly Statement[]): void => {
  const first = new Map<string, string>();
  for (const { subject, also = subject, at } of statements) {
    const earlier = first.get(subject) ?? first.get(also);
    if (earlier === undefined) first.set(subject, at).set(also, at);
    else
      refused.push({
        path: at,
        message: `says again what ${earlier} says; leave one out, or give each the moment at which it was recorded (recordedAt)`,
      });
  }
};

const timeOf = (moment: string | null): number => Date.parse(moment ?? '');

/** Adds what is said of one thing at one moment of its own, unless that is what was recorded last at that moment. */
const addHistory = (sayings: Sayings, said: readonly Statement[]): void => {
  const [{ subject, recordedAt }] = said as [Statement];
  const time = timeOf(recordedAt);
  const told = sayings.about(subject).filter((old) => old.time === time);
  const contentsOf = (all: readonly { content: string }[]) => joinKey(...all.map(({ content }) => content));
  if (contentsOf(told.slice(-said.length)) === contentsOf(said)) return;
  for (const one of said) {
    sayings.note(one, time);
    one.add(new Date(time));
  }
};

/**
 * Adds the facts that say something new. A fact with a moment of its own is history: it is new if something else was
 * recorded last at that moment, or nothing; of several at one moment the last holds. One without says what holds when
 * the dataset is stated: it is new if something else holds then, so that what is corrected can be corrected back. What
 * was recorded later stands, and is named. What is recorded comes in the order `AS_RECORDED`.
 */
export const addStatements = (load: Load, recorded: readonly Recorded[], statements: readonly Statement[]): void => {
  const sayings = new Sayings(recorded);
  const { history = [], current = [] } = Object.groupBy(statements, ({ recordedAt }) =>
    recordedAt === null ? 'current' : 'history',
  );
  refuseRepeated(load, current);
  const moments = Map.groupBy(history, ({ subject, recordedAt }) => joinKey(subject, timeOf(recordedAt)));
  for (const said of moments.values()) addHistory(sayings, said);
  const statedAt = load.statedAt.getTime();
  const overtaken = current.flatMap((one) => {
    const all = sayings.about(one.subject);
    const [last, holding] = [all.at(-1), all.findLast(({ time }) => time <= statedAt)];
    if (holding?.content !== one.content) {
      sayings.note(one, statedAt);
      one.add(load.statedAt);
    }
    return last && last.time > statedAt && last.content !== one.content ? [one.at] : [];
  });
  nameOvertaken(load, overtaken);
};
