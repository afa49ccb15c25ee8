import { type ClassType, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Transaction } from '../../entities/money/index.js';
import { Organisation, Project } from '../../entities/plan/index.js';
import {
  ActivityStatus,
  BudgetStatus,
  BudgetType,
  CountryCodeScalar,
  CurrencyCodeScalar,
  DateScalar,
  DecimalScalar,
  OrganisationRole,
  OrganisationType,
  TransactionType,
  UserErrorCode,
} from '../../vocabulary/index.js';

const PARTIAL_DATE = 'A year, a month or a day, e.g. "2024-03".';

@InputType({ description: 'An amount in a currency.' })
export class MoneyInput {
  @Field(() => DecimalScalar, { description: 'Amount, at most two decimals.' })
  amount!: string;

  @Field(() => CurrencyCodeScalar, { description: 'Currency, ISO 4217.' })
  currency!: string;
}

@InputType({ description: 'A transaction to record.' })
export class TransactionInput {
  @Field(() => String, { description: 'Code of the project.' })
  project!: string;

  @Field(() => TransactionType, { description: 'Kind (IATI TransactionType).' })
  type!: TransactionType;

  @Field(() => MoneyInput, { description: 'Amount, not zero.' })
  value!: MoneyInput;

  @Field(() => DateScalar, { description: 'Day on which the money moved or was promised; not in the future.' })
  transactionDate!: string;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'Day whose exchange rate applies; the transaction date if left out.',
  })
  valueDate?: string | null;

  @Field(() => String, { nullable: true, description: 'Code of the organisation that provided it.' })
  provider?: string | null;

  @Field(() => String, { nullable: true, description: 'Code of the organisation that received it.' })
  receiver?: string | null;

  @Field(() => String, { nullable: true, description: 'What it was for.' })
  description?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "Reference in the provider's books; recorded once for each provider.",
  })
  externalRef?: string | null;
}

@InputType({ description: 'A budget to record.' })
export class BudgetInput {
  @Field(() => String, { description: 'Code of the project.' })
  project!: string;

  @Field(() => BudgetType, { description: 'Original or revised.' })
  type!: BudgetType;

  @Field(() => BudgetStatus, { description: 'Indicative or committed.' })
  status!: BudgetStatus;

  @Field(() => DateScalar, { description: 'First day of the period.' })
  periodStart!: string;

  @Field(() => DateScalar, { description: 'Last day of the period.' })
  periodEnd!: string;

  @Field(() => MoneyInput, { description: 'Amount, zero or more.' })
  value!: MoneyInput;

  @Field(() => DateScalar, { description: 'Day whose exchange rate applies, and from which the budget counts.' })
  valueDate!: string;
}

@InputType({ description: 'An exchange rate to record.' })
export class ExchangeRateInput {
  @Field(() => CurrencyCodeScalar, { description: 'Currency of which it is one unit.' })
  from!: string;

  @Field(() => CurrencyCodeScalar, { description: 'Currency in which it is worth the rate.' })
  to!: string;

  @Field(() => DateScalar, { description: 'Day; not in the future.' })
  date!: string;

  @Field(() => DecimalScalar, { description: 'Rate, above zero, at most ten decimals.' })
  rate!: string;

  @Field(() => String, { description: 'Who published it.' })
  source!: string;
}

@InputType({ description: 'The share of a project that serves an action.' })
export class ProjectActionInput {
  @Field(() => ID, { description: 'Id of the action.' })
  action!: string;

  @Field(() => DecimalScalar, { description: 'Percentage, 0 to 100, at most four decimals.' })
  share!: string;

  @Field(() => String, { nullable: true, description: 'What the project does for the action.' })
  contribution?: string | null;
}

@InputType({ description: 'The percentage of a project in a country.' })
export class ProjectCountryInput {
  @Field(() => CountryCodeScalar, { description: 'The country.' })
  country!: string;

  @Field(() => DecimalScalar, { description: 'Percentage, 0 to 100, at most four decimals.' })
  percentage!: string;
}

@InputType({ description: 'The part of an organisation in a project.' })
export class ProjectOrganisationInput {
  @Field(() => String, { description: 'Code of the organisation.' })
  organisation!: string;

  @Field(() => OrganisationRole, { description: 'Its part.' })
  role!: OrganisationRole;
}

@InputType({ description: 'A project to create.' })
export class ProjectInput {
  @Field(() => String, {
    description: 'Code, unique in the tracker: 1 to 64 letters, digits, dots, dashes or underscores.',
  })
  code!: string;

  @Field(() => String, { description: 'Title.' })
  title!: string;

  @Field(() => String, { nullable: true, description: 'What it does.' })
  description?: string | null;

  @Field(() => ActivityStatus, { description: 'Phase (IATI ActivityStatus).' })
  activityStatus!: ActivityStatus;

  @Field(() => String, { nullable: true, description: `Planned start. ${PARTIAL_DATE}` })
  plannedStart?: string | null;

