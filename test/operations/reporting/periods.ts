import { graphql } from '../../generated/index.js';

/** Opens a reporting period, which asks for its reports. */
export const openPeriod = graphql(`
  mutation OpenPeriod($input: ReportingPeriodInput!) {
    openReportingPeriod(input: $input) {
      created
      warnings { field message }
      period { code state coverage { expected } }
      userErrors { code field message }
    }
  }
`);

/** Takes the opening of a period back. */
export const cancelPeriod = graphql(`
  mutation CancelPeriod($plan: String!, $code: String!, $reason: String!) {
    cancelReportingPeriod(plan: $plan, code: $code, reason: $reason) {
      period { state }
      userErrors { code field message }
    }
  }
`);

/** Closes a period and takes its snapshot. */
export const closePeriod = graphql(`
  mutation ClosePeriod($plan: String!, $code: String!) {
    closeReportingPeriod(plan: $plan, code: $code) {
      snapshot { code version sha256 payload reason }
      userErrors { code field message }
    }
  }
`);

/** Opens a closed period again. */
export const reopenPeriod = graphql(`
  mutation ReopenPeriod($plan: String!, $code: String!, $reason: String!) {
    reopenReportingPeriod(plan: $plan, code: $code, reason: $reason) {
      period { state }
      userErrors { code field message }
    }
  }
`);

/** A snapshot as everybody may cite it. */
export const snapshotByCode = graphql(`
  query SnapshotByCode($code: String!) {
    snapshot(code: $code) { sha256 payload period { code } }
  }
`);
