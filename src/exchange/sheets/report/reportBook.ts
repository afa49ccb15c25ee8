import { SYNTHETIC } from '../feeds/aboutFeed.js';
import { type Book, type BookRow, FORM_VERSION } from '../workbook/Book.js';
import type { FormIndicator, FormReport, FormValue, FormWords } from './askReport.js';
import { EVIDENCE, FORM_SHEETS, type FormSheet, MILESTONES, NARRATIVE, QUESTIONS, VALUES } from './formSheets.js';

const SPARE_ROWS = 200;

const flag = (value: boolean) => String(value);

/** The words of a report by the names in the form. */
const wordsOf = ({
  narrative,
  achievements,
  challenges,
  wayForward,
  reportedStatus,
}: FormWords): Record<string, string | null> => ({
  narrative,
  achievements,
  challenges,
  way_forward: wayForward,
  reported_status: reportedStatus,
});

const narrativeRows = (report: FormReport): BookRow[] => {
  const [own, last] = [wordsOf(report), report.previous ? wordsOf(report.previous) : {}];
  return Object.entries(QUESTIONS).map(([field, question]) => [
    field,
    question,
    own[field] ?? null,
    last[field] ?? null,
  ]);
};

const dimensionsOf = ({ dimensions }: Pick<FormValue, 'dimensions'>): string | null =>
  dimensions.length
    ? JSON.stringify(Object.fromEntries(dimensions.map(({ dimension, value }) => [dimension, value])))
    : null;

/** Whom or what a value is of, whatever its day. */
interface FormUnit {
  project: string | null;
  country: string | null;
  dimensions: string | null;
}

const unitOf = (value: FormValue): FormUnit => ({
  project: value.project?.code ?? null,
  country: value.country?.code ?? null,
  dimensions: dimensionsOf(value),
});

const keyOf = (indicator: FormIndicator, { project, country, dimensions }: FormUnit): string =>
  JSON.stringify([indicator.id, project, country, dimensions]);

const shownValue = ({ value, level, noDataReason }: FormValue): string | null => level?.code ?? value ?? noDataReason;

const rowOf = (indicator: FormIndicator, unit: FormUnit, value: FormValue | null, last: FormValue | null): BookRow => [
  indicator.code,
  indicator.owner.code,
  indicator.title,
  indicator.unit,
  unit.project,
  unit.country,
  unit.dimensions,
  value?.date ?? null,
  value?.level ? null : (value?.value ?? null),
  value?.numerator ?? null,
  value?.denominator ?? null,
  value?.level?.code ?? null,
  value?.noDataReason ?? null,
  indicator.target?.value ?? null,
  last?.date ?? null,
  last ? shownValue(last) : null,
];

/** Indicators that the report can have values of: its own, and for a project those of the actions that it serves. */
const indicatorsOf = ({ subject }: FormReport): FormIndicator[] => {
  const all = [...subject.indicators, ...(subject.actions ?? []).flatMap(({ action }) => action.indicators)];
  return [...new Map(all.map((indicator) => [indicator.id, indicator])).values()];
};

/** Whether a report may have values of a unit: one on a project has those of that project, or of its own as a whole. */
const isOfReport = ({ subject }: FormReport, indicator: FormIndicator, { project, country }: FormUnit): boolean => {
  if (subject.__typename === 'Action') return true;
  return project === subject.code || (indicator.owner.code === subject.code && project === null) || country !== null;
};

/** The parts of a unit by each dimension of its indicator. */
const partsOf = (indicator: FormIndicator, unit: FormUnit): FormUnit[] =>
  indicator.dimensions.flatMap(({ name, values }) =>
    values.map((value) => ({ ...unit, dimensions: JSON.stringify({ [name]: value }) })),
  );

/** Units that are asked for, and their parts: those of the round before and of all values so far; else the project, or the whole. */
const unitsOf = (report: FormReport, indicator: FormIndicator): FormUnit[] => {
  const last = (report.previous?.values ?? []).filter((value) => value.indicator.id === indicator.id).map(unitOf);
  const known = indicator.units.map(({ project, country }) => ({
    project: project?.code ?? null,
    country: country?.code ?? null,
    dimensions: null,
  }));
  const found = [...last, ...known].filter((unit) => isOfReport(report, indicator, unit));
  const { __typename, code } = report.subject;
  const usual = __typename === 'Project' && indicator.owner.code !== code ? code : null;
  const units = found.length ? found : [{ project: usual, country: null, dimensions: null }];
  const hasParts = units.some(({ dimensions }) => dimensions !== null);
  return hasParts ? units : [...units, ...units.flatMap((unit) => partsOf(indicator, unit))];
};