  @Field(() => String, { nullable: true, description: `Actual start. ${PARTIAL_DATE}` })
  actualStart?: string | null;

  @Field(() => String, { nullable: true, description: `Planned end. ${PARTIAL_DATE}` })
  plannedEnd?: string | null;

  @Field(() => String, { nullable: true, description: `Actual end. ${PARTIAL_DATE}` })
  actualEnd?: string | null;

  @Field(() => [String], {
    nullable: true,
    description: 'Sectors that it works in: codes of codelist(name: SECTOR), e.g. "22040".',
  })
  sectors?: string[] | null;

  @Field(() => String, { nullable: true, description: 'Code of the project that it is a part of.' })
  parent?: string | null;

  @Field(() => String, { nullable: true, description: 'Identifier in IATI, unique.' })
  iatiIdentifier?: string | null;

  @Field(() => [ProjectActionInput], {
    defaultValue: [],
    description: 'Actions that it serves; shares of one plan add up to at most 100.',
  })
  actions!: ProjectActionInput[];

  @Field(() => [ProjectCountryInput], {
    defaultValue: [],
    description: 'Countries where it works; percentages add up to at most 100.',
  })
  countries!: ProjectCountryInput[];

  @Field(() => [ProjectOrganisationInput], { defaultValue: [], description: 'Organisations that have a part in it.' })
  organisations!: ProjectOrganisationInput[];
}

@InputType({ description: 'What to change of a project; what is left out stays.' })
export class ProjectPatch {
  @Field(() => String, { nullable: true, description: 'Title; cannot be emptied.' })
  title?: string | null;

  @Field(() => String, { nullable: true, description: 'What it does.' })
  description?: string | null;

  @Field(() => ActivityStatus, { nullable: true, description: 'Phase.' })
  activityStatus?: ActivityStatus | null;

  @Field(() => String, { nullable: true, description: `Planned start. ${PARTIAL_DATE}` })
  plannedStart?: string | null;

  @Field(() => String, { nullable: true, description: `Actual start. ${PARTIAL_DATE}` })
  actualStart?: string | null;

  @Field(() => String, { nullable: true, description: `Planned end. ${PARTIAL_DATE}` })
  plannedEnd?: string | null;

  @Field(() => String, { nullable: true, description: `Actual end. ${PARTIAL_DATE}` })
  actualEnd?: string | null;

  @Field(() => String, { nullable: true, description: 'Identifier in IATI, unique.' })
  iatiIdentifier?: string | null;

  @Field(() => [String], {
    nullable: true,
    description: 'All sectors that it works in: codes of codelist(name: SECTOR), e.g. "22040"; cannot be null.',
  })
  sectors?: string[] | null;
}

@InputType({ description: 'An organisation to create.' })
export class OrganisationInput {
  @Field(() => String, { description: 'Code, unique in the tracker.' })
  code!: string;

  @Field(() => String, { description: 'Name in English.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'Usual abbreviation.' })
  acronym?: string | null;

  @Field(() => OrganisationType, { description: 'Kind (IATI OrganisationType).' })
  type!: OrganisationType;

  @Field(() => CountryCodeScalar, { nullable: true, description: 'Country that it belongs to.' })
  country?: string | null;

  @Field(() => String, { nullable: true, description: 'Identifier in IATI.' })
  iatiRef?: string | null;
}

@ObjectType({ description: 'A mistake in the input that the caller can mend. Nothing was written.' })
export class UserError {
  @Field(() => UserErrorCode, { description: 'What kind of mistake.' })
  code!: UserErrorCode;

  @Field(() => String, { nullable: true, description: 'Path of the input field, e.g. "input.actions.0.share".' })
  field!: string | null;

  @Field(() => String, { description: 'The value, the rule and the way out.' })
  message!: string;
}

export const payload = (name: string, field: string, Type: ClassType, isList = false) => {
  @ObjectType(name, { description: 'What came of a write: the result, or the errors for which nothing was written.' })
  class Payload {
    @Field(() => (isList ? [Type] : Type), {
      name: field,
      nullable: !isList,
      description: isList ? 'What was written.' : 'As it now is; null where nothing was written.',
    })
    result!: object;

    @Field(() => [UserError], { description: 'Every mistake at once; empty when the write happened.' })
    userErrors!: UserError[];
  }
  return Payload;
};

export const ProjectPayload = payload('ProjectPayload', 'project', Project);
export const OrganisationPayload = payload('OrganisationPayload', 'organisation', Organisation);
export const TransactionsPayload = payload('TransactionsPayload', 'transactions', Transaction, true);

@ObjectType({ description: 'What came of recording rates.' })
export class ExchangeRatesPayload {
  @Field(() => Int, { description: 'How many were new.' })
  saved!: number;

  @Field(() => [UserError], { description: 'Every mistake at once; empty when the write happened.' })
  userErrors!: UserError[];
}
