import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import {
  EventInput,
  EventPatch,
  EventPayload,
  PublicationInput,
  PublicationPatch,
  PublicationPayload,
  ToolInput,
  ToolPatch,
  ToolPayload,
} from '../../schema/plan/index.js';
import {
  createEvent,
  createPublication,
  createTool,
  updateEvent,
  updatePublication,
  updateTool,
} from '../../services/plan/index.js';
import { numberOf } from '../numberOf.js';
import { rowAnswer } from '../writeAnswer.js';
import { IdempotencyKeyArg, VersionArg } from '../writeArgs.js';

/** Writes of events, publications and tools. */
@Resolver()
export class KnowledgeMutations {
  @Mutation(() => EventPayload, { description: 'Creates an event. For the secretariat.' })
  async createEvent(
    @Arg('input', () => EventInput, { description: 'The event.' }) input: EventInput,
    @IdempotencyKeyArg() key: string | null,
    @Ctx() context: Context,
  ) {
    return rowAnswer(await createEvent(context, input, key), context, 'event');
  }

  @Mutation(() => EventPayload, {
    description: 'Changes the fields of an event that are given. Its code stays. For the secretariat.',
  })
  async updateEvent(
    @Arg('id', () => ID, { description: 'Id of the event.' }) id: string,
    @Arg('input', () => EventPatch, { description: 'Fields to change.' }) input: EventPatch,
    @VersionArg() version: number,
    @Ctx() context: Context,
  ) {
    return rowAnswer(await updateEvent(context, numberOf(id, 'Event'), input, version), context, 'event');
  }

  @Mutation(() => PublicationPayload, { description: 'Creates a publication. For the secretariat.' })
  async createPublication(
    @Arg('input', () => PublicationInput, { description: 'The publication.' }) input: PublicationInput,
    @IdempotencyKeyArg() key: string | null,
    @Ctx() context: Context,
  ) {
    return rowAnswer(await createPublication(context, input, key), context, 'publication');
  }

  @Mutation(() => PublicationPayload, {
    description: 'Changes the fields of a publication that are given. Its code stays. For the secretariat.',
  })
  async updatePublication(
    @Arg('id', () => ID, { description: 'Id of the publication.' }) id: string,
    @Arg('input', () => PublicationPatch, { description: 'Fields to change.' }) input: PublicationPatch,
    @VersionArg() version: number,
    @Ctx() context: Context,
  ) {
    return rowAnswer(
      await updatePublication(context, numberOf(id, 'Publication'), input, version),
      context,
      'publication',
    );
  }

  @Mutation(() => ToolPayload, { description: 'Creates a tool. For the secretariat.' })
  async createTool(
    @Arg('input', () => ToolInput, { description: 'The tool.' }) input: ToolInput,
    @IdempotencyKeyArg() key: string | null,
    @Ctx() context: Context,
  ) {
    return rowAnswer(await createTool(context, input, key), context, 'tool');
  }

  @Mutation(() => ToolPayload, {
    description: 'Changes the fields of a tool that are given. Its code stays. For the secretariat.',
  })
  async updateTool(
    @Arg('id', () => ID, { description: 'Id of the tool.' }) id: string,
    @Arg('input', () => ToolPatch, { description: 'Fields to change.' }) input: ToolPatch,
    @VersionArg() version: number,
    @Ctx() context: Context,
  ) {
    return rowAnswer(await updateTool(context, numberOf(id, 'Tool'), input, version), context, 'tool');
  }
}
