import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import { ApiTokenInput, ApiTokenPayload, RoleGrantInput, RoleGrantPayload } from '../../schema/access/index.js';
import { createApiToken, grantRole, revokeApiToken, revokeRole } from '../../services/access/index.js';
import { numberOf } from '../numberOf.js';
import { rowAnswer } from '../writeAnswer.js';

/** Writes of tokens and roles. */
@Resolver()
export class AccountMutations {
  @Mutation(() => ApiTokenPayload, {
    description: 'Creates a token. The answer shows its secret, once only. For administrators.',
  })
  async createApiToken(
    @Arg('input', () => ApiTokenInput, { description: 'The token.' }) input: ApiTokenInput,
    @Ctx() context: Context,
  ) {
    const outcome = await createApiToken(context, input, context.today);
    const { result, userErrors } = await rowAnswer(outcome, context, 'apiToken');
    return { token: result, secret: outcome.extra, userErrors };
  }

  @Mutation(() => ApiTokenPayload, { description: 'Revokes a token: from now on it is invalid. For administrators.' })
  async revokeApiToken(@Arg('id', () => ID, { description: 'Id of the token.' }) id: string, @Ctx() context: Context) {
    const { result, userErrors } = await rowAnswer(
      await revokeApiToken(context, numberOf(id, 'ApiToken')),
      context,
      'apiToken',
    );
    return { token: result, secret: null, userErrors };
  }

  @Mutation(() => RoleGrantPayload, {
    description: 'Grants a role to a person known to the issuer, for a scope and a time. For administrators.',
  })
  async grantRole(
    @Arg('input', () => RoleGrantInput, { description: 'The role.' }) input: RoleGrantInput,
    @Ctx() context: Context,
  ) {
    return rowAnswer(await grantRole(context, input), context, 'roleGrant');
  }

  @Mutation(() => RoleGrantPayload, { description: 'Revokes a role. For administrators.' })
  async revokeRole(@Arg('id', () => ID, { description: 'Id of the grant.' }) id: string, @Ctx() context: Context) {
    return rowAnswer(await revokeRole(context, numberOf(id, 'RoleGrant')), context, 'roleGrant');
  }
}
