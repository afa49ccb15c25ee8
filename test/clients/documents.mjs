// What each client asks. Amounts have no ids: they belong to the thing that they are of, under its lens.

export const PLAN = `query PlanQuery($lens: LensInput) {
  plan(code: "GOLDEN", lens: $lens) { id code funding { committed { converted { amount currency } } } }
}`;

/** Another selection of the same figure. */
export const COVERAGE = `query CoverageQuery($lens: LensInput) {
  plan(code: "GOLDEN", lens: $lens) { id funding { committed { isComplete coverage { projects projectsWithMoney } } } }
}`;

export const BOTH = `query BothQuery($one: LensInput, $other: LensInput) {
  one: plan(code: "GOLDEN", lens: $one) { id code funding { committed { converted { amount currency } } } }
  other: plan(code: "GOLDEN", lens: $other) { id code funding { committed { converted { amount currency } } } }
}`;

export const PROJECTS = `query ProjectsQuery($lens: LensInput, $after: String) {
  projects(first: 1, after: $after, lens: $lens) {
    edges { cursor node { id code funding { committed { converted { amount currency } } } } }
    pageInfo { endCursor hasNextPage }
  }
}`;

export const AGAIN = `query AgainQuery($id: ID!) {
  node(id: $id) { id ... on ActionPlan { code funding { committed { converted { amount currency } } } } }
}`;
