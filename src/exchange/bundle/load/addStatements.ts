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
  id: number;
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

/** What was said of each thing, in the order in which it was recorded. */
class Sayings {
  private readonly of: Map<string, Moment[]>;

  constructor(recorded: readonly Recorded[]) {
    const inOrder = [...recorded].sort((a, b) => a.recordedAt.getTime() - b.recordedAt.getTime() || a.id - b.id);
    this.of = new Map();
    for (const { subject, content, recordedAt } of inOrder)
      this.about(subject).push({ time: recordedAt.getTime(), content });
  }

  about(subject: string): Moment[] {
    const known = this.of.get(subject) ?? [];
    this.of.set(subject, known);
    return known;
  }

  note({ subject, also, content }: Statement, time: number): void {
    for (const place of also === undefined ? [subject] : [subject, also]) {
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
    const moments = [subject, also];
    const earlier = moments.map((moment) => first.get(moment)).find((one) => one !== undefined);
    if (earlier === undefined) for (const moment of moments) first.set(moment, at);
    else
      refused.push({
        path: at,
        message: `says again what ${earlier} says; leave one out, or give each the moment at which it was recorded (recordedAt)`,
      });
  }
};

/**
 * Adds the facts that say something new. A fact with a moment of its own is history: it is new if something else was
 * recorded last at that moment, or nothing; of several at one moment the last holds. One without says what holds when the dataset is stated: it is new if something else holds
 * then, so that what is corrected can be corrected back. What was recorded later stands, and is named.
 */
export const addStatements = (load: Load, recorded: readonly Recorded[], statements: readonly Statement[]): void => {
  const sayings = new Sayings(recorded);
  const { history = [], current = [] } = Object.groupBy(statements, ({ recordedAt }) =>
    recordedAt === null ? 'current' : 'history',
  );
  refuseRepeated(load, current);
  const timeOf = ({ recordedAt }: Statement) => new Date(recordedAt ?? load.statedAt).getTime();
  for (const group of Map.groupBy(history, (one) => `${timeOf(one)} ${one.subject}`).values()) {
    const [{ subject }, time] = [group[0] as Statement, timeOf(group[0] as Statement)];
    const told = sayings.about(subject).filter((old) => old.time === time);
    const lastTold = told
      .slice(-group.length)
      .map(({ content }) => content)
      .join('\n');
    if (lastTold === group.map(({ content }) => content).join('\n')) continue;
    for (const one of group) {
      sayings.note(one, time);
      one.add(new Date(time));
    }
  }
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
