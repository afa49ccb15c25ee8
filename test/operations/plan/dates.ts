import { graphql } from '../../generated/index.js';

/** What comes next in the golden plan, what is late, and when its people last met. */
export const datesOfPlan = graphql(`
  query DatesOfPlan($asOf: Date!, $first: Int, $knownAt: DateTime, $basis: Basis)
  @lens(asOf: $asOf, knownAt: $knownAt, basis: $basis) {
    plan(code: "GOLDEN") {
      nextDates(first: $first) { date kind title count node { __typename } }
      overdueReports
      lastMeeting { code }
    }
  }
`);

/** What came next in the official plan at the end of 2025. */
export const datesOfOfficialPlan = graphql(`
  query DatesOfOfficialPlan @lens(asOf: "2025-12-01") {
    plan(code: "APIS-2022-2026") { nextDates(first: 100) { date kind title node { __typename } } }
  }
`);

/** Dates of all plans, without what they are about. */
export const datesOfPlans = graphql(`
  query DatesOfPlans @lens(asOf: "2025-07-15") {
    plans { code nextDates { date title } overdueReports lastMeeting { code } }
  }
`);

/** Numbers of overdue reports, by two ways. */
export const overdueReports = graphql(`
  query OverdueReports($asOf: Date!) @lens(asOf: $asOf) {
    plan(code: "GOLDEN") { overdueReports }
    progressReports(filter: { plan: "GOLDEN", timeliness: [OVERDUE] }) { totalCount }
  }
`);
