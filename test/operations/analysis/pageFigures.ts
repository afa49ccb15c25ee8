import { graphql } from '../../generated/index.js';

/** Four numbers of statuses, and the lists that they count. */
export const summaries = graphql(`
  query Summaries($lens: LensInput) {
    plan(code: "APIS-2022-2026", lens: $lens) {
      statusSummary { onCourse offCourse disagreeing lagging }
      actions { progress { status disagreement } lagging { code } }
      workingGroups {
        statusSummary { onCourse offCourse disagreeing lagging }
        actions { progress { status disagreement } lagging { code } }
      }
    }
  }
`);

/** Changes since the last meeting, beside those since a day. */
export const sinceMeeting = graphql(`
  query SinceMeeting($lens: LensInput, $since: Date!, $kinds: [ChangeKind!]) {
    plan(code: "APIS-2022-2026", lens: $lens) {
      startDate
      lastMeeting { start { latest } }
      changesSinceLastMeeting(first: 7, kinds: $kinds) { totalCount nodes { title at } }
    }
    changes(plan: "APIS-2022-2026", since: $since, first: 7, newestFirst: true, kinds: $kinds, lens: $lens) {
      totalCount
      nodes { title at }
    }
  }
`);

/** What is recorded of the money of a project of which only a budget is known, and of one with transactions. */
export const recordedMoney = graphql(`
  query RecordedMoney {
    budgetOnly: project(code: "PRJ-CASA") { ...RecordedOfProject }
    paid: project(code: "DEMO-16") { ...RecordedOfProject }
    nothing: project(code: "PRJ-RURAL") { ...RecordedOfProject }
  }
`);

graphql(`
  fragment RecordedOfProject on Project {
    funding {
      committed { isPublished isRecorded coverage { projectsWithMoney } }
      budget { isRecorded }
    }
  }
`);

/** Of how many projects the money of a donor is. */
export const coverageOfDonor = graphql(`
  query CoverageOfDonor($lens: LensInput) {
    organisation(code: "DEMO-FUND-B", lens: $lens) {
      portfolio(plan: "APIS-2022-2026") {
        share {
          committed { coverage { projects projectsWithMoney } }
          explain(measure: COMMITTED) { excluded { reason count examples { ... on Project { code } } } }
        }
        whole { committed { coverage { projects } } }
        projects { project { code } }
      }
    }
  }
`);
