import { ArrayType, type Opt, type Ref } from '@mikro-orm/core';
import { Entity, Index, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import { ProgressReport } from './ProgressReport.js';
import { ReportWords } from './ReportWords.js';

/** What was handed in, as it was then: what all but the authors of a report see, who may be mending it meanwhile. */
@Entity()
export class Submission extends ReportWords {
  @Index()
  @ManyToOne(() => ProgressReport, { ref: true, deleteRule: 'restrict' })
  report!: Ref<ProgressReport>;

  /** Numbers of the documents that came with it. */
  @Property({ type: new ArrayType(Number), columnType: 'int[]', defaultRaw: "'{}'" })
  evidence: Opt<number[]> = [];

  /** Values of the report up to this number came with it; null means all, of a report that was loaded. */
  @Property({ type: 'integer', nullable: true })
  valuesThrough: number | null = null;
}
