import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import { fromGlobalId } from '../../domain/globalId.js';
import {
  OfficerInput,
  PillarPatch,
  PillarPayload,
  PlanInput,
  PlanPatch,
  PlanPayload,
  WorkingGroupPatch,
  WorkingGroupPayload,
  WorkingGroupsPayload,
} from '../../schema/plan/index.js';
import { createPlan, setOfficers, updatePillar, updatePlan, updateWorkingGroup } from '../../services/plan/index.js';
import { numberOf } from '../numberOf.js';
import { rowAnswer, rowsAnswer } from '../writeAnswer.js';
import { IdempotencyKeyArg, VersionArg } from '../writeArgs.js';

/** Writes of plans, their pillars and working groups. */
@Resolver()
export class PlanMutations {
  @Mutation(() => PlanPayload, {
    description: 'Creates a plan with its pillars and actions. Other plans stay as they are. For the secretariat.',
  })
  async createPlan(
    @Arg('input', () => PlanInput, { description: 'The plan.' }) input: PlanInput,
    @IdempotencyKeyArg() key: string | null,
    @Ctx() context: Context,
  ) {
    return rowAnswer(await createPlan(context, input, key), context, 'actionPlan');
  }

  @Mutation(() => PlanPayload, {
    description:
      'Changes the fields of a plan that are given. Its code stays. User error OUT_OF_RANGE if a reporting period would lie outside it. For the secretariat.',
  })
  async updatePlan(
    @Arg('id', () => ID, { description: 'Id of the plan.' }) id: string,
    @Arg('input', () => PlanPatch, { description: 'Fields to change.' }) input: PlanPatch,
    @VersionArg() version: number,
    @Ctx() context: Context,
  ) {
    return rowAnswer(await updatePlan(context, numberOf(id, 'ActionPlan'), input, version), context, 'actionPlan');
  }

  @Mutation(() => PillarPayload, {
    description: 'Changes the fields of a pillar that are given. Its code stays. For the secretariat.',
  })
  async updatePillar(
    @Arg('id', () => ID, { description: 'Id of the pillar.' }) id: string,
    @Arg('input', () => PillarPatch, { description: 'Fields to change.' }) input: PillarPatch,
    @VersionArg() version: number,
    @Ctx() context: Context,
  ) {
    return rowAnswer(await updatePillar(context, numberOf(id, 'Pillar'), input, version), context, 'pillar');
  }

  @Mutation(() => WorkingGroupPayload, {
    description: 'Changes the fields of a working group that are given. For the secretariat.',
  })
  async updateWorkingGroup(
    @Arg('id', () => ID, { description: 'Id of the working group.' }) id: string,
    @Arg('input', () => WorkingGroupPatch, { description: 'Fields to change.' }) input: WorkingGroupPatch,
    @VersionArg() version: number,
    @Ctx() context: Context,
  ) {
    const outcome = await updateWorkingGroup(context, numberOf(id, 'WorkingGroup'), input, version);
    return rowAnswer(outcome, context, 'workingGroup');
  }

  @Mutation(() => WorkingGroupsPayload, {
    description:
      'Replaces the officers of a working group; of a plan, those of whom no source says which group they serve in. The answer has the groups that show them. For the secretariat.',
  })
  async setOfficers(
    @Arg('id', () => ID, { description: 'Id of the working group, or of the plan.' }) id: string,
    @Arg('officers', () => [OfficerInput], { description: 'All its officers.' }) officers: OfficerInput[],
    @VersionArg() version: number,
    @Ctx() context: Context,
  ) {
    const type = fromGlobalId(id).type === 'ActionPlan' ? 'ActionPlan' : 'WorkingGroup';
    const of = { type, id: numberOf(id, type) } as const;
    return rowsAnswer(await setOfficers(context, of, officers, version), context, 'workingGroup');
  }
}
