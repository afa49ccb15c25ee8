import { graphql } from '../../generated/index.js';

/** Changes an action. */
export const updateAction = graphql(`
  mutation UpdateAction($id: ID!, $input: ActionInput!, $version: Int!) {
    updateAction(id: $id, input: $input, version: $version) {
      action {
        id
        version
        title
        pillar { code }
        weight
        responsible { role organisation { code } }
        provenance { kind }
      }
      userErrors { code field message }
    }
  }
`);

/** An action of the golden plan as a change needs it. */
export const actionAtVersion = graphql(`
  query ActionAtVersion($code: String!) {
    action(plan: "GOLDEN", code: $code) { id version }
  }
`);
