import { graphql } from '../../generated/index.js';

export const donorsShown = graphql(`
  query DonorsShown($lens: LensInput) {
    plan(code: "APIS-2022-2026", lens: $lens) {
      ...LensShown
      counts { donors projects }
      funding {
        disbursementRate
        committed { ...TotalShown }
        disbursed { ...TotalShown }
        byDonor { organisation { name } committed { ...TotalShown } disbursed { ...TotalShown } shareOfCommitted }
        donorUnknown { committed { ...TotalShown } disbursed { ...TotalShown } }
      }
    }
  }
`);

export const donorShown = graphql(`
  query DonorShown($code: String!, $lens: LensInput) {
    plan(code: "APIS-2022-2026", lens: $lens) {
      ...LensShown
      pillars { number title }
      actions { number title }
    }
    organisation(code: $code, lens: $lens) {
      name
      provenance { note sources { title } }
      implemented: projects(first: 50, role: IMPLEMENTING) { totalCount nodes { title } }
      portfolio(plan: "APIS-2022-2026") {
        nextReportDue
        statusCounts { status count }
        share {
          disbursementRate
          committed { ...TotalShown }
          disbursed { ...TotalShown }
          byYear { year committed { ...TotalShown } disbursed { ...TotalShown } }
          explain(measure: COMMITTED) { excluded { reason count } }
        }
        whole { committed { ...TotalShown } }
        reached { projects organisation { name } disbursed { ...TotalShown } }
        pillars {
          progress { ...StandingShown }
          pillar { number title }
          share { committed { ...TotalShown } disbursed { ...TotalShown } }
          whole { committed { ...TotalShown } }
          actions {
            action { number title }
            progress { ...StandingShown }
            share { committed { ...TotalShown } disbursed { ...TotalShown } }
            whole { committed { ...TotalShown } }
          }
        }
        projects {
          project { title }
          progress { ...StandingShown }
          latestReport { period { start end } }
          share { committed { ...TotalShown } disbursed { ...TotalShown } }
          whole { committed { ...TotalShown } }
        }
      }
    }
  }
`);
