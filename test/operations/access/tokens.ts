import { graphql } from '../../generated/index.js';

/** Makes a token. */
export const createToken = graphql(`
  mutation CreateToken($input: ApiTokenInput!) {
    createApiToken(input: $input) { userErrors { code field message } }
  }
`);

/** Ends a token. */
export const revokeToken = graphql(`
  mutation RevokeToken($id: ID!) {
    revokeApiToken(id: $id) {
      token { revokedAt }
      userErrors { code field message }
    }
  }
`);

/** Grants a role to a user of the issuer. */
export const grantRole = graphql(`
  mutation GrantRole($input: RoleGrantInput!) {
    grantRole(input: $input) { userErrors { code field message } }
  }
`);

/** Ends a grant. */
export const revokeRole = graphql(`
  mutation RevokeRole($id: ID!) {
    revokeRole(id: $id) { userErrors { code field message } }
  }
`);
