import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { ProgressStatus } from '../../../vocabulary/index.js';
import { readCsv } from '../../sheets/csv.js';
import { inTurn } from '../synthetic/common.js';

const FILE = 'demonstration-words.csv';

const wordLine = z.object({
  action: z.string(),
  step1: z.string(),
  step2: z.string(),
  step3: z.string(),
  step4: z.string(),
  step5: z.string(),
  step6: z.string(),
  trouble1: z.string(),
  trouble2: z.string(),
});

/** What the reports on something speak of: its steps, half-year by half-year, and its difficulties. */
export interface Words {
  steps: readonly string[];
  troubles: readonly string[];
}

/** Words by the code of an action; those of projects are under "PROJECT". */
export const readWords = (): Map<string, Words> => {
  const csv = readFileSync(new URL(`../../../../data/${FILE}`, import.meta.url), 'utf8');
  const lines = z.array(wordLine).parse(readCsv(csv, FILE).map(({ cells }) => cells));
  return new Map(
    lines.map(({ action, step1, step2, step3, step4, step5, step6, trouble1, trouble2 }) => [
      action,
      { steps: [step1, step2, step3, step4, step5, step6], troubles: [trouble1, trouble2] },
    ]),
  );
};

type Going = 'WELL' | 'BEHIND' | 'FAR_BEHIND' | 'DONE';

const goingOf = (status: ProgressStatus): Going => {
  if (status === 'ACHIEVED') return 'DONE';
  if (status === 'AT_RISK') return 'BEHIND';
  return status === 'OFF_TRACK' ? 'FAR_BEHIND' : 'WELL';
};

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

interface Sentences {
  narrative: readonly string[];
  achievements: readonly string[];
  wayForward: readonly string[];
}

/** What is said of a step and the next one, depending on how it goes. */
const sentences = (step: string, next: string): Record<Going, Sentences> => ({
  WELL: {
    narrative: [
      `The work moved at the pace that was planned: ${step} is complete, and ${next} has begun.`,
      `Most of what was planned for the half-year was done. ${capital(step)} is complete.`,
      `The half-year went as planned, and ${step} was its main result.`,
    ],
    achievements: [`${capital(step)} was completed on time.`, `${capital(step)} is complete, and the partner uses it.`],
    wayForward: [`Next comes ${next}.`, `The preparations for ${next} are under way.`],
  },
  BEHIND: {
    narrative: [
      `The work is behind what was planned, but can still catch up. ${capital(step)} took longer than expected.`,
      `Part of what was planned for the half-year moved to the next one. ${capital(step)} ended late.`,
    ],
    achievements: [`${capital(step)} was completed late.`, `Most of ${step} is done.`],
    wayForward: [
      `The partner has agreed a tighter timetable for ${next}.`,
      `More staff will work on ${next}, so that the delay does not grow.`,
    ],
  },
  FAR_BEHIND: {
    narrative: [
      `The work is far behind what was planned. ${capital(step)} is only partly done.`,
      `Little moved in the half-year, and ${step} is still not complete.`,
    ],
    achievements: [`Part of ${step} is done.`, `The plan for the rest of ${step} was agreed.`],
    wayForward: [
      `Before ${next}, the partner and the secretariat will look again at what can be reached by the end of the plan.`,
      `A smaller first part of ${next} is being prepared.`,
    ],
  },
  DONE: {
    narrative: [`The target has been reached: ${step} is complete. What remains is ${next}.`],
    achievements: [`${capital(step)} is complete, and what was aimed at is in use.`],
    wayForward: [`What is left is ${next}, so that the results last.`],
  },
});

/** The four answers of a report on a half-year, counted from 0; `figures` says what was counted. */
export const answersOf = (
  { steps, troubles }: Words,
  { nth, turn, status, figures }: { nth: number; turn: number; status: ProgressStatus; figures: string | null },
) => {
  const [step, next] = [inTurn(steps, nth), steps[nth + 1] ?? 'the final report'];
  const chosen = sentences(step, next)[goingOf(status)];
  return {
    narrative: `Demonstration. ${inTurn(chosen.narrative, nth + turn)}`,
    achievements: [inTurn(chosen.achievements, nth + turn), figures].filter((part) => part !== null).join(' '),
    challenges: inTurn(troubles, nth + turn),
    wayForward: inTurn(chosen.wayForward, nth + turn),
  };
};
