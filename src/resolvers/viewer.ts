import { Query, Resolver } from 'type-graphql';
import { Role } from '../schema/enums.js';
import { RoleGrant, Viewer } from '../schema/viewer.js';

/** What everybody may do without signing in. */
export const anonymousGrant: RoleGrant = { id: 0, role: Role.PUBLIC, scope: null, from: null, to: null };

@Resolver()
export class ViewerResolver {
  @Query(() => Viewer, { description: 'Who is asking, and what they may do.' })
  viewer(): Viewer {
    return { name: null, roles: [anonymousGrant], organisation: null };
  }
}
