import { ArrayType, type Opt } from '@mikro-orm/core';
import { Enum, Property } from '@mikro-orm/decorators/legacy';
import { ProgressStatus } from '../../vocabulary/index.js';
import { Node } from '../Node.js';

/** What a report says: as it is being written, and as it was handed in. Shown by way of what was handed in alone. */
export abstract class ReportWords extends Node {
  @Property({ type: 'text', nullable: true })
  narrative: string | null = null;

  @Property({ type: 'text', nullable: true })
  achievements: string | null = null;

  @Property({ type: 'text', nullable: true })
  challenges: string | null = null;

  @Property({ type: 'text', nullable: true })
  wayForward: string | null = null;

  @Enum({ items: () => ProgressStatus, nullable: true })
  reportedStatus: ProgressStatus | null = null;

  /** Organisation or person in whose place it is handed in. */
  @Property({ type: 'text', nullable: true })
  onBehalfOf: string | null = null;

  /** Numbers of the values that were handed in once and are no part of it any more. */
  @Property({ type: new ArrayType(Number), columnType: 'int[]', defaultRaw: "'{}'" })
  dropped: Opt<number[]> = [];
}
