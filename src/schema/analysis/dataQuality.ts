import { Field, Float, Int, ObjectType } from 'type-graphql';
import { Node } from '../../entities/Node.js';
import { IssueSeverity } from '../../vocabulary/index.js';

@ObjectType({ description: 'Something missing or wrong in the data, or a reason why an action is behind.' })
export class DataIssue {
  @Field(() => String, {
    description:
      'Stable code. For actions: NO_PROJECT, NO_FUNDING, RATE_MISSING, OVERDUE, VALUE_PARTS_DIFFER, NO_INDICATOR, NO_REPORT, STALE, NO_LEAD, NO_PILLAR, UNVERIFIED_WORDING, NO_SDG. For projects: DATES_INCONSISTENT, POSSIBLE_DOUBLE_COUNT, BUDGET_OVERLAP, NO_FUNDING, RATE_MISSING, OVERDUE, VALUE_PARTS_DIFFER, BUDGET_MISSING, SHARES_BELOW_100, AMBIGUOUS_DONOR, NO_REPORT, STALE, NO_COUNTRY, NO_SECTOR. As reasons for lagging also: NO_DATA, OFF_TRACK.',
  })
  code!: string;

  @Field(() => IssueSeverity, { description: 'How much it matters.' })
  severity!: IssueSeverity;

  @Field(() => String, { description: 'What the issue is, and how to resolve it.' })
  message!: string;

  @Field(() => String, { nullable: true, description: 'Field of the action or project that the issue is about.' })
  field!: string | null;

  @Field(() => Node, { nullable: true, description: 'The action or project.' })
  node!: object | null;
}

@ObjectType({ description: 'Number of times an issue occurs.' })
export class DataIssueCount {
  @Field(() => String, { description: 'Code of the issue.' })
  code!: string;

  @Field(() => IssueSeverity, { description: 'How much it matters.' })
  severity!: IssueSeverity;

  @Field(() => Int, { description: 'Number of actions that have it.' })
  actions!: number;

  @Field(() => Int, { description: 'Number of projects that have it.' })
  projects!: number;
}

@ObjectType({ description: 'How complete and correct the data are. Computed through the lens; never stored.' })
export class DataQuality {
  @Field(() => Float, {
    description:
      'Weight of the passed checks divided by the weight of all checks: 0 to 1, four decimals. Weights: CRITICAL 8, ERROR 4, WARNING 2, ADVISORY 1.',
  })
  score!: number;

  @Field(() => [DataIssue], {
    description:
      'Issues, worst first. For a plan at most 250, those of actions before those of projects; `counts` covers all of them.',
  })
  issues!: DataIssue[];

  @Field(() => [DataIssueCount], { description: 'Every code that occurs, worst first, with the number of times.' })
  counts!: DataIssueCount[];
}
