import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import { type Context } from '../../context.js';
import { ApiTokenInput, ApiTokenPayload, RoleGrantInput, RoleGrantPayload } from '../../schema/access/index.js';
import { createApiToken, grantRole, revokeApiToken, revokeRole } from '../../services/access/index.js';
import { numberOf } from '../numberOf.js';
import { rowAnswer } from '../writeAnswer.js';

@Resolver()
export class AccountMutations {
  @Mutation(() => ApiTokenPayload, {
    description: 'Makes a token; its secret is in the answer once and never again. For administrators.',
  })
  async createApiToken(
    @Arg('input', () => ApiTokenInput, { description: 'The token.' }) input: ApiTokenInput,
    @Ctx() context: Context,
  ) {
    const { outcome, secret } = await createApiToken(context, input, context.today);
    const { result, userErrors } = await rowAnswer(outcome, context, 'apiToken');
    return { token: result, secret, userErrors };
  }

  @Mutation(() => ApiTokenPayload, { description: 'Ends a token at once. For administrators.' })
  async revokeApiToken(@Arg('id', () => ID, { description: 'Id of the token.' }) id: string, @Ctx() context: Context) {
    const { result, userErrors } = await rowAnswer(
      await revokeApiToken(context, numberOf(id, 'ApiToken')),
      context,
      'apiToken',
    );
    return { token: result, secret: null, userErrors };
  }

  @Mutation(() => RoleGrantPayload, {
    description: 'Gives somebody whom the issuer knows a role, for a scope and a time. For administrators.',
  })
  async grantRole(
    @Arg('input', () => RoleGrantInput, { description: 'The role.' }) input: RoleGrantInput,
    @Ctx() context: Context,
  ) {
    return rowAnswer(await grantRole(context, input), context, 'roleGrant');
  }

  @Mutation(() => RoleGrantPayload, { description: 'Takes a role away. For administrators.' })
  async revokeRole(@Arg('id', () => ID, { description: 'Id of the grant.' }) id: string, @Ctx() context: Context) {
    return rowAnswer(await revokeRole(context, numberOf(id, 'RoleGrant')), context, 'roleGrant');
  }
}
