import { Field, InputType } from 'type-graphql';
import { ProgressReport } from '../../entities/reporting/index.js';
import { ProgressStatus, UrlScalar } from '../../vocabulary/index.js';
import { IndicatorValueInput } from '../progress/indicatorValueInput.js';
import { payload } from '../userError.js';

@InputType({ description: 'A document that a report rests on.' })
export class EvidenceInput {
  @Field(() => String, { description: 'Title.' })
  title!: string;

  @Field(() => UrlScalar, { description: 'Where it is.' })
  url!: string;

  @Field(() => String, { nullable: true, description: 'Language tag (BCP 47).' })
  language?: string | null;

  @Field(() => Boolean, { defaultValue: true, description: 'Whether everybody may see it.' })
  isPublic!: boolean;
}

@InputType({ description: 'What to save of a report; what is left out stays.' })
export class ProgressReportInput {
  @Field(() => String, { nullable: true, description: 'What happened in the period; needed to hand it in.' })
  narrative?: string | null;

  @Field(() => String, { nullable: true, description: 'What was achieved.' })
  achievements?: string | null;

  @Field(() => String, { nullable: true, description: 'What was difficult.' })
  challenges?: string | null;

  @Field(() => String, { nullable: true, description: 'What comes next.' })
  wayForward?: string | null;

  @Field(() => ProgressStatus, { nullable: true, description: 'How it stands; needed to hand it in.' })
  reportedStatus?: ProgressStatus | null;

  @Field(() => String, { nullable: true, description: 'In whose place you report, if in somebody else’s.' })
  onBehalfOf?: string | null;

  @Field(() => [IndicatorValueInput], {
    nullable: true,
    description: 'All values that come with it, each dated within its period.',
  })
  values?: IndicatorValueInput[] | null;

  @Field(() => [EvidenceInput], { nullable: true, description: 'All documents that it rests on.' })
  evidence?: EvidenceInput[] | null;
}

export const ProgressReportPayload = payload('ProgressReportPayload', 'report', ProgressReport);
export const ProgressReportsPayload = payload('ProgressReportsPayload', 'reports', ProgressReport, true);
