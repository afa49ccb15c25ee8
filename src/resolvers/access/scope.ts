import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { ApiToken, RoleGrant } from '../../entities/access/index.js';
import { Node } from '../../entities/Node.js';
import { nodeOf } from '../nodeRow.js';

interface Scoped {
  scopeType: string | null;
  scopeId: number | null;
}

/** A resolver that adds `scope` to a type that carries a role. */
const scopeResolver = (Owner: typeof RoleGrant | typeof ApiToken) => {
  @Resolver(() => Owner)
  class ScopeResolver {
    @FieldResolver(() => Node, {
      nullable: true,
      description: 'Scope of the role: it holds only for this item and what belongs to it. Null means everything.',
    })
    async scope(@Root() { scopeType, scopeId }: Scoped, @Ctx() context: Context): Promise<object | null> {
      return scopeType === null || scopeId === null ? null : nodeOf(scopeType, scopeId, context);
    }
  }
  return ScopeResolver;
};

/** One such resolver for each of them. */
export const scopeResolvers = [RoleGrant, ApiToken].map(scopeResolver);
