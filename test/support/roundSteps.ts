/** What earlier answers said, by name. */
export type Said = Record<string, string>;

export interface RoundStep {
  who: 'the secretariat' | 'the focal point' | 'the chair' | 'anybody';
  text: string;
  query: string;
  variables?: (said: Said) => object;
  /** What later steps need of the answer. */
  // biome-ignore lint/suspicious/noExplicitAny: answers have the shape of the operations.
  keep?: (data: any) => Said;
}

const REPORT =
  'report {\n      version\n      state\n    }\n    userErrors {\n      code\n      field\n      message\n    }';

const submit = `mutation Submit($report: ID!, $version: Int!) {
  submitProgressReport(id: $report, version: $version) {
    ${REPORT}
  }
}`;

const save = `mutation Save($report: ID!, $version: Int!, $input: ProgressReportInput!) {
  saveProgressReport(id: $report, version: $version, input: $input) {
    ${REPORT}
  }
}`;

const atReport = ({ report, version }: Said) => ({ report, version: Number(version) });
// biome-ignore lint/suspicious/noExplicitAny: any of the payloads above.
const keepVersion = (data: any): Said => ({
  version: String((Object.values(data) as { report: { version: number } }[])[0]?.report.version),
});

const value = (indicator: string | undefined, number: string) => ({ indicator, date: '2026-09-30', value: number });

