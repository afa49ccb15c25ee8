import { graphql } from '../../generated/index.js';

export const limitsShown = graphql(`
  query LimitsShown($lens: LensInput) {
    plan(code: "APIS-2022-2026", lens: $lens) {
      ...LensShown
      onTrackFrom
      atRiskFrom
      freshDays
      agingDays
      provenance { note sources { title } }
      counts { actions projects indicators reports }
    }
  }
`);

export const foundShown = graphql(`
  query FoundShown($words: String!, $lens: LensInput) {
    plan(code: "APIS-2022-2026", lens: $lens) {
      ...LensShown
      actions(filter: { search: $words }) { number title }
    }
    projects(filter: { search: $words }, first: 50, lens: $lens) { totalCount nodes { title } }
    organisations(filter: { search: $words }, first: 50, lens: $lens) { totalCount nodes { name } }
    publications(search: $words, first: 50, lens: $lens) { totalCount nodes { title date { text } } }
  }
`);
