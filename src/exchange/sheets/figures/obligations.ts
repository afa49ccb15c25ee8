import { day, type Figure, type Line, moment, text, whole } from './Figure.js';

const QUERY = `query Obligations($after: String) {
  viewer {
    obligations(first: 200, after: $after) {
      cursor kind dueOn daysWaiting timeliness turn requestedAt
      subject { __typename ... on Action { code title } ... on Project { code title } }
      report { id period { code } }
    }
  }
}`;

interface Obligation {
  cursor: string;
  kind: string;
  dueOn: string | null;
  daysWaiting: number;
  timeliness: string;
  turn: string;
  requestedAt: string | null;
  subject: { __typename: string; code: string; title: string };
  report: { id: string; period: { code: string } } | null;
}

const PAGE = 200;

/** `obligations` */
export const obligations: Figure = {
  name: 'obligations',
  title: 'Obligations',
  description: 'Something that whoever asks has to do, or waits for. It needs a token.',
  isOfPlan: false,
  hasMoney: false,
  filters: [],
  needs: [],
  isPersonal: true,
  columns: () => [
    text('kind', 'What has to be done.'),
    text('period', 'Code of the reporting period.'),
    text('subject_type', 'Action or Project.'),
    text('subject', 'Code of it.'),
    text('subject_title', 'Title of it.'),
    day('due_on', 'Due date of the report.'),
    text('timeliness', 'Timeliness of the report.'),
    text('turn', 'Role whose turn it is.'),
    whole('days_waiting', 'Number of days since it became their turn.'),
    moment('requested_at', 'Moment at which a reviewer last asked for an update.'),
    text('report', 'Id of the report, in the API.'),
  ],
  lines: async (ask) => {
    const lines: Line[] = [];
    for (let after: string | null = null; ; ) {
      const { viewer } = (await ask(QUERY, { after })) as { viewer: { obligations: Obligation[] } };
      lines.push(
        ...viewer.obligations.map(({ kind, dueOn, daysWaiting, timeliness, turn, requestedAt, subject, report }) => ({
          kind,
          period: report?.period.code ?? null,
          subject_type: subject.__typename,
          subject: subject.code,
          subject_title: subject.title,
          due_on: dueOn,
          timeliness,
          turn,
          days_waiting: daysWaiting,
          requested_at: requestedAt,
          report: report?.id ?? null,
        })),
      );
      if (viewer.obligations.length < PAGE) return lines;
      after = viewer.obligations.at(-1)?.cursor ?? null;
    }
  },
};
