import { graphql } from '../../generated/index.js';

/** Creates an indicator. */
export const createIndicator = graphql(`
  mutation CreateIndicator($input: IndicatorInput!) {
    createIndicator(input: $input) {
      indicator { id code progress { status value raw expected } }
      userErrors { code field message }
    }
  }
`);

/** Records values of indicators, all or none. */
export const recordIndicatorValues = graphql(`
  mutation RecordIndicatorValues($input: [IndicatorValueInput!]!) {
    recordIndicatorValues(input: $input) {
      values { id value state recordedAt }
      userErrors { code field message }
    }
  }
`);

/** Says what a secretariat thinks of an action. */
export const assessAction = graphql(`
  mutation AssessAction($id: ID!, $status: ProgressStatus!, $note: String!) {
    assessAction(id: $id, status: $status, note: $note) {
      action { id }
      userErrors { code field message }
    }
  }
`);

/** Creates a milestone. */
export const createMilestone = graphql(`
  mutation CreateMilestone($input: MilestoneInput!) {
    createMilestone(input: $input) {
      milestone { id completedOn isLate weight }
      userErrors { code field message }
    }
  }
`);

/** Says on which day a milestone was done. */
export const completeMilestone = graphql(`
  mutation CompleteMilestone($id: ID!, $on: Date!) {
    completeMilestone(id: $id, completedOn: $on) {
      milestone { completedOn isLate }
      userErrors { code field message }
    }
  }
`);

/** An action of the golden plan whose indicators values are recorded for. */
export const goldenIndicators = graphql(`
  query GoldenIndicators($action: String!, $asOf: Date = "2024-12-31", $knownAt: DateTime)
  @lens(asOf: $asOf, knownAt: $knownAt) {
    action(plan: "GOLDEN", code: $action) {
      id
      version
      progress { value }
      indicators {
        id
        code
        actual
        targets { periodStart periodEnd value }
        progress {
          value
          raw
          expected
          regressed
          status
          coverage { expected reported }
          explain { excluded { reason count } }
        }
        values { nodes { value isSuperseded } }
      }
    }
  }
`);

/** What an action is said to be: by whom, and what would be computed. */
export const statusesOfAction = graphql(`
  query StatusesOfAction($code: String!, $asOf: Date) @lens(asOf: $asOf) {
    action(plan: "GOLDEN", code: $code) {
      id
      progress {
        status
        statusSource
        computedStatus
        reportedStatus
        assessedStatus
        assessmentNote
        disagreement
        value
      }
    }
  }
`);

/** The actions of the golden plan that somebody judges otherwise, or that wait. */
export const judgedActions = graphql(`
  query JudgedActions {
    plan(code: "GOLDEN") {
      disagreed: actions(filter: { disagreement: true }) { code }
      onHold: actions(filter: { status: [ON_HOLD] }) { code }
    }
  }
`);

/** The assessments given since the end of 2024. */
export const assessmentsGiven = graphql(`
  query AssessmentsGiven {
    changes(plan: "GOLDEN", since: "2024-12-31", kinds: [ASSESSMENT]) { nodes { from to reason title } }
  }
`);

/** The milestones of a project, and what they come to. */
export const milestonesOfProject = graphql(`
  query MilestonesOfProject($project: String!, $asOf: Date!) @lens(asOf: $asOf) {
    project(code: $project) {
      id
      progress { value method }
      milestones { completedOn isLate }
    }
  }
`);

/** What the values of an indicator are for. */
export const unitsOfIndicator = graphql(`
  query UnitsOfIndicator($id: ID!) {
    node(id: $id) { ... on Indicator { units { project { code } country { code } } } }
  }
`);
