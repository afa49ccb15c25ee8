import { NoDataReason, ProgressStatus } from '../../../vocabulary/index.js';
import { type BareColumn, bareColumn } from '../kinds/Column.js';

// The sheets of the form of a report. What is shown only says what is known; the rest is for the focal point.

type More = Partial<BareColumn>;

const column = (name: string, type: BareColumn['type'], description: string, more: More = {}): BareColumn => ({
  ...bareColumn(type, name, description),
  ...more,
});

const key: More = { role: 'KEY', isNeeded: true };
const shown: More = { role: 'SHOWN' };

/** A sheet of the form. */
export interface FormSheet {
  name: string;
  columns: readonly BareColumn[];
}

/** What the report says in words: one row a question. */
export const NARRATIVE: FormSheet = {
  name: 'Narrative',
  columns: [
    column('field', 'TEXT', 'What is asked; leave it as it is.', key),
    column('question', 'TEXT', 'The question.', shown),
    column('answer', 'TEXT', 'Your answer; an empty cell empties it.'),
    column('last_round', 'TEXT', 'What the report before said.', shown),
  ],
};

/** The questions, by field of the API. */
export const QUESTIONS: Readonly<Record<string, string>> = {
  narrative: 'What happened in the period? Needed to submit the report.',
  achievements: 'What was achieved?',
  challenges: 'What was difficult?',
  way_forward: 'What comes next?',
  reported_status: `How does the work stand? Needed to submit the report. One of ${Object.keys(ProgressStatus).join(', ')}.`,
};

/** Values of indicators: one row a unit, part and day. */
export const VALUES: FormSheet = {
  name: 'Values',
  columns: [
    column('indicator', 'TEXT', 'Code of the indicator.', key),
    column('indicator_of', 'TEXT', 'Action or project that the indicator is of.', { role: 'KEY', isNeeded: true }),
    column('indicator_title', 'TEXT', 'Title of the indicator.', shown),
    column('unit', 'TEXT', 'Unit of the value.', shown),
    column('unit_project', 'TEXT', 'Code of the project that was measured; empty for a country or the whole.'),
    column('unit_country', 'TEXT', 'Country that was measured (ISO 3166-1 alpha-3).'),
    column('dimensions', 'JSON', 'What it is a part of: {"Sex": "Female"}; empty for the whole.'),
    column('date', 'DAY', 'Day that it is for, within the period; left empty, its last day.'),
    column('value', 'NUMBER', 'Value; leave it empty where you have none, and say why.'),
    column('numerator', 'NUMBER', 'Numerator of a ratio.'),
    column('denominator', 'NUMBER', 'Denominator of a ratio.'),
    column('level', 'TEXT', 'Code of a level, for an indicator with a scale.'),
    column('no_data_reason', 'TEXT', 'Why there is no value.', { values: Object.keys(NoDataReason) }),
    column('target', 'NUMBER', 'Final target of the indicator.', shown),
    column('last_date', 'DAY', 'Day of the value in the report before.', shown),
    column('last_value', 'TEXT', 'That value.', shown),
  ],
};

/** Milestones, as they are known. */
export const MILESTONES: FormSheet = {
  name: 'Milestones',
  columns: [
    column('title', 'TEXT', 'Title.', shown),
    column('due_on', 'DAY', 'Day by which it has to be done.', shown),
    column('completed_on', 'DAY', 'Day on which it was done, as far as it is known.', shown),
    column('is_late', 'BOOLEAN', 'True if it is late.', shown),
  ],
};

/** Documents that support the report. */
export const EVIDENCE: FormSheet = {
  name: 'Evidence',
  columns: [
    column('title', 'TEXT', 'Title of the document.', { isNeeded: true }),
    column('url', 'TEXT', 'Its address.', { isNeeded: true }),
    column('language', 'TEXT', 'Language tag (BCP 47), such as en.'),
    column('is_public', 'BOOLEAN', 'Whether everybody may see it; left empty: yes.'),
  ],
};

/** All sheets of the form, in their order. */
export const FORM_SHEETS: readonly FormSheet[] = [NARRATIVE, VALUES, MILESTONES, EVIDENCE];
