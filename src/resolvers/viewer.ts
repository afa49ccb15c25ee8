import { Ctx, Query, Resolver } from 'type-graphql';
import type { Context } from '../context.js';
import { anonymousGrant, Viewer } from '../schema/viewer.js';

@Resolver()
export class ViewerResolver {
  @Query(() => Viewer, { description: 'Who is asking, and what they may do.' })
  viewer(@Ctx() { actor }: Context): Viewer {
    return { name: actor.name, roles: [{ ...anonymousGrant, role: actor.role }], organisation: null };
  }
}
