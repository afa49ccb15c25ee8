import { graphql } from '../../generated/index.js';

export const projectsShown = graphql(`
  query ProjectsShown($lens: LensInput) {
    plan(code: "APIS-2022-2026", lens: $lens) {
      ...LensShown
      counts { projects }
      pillars { number title }
    }
    projects(filter: { plan: "APIS-2022-2026" }, first: 25, lens: $lens) {
      totalCount
      nodes {
        code
        title
        plannedStart { text }
        actualStart { text }
        plannedEnd { text }
        actualEnd { text }
        donors { organisation { name } }
        funding { committed { ...TotalShown } disbursed { ...TotalShown } }
      }
    }
  }
`);

export const projectShown = graphql(`
  query ProjectShown($code: String!, $lens: LensInput) {
    plan(code: "APIS-2022-2026", lens: $lens) {
      ...LensShown
    }
    project(code: $code, lens: $lens) {
      code
      title
      description
      iatiIdentifier
      plannedStart { text }
      actualStart { text }
      plannedEnd { text }
      actualEnd { text }
      provenance { note sources { title } }
      parent { title }
      components { title }
      organisations { organisation { name } }
      donors { organisation { name } committed { ...TotalShown } disbursed { ...TotalShown } }
      countries { percentage country { name } }
      regions { percentage region { name } }
      actions { share action { number title } }
      progress { ...StandingShown }
      funding {
        disbursementRate
        committed { ...TotalShown }
        disbursed { ...TotalShown }
        spent { ...TotalShown }
        donorUnknown { committed { ...TotalShown } disbursed { ...TotalShown } }
        byYear { year committed { ...TotalShown } disbursed { ...TotalShown } }
      }
      budgets { periodStart periodEnd value { amount currency } }
      indicators { ...IndicatorShown }
      milestones { title dueOn completedOn }
      reports(first: 12) { nodes { ...ReportShown } }
      transactions(first: 30) {
        totalCount
        nodes {
          transactionDate
          value { amount currency }
          provider { name }
          receiver { name }
          reverses { transactionDate }
          reversedBy { transactionDate }
        }
      }
    }
  }
`);
