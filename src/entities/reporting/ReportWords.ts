import { ArrayType, type Opt } from '@mikro-orm/core';
import { Enum, Property } from '@mikro-orm/decorators/legacy';
import { ProgressStatus } from '../../vocabulary/index.js';
import { Node } from '../Node.js';

/** The texts of a report: a report has those that its authors write, each submission those that were submitted. */
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

  /** Organisation or person on whose behalf it is submitted. */
  @Property({ type: 'text', nullable: true })
  onBehalfOf: string | null = null;

  /** Numbers of the values that were submitted once and removed since. */
  @Property({ type: new ArrayType(Number), columnType: 'int[]', defaultRaw: "'{}'" })
  dropped: Opt<number[]> = [];
}
