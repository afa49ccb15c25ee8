import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { Provenance, Source } from '../../entities/plan/index.js';
import type { Row } from '../../entities/Row.js';

/** The sources of a provenance. */
@Resolver(() => Provenance)
export class ProvenanceResolver {
  @FieldResolver(() => [Source], { description: 'Texts that support the statement.' })
  sources(@Root() provenance: Row<Provenance>, @Ctx() { loaders }: Context): Promise<Row<Source>[]> {
    return loaders.sourcesOfProvenance.load(provenance.id);
  }
}
