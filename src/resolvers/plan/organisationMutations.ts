import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import { OrganisationInput, OrganisationPayload } from '../../schema/plan/index.js';
import { createOrganisation } from '../../services/plan/index.js';
import { afterWrite } from '../writeAnswer.js';
import { IdempotencyKeyArg } from '../writeArgs.js';

/** Writes of organisations. */
@Resolver()
export class OrganisationMutations {
  @Mutation(() => OrganisationPayload, { description: 'Creates an organisation. For the secretariat.' })
  async createOrganisation(
    @Arg('input', () => OrganisationInput, { description: 'The organisation.' }) input: OrganisationInput,
    @IdempotencyKeyArg() key: string | null,
    @Ctx() context: Context,
  ) {
    const { userErrors, first } = afterWrite(await createOrganisation(context, input, key), context);
    return { result: first === undefined ? null : await context.loaders.organisation.load(first), userErrors };
  }
}
