import { Field, InputType } from 'type-graphql';
import { ProgressReport } from '../../entities/reporting/index.js';
import { ProgressStatus, UrlScalar } from '../../vocabulary/index.js';
import { IndicatorValueInput } from '../progress/indicatorValueInput.js';
import { payload } from '../userError.js';

@InputType({ description: 'A document that supports a report.' })
export class EvidenceInput {
  @Field(() => String, { description: 'Title.' })
  title!: string;

  @Field(() => UrlScalar, { description: 'Address of the document.' })
  url!: string;

  @Field(() => String, { nullable: true, description: 'Language tag (BCP 47).' })
  language?: string | null;

  @Field(() => Boolean, { defaultValue: true, description: 'Whether everybody may see it.' })
  isPublic!: boolean;
}

@InputType({ description: 'What to save in a report. Fields that you leave out stay as they are.' })
export class ProgressReportInput {
  @Field(() => String, { nullable: true, description: 'What happened in the period. Required to submit the report.' })
  narrative?: string | null;

  @Field(() => String, { nullable: true, description: 'What was achieved.' })
  achievements?: string | null;

  @Field(() => String, { nullable: true, description: 'What was difficult.' })
  challenges?: string | null;

  @Field(() => String, { nullable: true, description: 'What comes next.' })
  wayForward?: string | null;

  @Field(() => ProgressStatus, {
    nullable: true,
    description: 'Status of the action or project. Required to submit the report.',
  })
  reportedStatus?: ProgressStatus | null;

  @Field(() => String, {
    nullable: true,
    description: 'Person or organisation on whose behalf you report, if not your own.',
  })
  onBehalfOf?: string | null;

  @Field(() => [IndicatorValueInput], {
    nullable: true,
    description: 'All indicator values of the report, each dated within its period. Replaces the earlier list.',
  })
  values?: IndicatorValueInput[] | null;

  @Field(() => [EvidenceInput], {
    nullable: true,
    description: 'All documents that support the report. Replaces the earlier list.',
  })
  evidence?: EvidenceInput[] | null;
}

/** Answer of writing one report. */
export const ProgressReportPayload = payload('ProgressReportPayload', 'report', ProgressReport);

/** Answer of approving reports. */
export const ProgressReportsPayload = payload('ProgressReportsPayload', 'reports', ProgressReport, true);
