import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import { OrganisationInput, OrganisationPatch, OrganisationPayload } from '../../schema/plan/index.js';
import { createOrganisation, mergeOrganisations, updateOrganisation } from '../../services/plan/index.js';
import { numberOf } from '../numberOf.js';
import { rowAnswer } from '../writeAnswer.js';
import { IdempotencyKeyArg, VersionArg } from '../writeArgs.js';

/** Writes of organisations. */
@Resolver()
export class OrganisationMutations {
  @Mutation(() => OrganisationPayload, { description: 'Creates an organisation. For the secretariat.' })
  async createOrganisation(
    @Arg('input', () => OrganisationInput, { description: 'The organisation.' }) input: OrganisationInput,
    @IdempotencyKeyArg() key: string | null,
    @Ctx() context: Context,
  ) {
    return rowAnswer(await createOrganisation(context, input, key), context, 'organisation');
  }

  @Mutation(() => OrganisationPayload, {
    description: 'Changes the fields of an organisation that are given. Its code stays. For the secretariat.',
  })
  async updateOrganisation(
    @Arg('id', () => ID, { description: 'Id of the organisation.' }) id: string,
    @Arg('input', () => OrganisationPatch, { description: 'Fields to change.' }) input: OrganisationPatch,
    @VersionArg() version: number,
    @Ctx() context: Context,
  ) {
    const outcome = await updateOrganisation(context, numberOf(id, 'Organisation'), input, version);
    return rowAnswer(outcome, context, 'organisation');
  }

  @Mutation(() => OrganisationPayload, {
    description:
      'Merges an organisation into another that it turned out to be. Everything that named the one names the other: payments, roles in projects and actions, reports, tokens and scopes. Its code, id and names find the other from then on. It cannot be taken back. The answer has the other one. User error DUPLICATE if both have payments with one reference to one project. For the secretariat.',
  })
  async mergeOrganisations(
    @Arg('id', () => ID, { description: 'Id of the organisation that ends.' }) id: string,
    @Arg('into', () => ID, { description: 'Id of the organisation that it turned out to be.' }) into: string,
    @Arg('reason', () => String, { description: 'Why.' }) reason: string,
    @VersionArg() version: number,
    @Ctx() context: Context,
  ) {
    const [merged, other] = [numberOf(id, 'Organisation'), numberOf(into, 'Organisation')];
    return rowAnswer(await mergeOrganisations(context, merged, other, reason, version), context, 'organisation');
  }
}
