import { graphql } from '../../generated/index.js';

// What the tests of the pages ask by themselves: with their own documents, and the lens as an argument.

graphql(`
  fragment TotalShown on MoneyTotal {
    converted { amount currency }
    isRecorded
    unconverted { amount currency }
    coverage { projects projectsWithMoney }
  }
`);

graphql(`
  fragment StandingShown on Progress {
    value
    expected
    status
    computedStatus
    reportedStatus
    assessedStatus
    statusSource
    disagreement
    assessedOn
    reportedOn
    assessmentNote
    reportedBy { name }
    coverage { expected reported }
    method
  }
`);

graphql(`
  fragment LensShown on ActionPlan {
    title
    startDate
    endDate
    lens { asOf knownAt revision }
  }
`);

graphql(`
  fragment IndicatorShown on Indicator {
    title
    unit
    direction
    actual
    level { label }
    baseline { value }
    target { value }
    progress { ...StandingShown }
    series { date actual expected target }
  }
`);

graphql(`
  fragment ReportShown on ProgressReport {
    period { start end dueOn code }
    submittedAt
    narrative
    achievements
    challenges
    wayForward
    reportedStatus
  }
`);

export const planShown = graphql(`
  query PlanShown($lens: LensInput) {
    plan(code: "APIS-2022-2026", lens: $lens) {
      ...LensShown
      counts { actions projects donors }
      statusCounts { status count }
      progress { ...StandingShown }
      overdueReports
      all: actions { progress { disagreement } lagging { code } }
      funding {
        disbursementRate
        committed { ...TotalShown }
        disbursed { ...TotalShown }
        byYear { year committed { ...TotalShown } disbursed { ...TotalShown } }
      }
      committedElsewhere: unallocated(measure: COMMITTED) { ...TotalShown }
      disbursedElsewhere: unallocated(measure: DISBURSED) { ...TotalShown }
      pillars {
        number
        title
        progress { ...StandingShown }
        funding { committed { ...TotalShown } disbursed { ...TotalShown } }
      }
      nextDates { date title }
      lastMeeting { title start { latest } }
      reportingPeriods { start end coverage { expected reported approved onTime } }
      allChanges: changesSinceLastMeeting(first: 1) { totalCount }
      changesSinceLastMeeting(first: 5, kinds: [STATUS, ASSESSMENT, REPORT, PROJECT, LINK]) { nodes { title effectiveOn to reason toMoney { amount currency } fromMoney { amount currency } } }
    }
  }
`);

export const whyShown = graphql(`
  query WhyShown($lens: LensInput) {
    plan(code: "APIS-2022-2026", lens: $lens) {
      pillars {
        progress {
          value
          explain {
            rule
            inputs { label weight value }
            excluded { count examples { __typename ... on Action { code title } } }
          }
        }
      }
    }
  }
`);