/** Rows to fill in: the values that the report has, and each unit that is asked for and has none. */
const valueRows = (report: FormReport): BookRow[] => {
  const last = new Map((report.previous?.values ?? []).map((value) => [keyOf(value.indicator, unitOf(value)), value]));
  return indicatorsOf(report).flatMap((indicator) => {
    const lastOf = (unit: FormUnit) => last.get(keyOf(indicator, unit)) ?? null;
    const own = report.values.filter((value) => value.indicator.id === indicator.id);
    const answered = new Set(own.map((value) => keyOf(indicator, unitOf(value))));
    const open = new Map(unitsOf(report, indicator).map((unit) => [keyOf(indicator, unit), unit]));
    return [
      ...own.map((value) => rowOf(indicator, unitOf(value), value, lastOf(unitOf(value)))),
      ...[...open].flatMap(([key, unit]) => (answered.has(key) ? [] : [rowOf(indicator, unit, null, lastOf(unit))])),
    ];
  });
};

const milestoneRows = ({ subject }: FormReport): BookRow[] =>
  subject.milestones.map(({ title, dueOn, completedOn, isLate }) => [title, dueOn, completedOn, flag(isLate)]);

const evidenceRows = ({ evidence }: FormReport): BookRow[] =>
  evidence.map(({ title, url, language, isPublic }) => [title, url, language, flag(isPublic)]);

const ROWS = new Map<FormSheet, (report: FormReport) => BookRow[]>([
  [NARRATIVE, narrativeRows],
  [VALUES, valueRows],
  [MILESTONES, milestoneRows],
  [EVIDENCE, evidenceRows],
]);

const WIDE = 60;
const widthOf = (name: string) => (/answer|last_round|question/.test(name) ? WIDE : Math.max(16, name.length + 4));

const sheetOf = (sheet: FormSheet, report: FormReport): Book['sheets'][number] => ({
  name: sheet.name,
  columns: sheet.columns.map(({ name, type, role, values }) => ({
    name,
    type,
    isShown: role === 'SHOWN' || (sheet === NARRATIVE && role === 'KEY'),
    values,
    width: widthOf(name),
  })),
  rows: ROWS.get(sheet)?.(report) ?? [],
  spareRows: SPARE_ROWS,
});

/** The form of a report as a workbook: what its authors have written so far, beside what the round before said. */
export const reportBook = (report: FormReport, plan: string, madeAt: Date): Book => {
  const { id, version, state, period, subject } = report;
  return {
    title: `Report on ${subject.code} for ${period.code}`,
    sheets: FORM_SHEETS.map((sheet) => sheetOf(sheet, report)),
    stamp: {
      kind: 'report',
      version: FORM_VERSION,
      about: { plan, period: period.code, subject: subject.code, report: id, reportVersion: String(version) },
    },
    about: () => [
      ['What it is', `The form of the report on ${subject.code}, ${subject.title}`],
      ['Plan', plan],
      ['Period', `${period.code}: ${period.start} to ${period.end}, due on ${period.dueOn}`],
      ['State', state],
      [
        'How to fill it in',
        'Answer in the white cells of Narrative, Values and Evidence; add rows where you need them. Grey cells are shown only.',
      ],
      [
        'Way back in',
        'Take the file in as kind "report": it becomes a draft, which you look at and submit in the tracker. A sheet that you delete says nothing; rows that you delete from Values or Evidence are taken out of the draft.',
      ],
      ['Milestones', 'The secretariat keeps them: write what was done in the narrative.'],
      ...(report.provenance.isSynthetic || report.previous?.provenance.isSynthetic
        ? [['Synthetic', SYNTHETIC] as [string, string]]
        : []),
      ['Made at', madeAt.toISOString()],
      ...FORM_SHEETS.flatMap(({ name, columns }): [string, string][] => [
        ['', ''],
        [name, 'What its columns hold'],
        ...columns.map((one): [string, string] => [one.name, one.description]),
      ]),
    ],
  };
};
