import { Arg, Int } from 'type-graphql';

/** The argument by which a write that is sent twice happens once. */
export const IdempotencyKeyArg = () =>
  Arg('idempotencyKey', () => String, {
    nullable: true,
    description:
      'A key of your own for this write: sent again with the same input, the first answer comes back and nothing is written.',
  });

/** The argument by which a write is refused if somebody else has changed the row meanwhile. */
export const VersionArg = () =>
  Arg('version', () => Int, { description: 'Version that the change was made on; another one is a VERSION_CONFLICT.' });
