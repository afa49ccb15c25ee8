import { graphql } from '../../generated/index.js';

export const actionsShown = graphql(`
  query ActionsShown($lens: LensInput) {
    plan(code: "APIS-2022-2026", lens: $lens) {
      ...LensShown
      pillars { number title }
      workingGroups { number title }
      actions {
        number
        code
        title
        pillar { number title }
        progress { ...StandingShown }
        funding { committed { ...TotalShown } }
        lagging { code }
      }
    }
  }
`);

export const actionShown = graphql(`
  query ActionShown($code: String!, $lens: LensInput) {
    plan(code: "APIS-2022-2026", lens: $lens) {
      ...LensShown
    }
    action(plan: "APIS-2022-2026", code: $code, lens: $lens) {
      number
      title
      description
      pillar { number title }
      workingGroup { number title }
      responsible { organisation { name } }
      provenance { note sources { title } }
      progress { ...StandingShown }
      indicators { ...IndicatorShown }
      milestones { title dueOn completedOn }
      funding {
        disbursementRate
        committed { ...TotalShown }
        disbursed { ...TotalShown }
        byDonor { organisation { name } committed { ...TotalShown } disbursed { ...TotalShown } }
        donorUnknown { committed { ...TotalShown } disbursed { ...TotalShown } }
      }
      projects(first: 50) { edges { share node { title provenance { isSynthetic } funding { committed { ...TotalShown } } } } }
      reports(first: 12) { nodes { ...ReportShown } }
    }
  }
`);

export const groupShown = graphql(`
  query GroupShown($lens: LensInput) {
    plan(code: "APIS-2022-2026", lens: $lens) {
      ...LensShown
    }
    workingGroup(plan: "APIS-2022-2026", number: 1, lens: $lens) {
      number
      title
      pillar { number title }
      provenance { note sources { title } }
      officers { role from { text } to { text } }
      statusCounts { status count }
      progress { ...StandingShown }
      coverage { expected reported approved onTime }
      funding { disbursementRate committed { ...TotalShown } disbursed { ...TotalShown } }
      actions { number title progress { ...StandingShown } lagging { code } }
    }
  }
`);
