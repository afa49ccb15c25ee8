import { Arg, Int } from 'type-graphql';

/** The argument by which a write that is sent twice happens once. */
export const IdempotencyKeyArg = () =>
  Arg('idempotencyKey', () => String, {
    nullable: true,
    description:
      'A key that you choose for this write. If you send the same key and input again, you get the first answer and nothing is written again. A key is kept for 72 hours.',
  });

/** The argument by which a write is refused if somebody else has changed the row meanwhile. */
export const VersionArg = () =>
  Arg('version', () => Int, {
    description: 'Version of the item that you read. If it has changed since, the user error is VERSION_CONFLICT.',
  });