/** A whole round on the demonstration data, step by step. */
export const roundSteps: readonly RoundStep[] = [
  {
    who: 'the secretariat',
    text: 'Opens a period. Said again with the same dates, it asks only for reports that are missing. A period that was mistyped can be taken back by `cancelReportingPeriod` while nobody has begun.',
    query: `mutation Open($input: ReportingPeriodInput!) {
  openReportingPeriod(input: $input) {
    period {
      code
      state
    }
    userErrors {
      code
      field
      message
    }
  }
}`,
    variables: () => ({
      input: { plan: 'APIS-2022-2026', code: '2026-Q3', start: '2026-07-01', end: '2026-09-30', dueOn: '2026-10-31' },
    }),
  },
  {
    who: 'the focal point',
    text: 'Sees what is owed, whose turn it is, and what was reported before. `version` goes with every change.',
    query: `query Owed {
  viewer {
    roles {
      role
    }
    obligations {
      kind
      turn
      dueOn
      subject {
        ... on Action {
          code
          indicators {
            id
            code
            unit
          }
        }
        ... on Project {
          code
        }
      }
      report {
        id
        version
        period {
          code
        }
        previous {
          period {
            code
          }
          narrative
          reportedStatus
        }
      }
    }
  }
}`,
    keep: ({ viewer }) => {
      const { report, subject } = viewer.obligations.find(
        (one: { report: { period: { code: string } } }) => one.report.period.code === '2026-Q3',
      );
      return { report: report.id, version: String(report.version), indicator: subject.indicators[0].id };
    },
  },
  {
    who: 'the focal point',
    text: 'Saves a draft, as often as they like. What is left out stays as it was; `null` clears a text, and `values` and `evidence` are the whole list, `[]` for none. Nobody but its authors sees it.',
    query: save,
    variables: ({ report, version }) => ({
      ...atReport({ report, version } as Said),
      input: {
        narrative: 'Two corridors were surveyed.',
        evidence: [{ title: 'Survey', url: 'https://example.org/survey', isPublic: true }],
      },
    }),
    keep: keepVersion,
  },
  {
    who: 'the focal point',
    text: 'Hands it in too early: all that is missing is listed at once, and nothing happens.',
    query: submit,
    variables: atReport,
  },
  {
    who: 'the focal point',
    text: 'Adds what is missing. Somebody who saves at a version that is no longer the latest gets a `VERSION_CONFLICT`, and overwrites nothing.',
    query: save,
    variables: (said) => ({
      ...atReport(said),
      input: { reportedStatus: 'ON_TRACK', values: [value(said.indicator, '38')] },
    }),
    keep: keepVersion,
  },
  {
    who: 'the focal point',
    text: 'Hands it in. Until somebody judges it, `withdrawProgressReport` takes it back.',
    query: submit,
    variables: atReport,
    keep: keepVersion,
  },
  {
    who: 'the chair',
    text: 'Sends it back with a reason and a remark on a field. A remark that is a BLOCKER, as it is unless you say otherwise, must be settled before approval.',
    query: `mutation Return($report: ID!, $version: Int!) {
  returnProgressReport(id: $report, version: $version, note: "The figure looks low.", comments: [{ field: "values", text: "Is it of all corridors?" }]) {
    report {
      version
      state
      comments {
        id
        severity
        text
      }
    }
    userErrors {
      code
      message
    }
  }
}`,
    variables: atReport,
    keep: (data) => ({ ...keepVersion(data), comment: data.returnProgressReport.report.comments[0].id }),
  },
  {
    who: 'the focal point',
    text: 'Mends it.',
    query: save,
    variables: (said) => ({
      ...atReport(said),
      input: { narrative: 'All five corridors were surveyed.', values: [value(said.indicator, '41')] },
    }),
    keep: keepVersion,
  },
  {
    who: 'anybody',
    text: 'Sees what was handed in, as it was then. Names and reasons are for those who work on the report.',
    query: `query Shown($report: ID!) {
  node(id: $report) {
    ... on ProgressReport {
      state
      narrative
      values {
        value
      }
      evidence {
        title
      }
      comments {
        text
      }
      history {
        to
        actor
      }
    }
  }
}`,
    variables: ({ report }) => ({ report }),
  },
  { who: 'the focal point', text: 'Hands it in again.', query: submit, variables: atReport, keep: keepVersion },
  {
    who: 'the chair',
    text: 'Settles the remark and approves: one report or many, all or none, and never one that they wrote on. With `versions` it is what they read that is approved.',
    query: `mutation Approve($comment: ID!, $reports: [ID!]!, $versions: [Int!]) {
  resolveReviewComment(id: $comment) {
    userErrors {
      code
      message
    }
  }
  approveProgressReports(ids: $reports, versions: $versions) {
    reports {
      state
    }
    userErrors {
      code
      field
      message
    }
  }
}`,
    variables: ({ comment, report, version }) => ({ comment, reports: [report], versions: [Number(version)] }),
  },
  {
    who: 'the secretariat',
    text: 'Closes the period: the table of the Steering Committee, the coverage and every report are frozen, with those that are missing. Facts dated in it now change by reversal or by reopening alone.',
    query: `mutation Close {
  closeReportingPeriod(plan: "APIS-2022-2026", code: "2026-Q3") {
    snapshot {
      code
      version
    }
    userErrors {
      code
      message
    }
  }
}`,
  },
  {
    who: 'anybody',
    text: 'Cites the snapshot: `/snapshots/APIS-2026-Q3-v1.json` serves the same bytes with the SHA-256 as ETag.',
    query: `query Cite {
  snapshot(code: "APIS-2026-Q3-v1") {
    version
    reason
    period {
      code
      state
      coverage {
        reported
        approved
      }
    }
  }
}`,
  },
  {
    who: 'the secretariat',
    text: 'Opens it again, with a reason. What was approved can now be sent back, too; closing makes `APIS-2026-Q3-v2`, and v1 stays as it was.',
    query: `mutation Reopen {
  reopenReportingPeriod(plan: "APIS-2022-2026", code: "2026-Q3", reason: "A survey was corrected.") {
    period {
      code
      state
    }
    userErrors {
      code
      message
    }
  }
}`,
  },
  {
    who: 'the secretariat',
    text: 'Reads what happened to the report, newest first.',
    query: `query Audit($report: ID!) {
  audit(node: $report, first: 6) {
    nodes {
      actor
      operation
      field
      from
      to
      reason
    }
  }
}`,
    variables: ({ report }) => ({ report }),
  },
];
