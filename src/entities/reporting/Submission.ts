import { ArrayType, type Opt, type Ref } from '@mikro-orm/core';
import { Entity, Index, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import { ProgressReport } from './ProgressReport.js';
import { ReportWords } from './ReportWords.js';

/** A report as it was submitted: all but its authors see this, even while the authors revise the report. */
@Entity()
export class Submission extends ReportWords {
  @Index()
  @ManyToOne(() => ProgressReport, { ref: true, deleteRule: 'restrict' })
  report!: Ref<ProgressReport>;

  /** Numbers of the documents submitted with it. */
  @Property({ type: new ArrayType(Number), columnType: 'int[]', defaultRaw: "'{}'" })
  evidence: Opt<number[]> = [];

  /** Values of the report up to this number were submitted with it; null means all: the report was imported. */
  @Property({ type: 'integer', nullable: true })
  valuesThrough: number | null = null;
}
