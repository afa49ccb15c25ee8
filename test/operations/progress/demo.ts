import { graphql } from '../../generated/index.js';

/** How far each level of the demonstration is, and how many of its actions are where. */
export const demoProgress = graphql(`
  query DemoProgress @lens(asOf: "2026-11-01", basis: SUBMITTED) {
    plan(code: "APIS-2022-2026") {
      progress { ...DemoProgressShown }
      statusCounts { status count }
      pillars { progress { ...DemoProgressShown } statusCounts { count } counts { actions } }
      workingGroups { progress { ...DemoProgressShown } statusCounts { count } counts { actions } }
      actions { code wording freshness progress { ...DemoProgressShown } }
    }
  }
`);

/** Progress as tests of the demonstration read it. */
graphql(`
  fragment DemoProgressShown on Progress {
    status
    method
    isSynthetic
    value
    disagreement
    regressed
  }
`);

/** The results of real projects, and of the one action whose words are known. */
export const resultsOfRealWork = graphql(`
  query ResultsOfRealWork @lens(asOf: "2026-11-01") {
    projects(first: 100) {
      nodes {
        code
        provenance { isSynthetic }
        indicators { code }
        milestones { title }
        reports { totalCount }
        progress { status value isSynthetic }
      }
    }
    action(plan: "APIS-2022-2026", code: "A06") {
      indicators { code }
      milestones { title }
      reports { totalCount }
      progress { value isSynthetic }
    }
  }
`);

/** The table of the Steering Committee. */
export const committeeTable = graphql(`
  query CommitteeTable($plan: String!) @lens(asOf: "2026-11-01", basis: SUBMITTED) {
    plan(code: $plan) {
      progress { ...ProgressInTable }
      coverage { ...CoverageInTable }
      funding { ...SumsInTables }
      counts { ...CountsInTable }
      statusCounts { status count }
      pillars {
        code
        title
        progress { ...ProgressInTable }
        coverage { ...CoverageInTable }
        funding { ...SumsInTables }
        counts { ...CountsInTable }
        statusCounts { status count }
        actions {
          code
          title
          wording
          progress { ...ProgressInTable }
          coverage { ...CoverageInTable }
          funding { ...SumsInTables }
          counts { ...CountsInTable }
          freshness
        }
      }
    }
  }
`);

/** The columns of the table that show progress. */
graphql(`
  fragment ProgressInTable on Progress {
    status
    statusSource
    value
    raw
    expected
    regressed
    method
    coverage { expected reported rate }
    isSynthetic
  }
`);

/** The columns of the table that show which reports came. */
graphql(`
  fragment CoverageInTable on Coverage {
    expected
    reported
    approved
    onTime
    rate
  }
`);

/** The columns of the table that count. */
graphql(`
  fragment CountsInTable on Counts {
    projects
    actions
    indicators
    reports
  }
`);

/** A page of projects with money, progress and reports. */
export const pageOfProjects = graphql(`
  query PageOfProjects @lens(asOf: "2026-11-01", basis: SUBMITTED) {
    projects(first: 100) {
      nodes {
        code
        title
        donors { organisation { name } }
        funding { ...SumsInTables }
        progress { status value }
        latestReport { state submittedAt }
      }
    }
  }
`);

/** The reports of the demonstration, as anybody sees them. */
export const demoReports = graphql(`
  query DemoReports @lens(asOf: "2026-11-01") {
    drafts: progressReports(filter: { plan: "APIS-2022-2026", state: [DRAFT] }) { totalCount }
    overdue: progressReports(filter: { plan: "APIS-2022-2026", timeliness: [OVERDUE] }, first: 3) {
      totalCount
      nodes { state narrative history { to } period { code } subject { __typename } }
    }
    late: progressReports(
      filter: { plan: "APIS-2022-2026", timeliness: [LATE], period: "2026-H1" }
      first: 1
      orderBy: { field: SUBMITTED, direction: DESC }
    ) {
      nodes { state timeliness narrative submittedAt organisation { code } }
    }
  }
`);

/** How many of the expected reports came, in each period. */
export const demoCoverage = graphql(`
  query DemoCoverage @lens(asOf: "2026-11-01") {
    plan(code: "APIS-2022-2026") {
      coverage(period: "2026-H1") { expected reported approved onTime rate }
      reportingPeriods { code state coverage { expected reported } reports { totalCount } }
    }
  }
`);

/** Actions and projects chosen and ordered by what is computed of them. */
export const chosenByProgress = graphql(`
  query ChosenByProgress @lens(asOf: "2026-11-01", basis: SUBMITTED) {
    plan(code: "APIS-2022-2026") {
      stale: actions(filter: { freshness: [STALE, NEVER] }) { freshness }
      late: actions(filter: { status: [OFF_TRACK, AT_RISK] }) { progress { status } }
      differing: actions(filter: { disagreement: true }) { progress { disagreement } }
      byProgress: actions(orderBy: { field: PROGRESS, direction: DESC }) { progress { value } }
      byReport: actions(orderBy: { field: LAST_REPORTED }) { freshness }
      lagging: actions(filter: { lagging: true }) { lagging { code } }
      fine: actions(filter: { lagging: false }) { lagging { code } }
    }
    offTrack: projects(filter: { plan: "APIS-2022-2026", progressStatus: [OFF_TRACK] }) {
      totalCount
      nodes { progress { status } }
    }
  }
`);
