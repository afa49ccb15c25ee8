import { Query, Resolver } from 'type-graphql';
import { anonymousGrant, Viewer } from '../schema/viewer.js';

@Resolver()
export class ViewerResolver {
  @Query(() => Viewer, { description: 'Who is asking, and what they may do.' })
  viewer(): Viewer {
    return { name: null, roles: [anonymousGrant], organisation: null };
  }
}
