import { graphql } from '../../generated/index.js';

/** The audit, newest first. */
export const auditTrail = graphql(`
  query AuditTrail($node: ID, $actor: String, $since: DateTime, $until: DateTime) {
    audit(node: $node, actor: $actor, since: $since, until: $until, first: 100) {
      nodes { at actor actorId operation field from to reason requestId hash subject { __typename } }
    }
  }
`);
