import { Field, Float, Int, ObjectType } from 'type-graphql';
import { Node } from '../../entities/Node.js';
import { IssueSeverity } from '../../vocabulary/index.js';

@ObjectType({ description: 'Something missing or wrong in the data, or a reason why an action lags behind.' })
export class DataIssue {
  @Field(() => String, {
    description:
      'Stable code. Of actions: NO_PROJECT, NO_FUNDING, RATE_MISSING, OVERDUE, NO_INDICATOR, NO_REPORT, STALE, NO_LEAD, NO_PILLAR, UNVERIFIED_WORDING, NO_SDG. Of projects: DATES_INCONSISTENT, NO_FUNDING, RATE_MISSING, OVERDUE, BUDGET_MISSING, SHARES_BELOW_100, AMBIGUOUS_DONOR, NO_REPORT, STALE, NO_COUNTRY, NO_SECTOR. Of laggards also NO_DATA and OFF_TRACK.',
  })
  code!: string;

  @Field(() => IssueSeverity, { description: 'How much it matters.' })
  severity!: IssueSeverity;

  @Field(() => String, { description: 'What it is, and the way out.' })
  message!: string;

  @Field(() => String, { nullable: true, description: 'Field of the thing that it is about.' })
  field!: string | null;

  @Field(() => Node, { nullable: true, description: 'The action or project.' })
  node!: object | null;
}

@ObjectType({ description: 'How often an issue occurs.' })
export class DataIssueCount {
  @Field(() => String, { description: 'Code of the issue.' })
  code!: string;

  @Field(() => IssueSeverity, { description: 'How much it matters.' })
  severity!: IssueSeverity;

  @Field(() => Int, { description: 'Actions that have it.' })
  actions!: number;

  @Field(() => Int, { description: 'Projects that have it.' })
  projects!: number;
}

@ObjectType({ description: 'How good the data are. Computed through the lens; never stored.' })
export class DataQuality {
  @Field(() => Float, {
    description:
      'Weight of the checks passed of all checks, 0 to 1, to four decimals (CRITICAL 8, ERROR 4, WARNING 2, ADVISORY 1).',
  })
  score!: number;

  @Field(() => [DataIssue], {
    description:
      'The worst first; of a plan at most 250, those of actions before those of projects. `counts` has them all.',
  })
  issues!: DataIssue[];

  @Field(() => [DataIssueCount], { description: 'Every issue that occurs, the worst first, with how often.' })
  counts!: DataIssueCount[];
}
