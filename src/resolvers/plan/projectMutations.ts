import { Arg, Ctx, ID, Int, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import type { Project } from '../../entities/plan/index.js';
import type { Row } from '../../entities/Row.js';
import {
  BudgetInput,
  ExchangeRateInput,
  ExchangeRatesPayload,
  TransactionInput,
  TransactionsPayload,
} from '../../schema/money/index.js';
import {
  OrganisationInput,
  OrganisationPayload,
  ProjectActionInput,
  ProjectCountryInput,
  ProjectInput,
  ProjectOrganisationInput,
  ProjectPatch,
  ProjectPayload,
} from '../../schema/plan/index.js';
import { recordTransactions, reverseTransaction, setBudget, setExchangeRates } from '../../services/money/index.js';
import {
  createOrganisation,
  createProject,
  setProjectActions,
  setProjectCountries,
  setProjectOrganisations,
  updateProject,
} from '../../services/plan/index.js';
import type { Outcome } from '../../services/write/index.js';
import { afterWrite, KEY, numberOf, VERSION } from '../outcome.js';

const projectAnswer = async (
  outcome: Outcome,
  context: Context,
): Promise<{ result: Row<Project> | null; userErrors: object[] }> => {
  const { userErrors, first } = afterWrite(outcome, context);
  return { result: first === undefined ? null : await context.loaders.project.load(first), userErrors };
};

const transactionsAnswer = async (outcome: Outcome, context: Context) => {
  const { userErrors, ids } = afterWrite(outcome, context);
  return { result: await context.loaders.transaction.loadMany(ids), userErrors };
};

@Resolver()
export class ProjectMutations {
  @Mutation(() => ProjectPayload, { description: 'Creates a project with its links. For the secretariat.' })
  async createProject(
    @Arg('input', () => ProjectInput, { description: 'The project.' }) input: ProjectInput,
    @Arg('idempotencyKey', () => String, { nullable: true, description: KEY }) key: string | null,
    @Ctx() context: Context,
  ) {
    return projectAnswer(await createProject(context, input, key), context);
  }

  @Mutation(() => ProjectPayload, { description: 'Changes what is given of a project. For the secretariat.' })
  async updateProject(
    @Arg('id', () => ID, { description: 'Id of the project.' }) id: string,
    @Arg('input', () => ProjectPatch, { description: 'What to change.' }) input: ProjectPatch,
    @Arg('version', () => Int, { description: VERSION }) version: number,
    @Ctx() context: Context,
  ) {
    return projectAnswer(await updateProject(context, numberOf(id, 'Project'), input, version), context);
  }

  @Mutation(() => ProjectPayload, {
    description:
      "Replaces the project's links to actions: shares of one plan add up to at most 100. For the secretariat.",
  })
  async setProjectActions(
    @Arg('id', () => ID, { description: 'Id of the project.' }) id: string,
    @Arg('actions', () => [ProjectActionInput], { description: 'All actions that it serves.' })
    actions: ProjectActionInput[],
    @Arg('version', () => Int, { description: VERSION }) version: number,
    @Ctx() context: Context,
  ) {
    return projectAnswer(await setProjectActions(context, numberOf(id, 'Project'), actions, version), context);
  }

  @Mutation(() => ProjectPayload, {
    description: "Replaces the project's countries: percentages add up to at most 100. For the secretariat.",
  })
  async setProjectCountries(
    @Arg('id', () => ID, { description: 'Id of the project.' }) id: string,
    @Arg('countries', () => [ProjectCountryInput], { description: 'All countries where it works.' })
    countries: ProjectCountryInput[],
    @Arg('version', () => Int, { description: VERSION }) version: number,
    @Ctx() context: Context,
  ) {
    return projectAnswer(await setProjectCountries(context, numberOf(id, 'Project'), countries, version), context);
  }

  @Mutation(() => ProjectPayload, { description: "Replaces the project's organisations. For the secretariat." })
  async setProjectOrganisations(
    @Arg('id', () => ID, { description: 'Id of the project.' }) id: string,
    @Arg('organisations', () => [ProjectOrganisationInput], {
      description: 'All organisations that have a part in it.',
    })
    organisations: ProjectOrganisationInput[],
    @Arg('version', () => Int, { description: VERSION }) version: number,
    @Ctx() context: Context,
  ) {
    return projectAnswer(
      await setProjectOrganisations(context, numberOf(id, 'Project'), organisations, version),
      context,
    );
  }

  @Mutation(() => OrganisationPayload, { description: 'Creates an organisation. For the secretariat.' })
  async createOrganisation(
    @Arg('input', () => OrganisationInput, { description: 'The organisation.' }) input: OrganisationInput,
    @Arg('idempotencyKey', () => String, { nullable: true, description: KEY }) key: string | null,
    @Ctx() context: Context,
  ) {
    const { userErrors, first } = afterWrite(await createOrganisation(context, input, key), context);
    return { result: first === undefined ? null : await context.loaders.organisation.load(first), userErrors };
  }
}

@Resolver()
export class MoneyMutations {
  @Mutation(() => TransactionsPayload, {
    description: 'Records transactions, all or none; at most 250 at once. For the secretariat.',
  })
  async recordTransactions(
    @Arg('input', () => [TransactionInput], { description: 'The transactions.' }) input: TransactionInput[],
    @Arg('idempotencyKey', () => String, { nullable: true, description: KEY }) key: string | null,
    @Ctx() context: Context,
  ) {
    return transactionsAnswer(await recordTransactions(context, input, key, context.today), context);
  }

  @Mutation(() => TransactionsPayload, {
    description:
      'Money is never edited or deleted: a wrong entry is reversed by a new one that points to it. For the secretariat.',
  })
  async reverseTransaction(
    @Arg('id', () => ID, { description: 'Id of the transaction.' }) id: string,
    @Arg('reason', () => String, { description: 'Why.' }) reason: string,
    @Arg('idempotencyKey', () => String, { nullable: true, description: KEY }) key: string | null,
    @Ctx() context: Context,
  ) {
    return transactionsAnswer(await reverseTransaction(context, numberOf(id, 'Transaction'), reason, key), context);
  }

  @Mutation(() => ProjectPayload, {
    description:
      'Records a budget; it takes the place of earlier ones of the same project and period. For the secretariat.',
  })
  async setBudget(
    @Arg('input', () => BudgetInput, { description: 'The budget.' }) input: BudgetInput,
    @Ctx() context: Context,
  ) {
    return projectAnswer(await setBudget(context, input), context);
  }

  @Mutation(() => ExchangeRatesPayload, {
    description:
      'Records exchange rates; a later one of the same day takes the place of an earlier. For the secretariat.',
  })
  async setExchangeRates(
    @Arg('input', () => [ExchangeRateInput], { description: 'The rates.' }) input: ExchangeRateInput[],
    @Ctx() context: Context,
  ) {
    const { userErrors, ids } = afterWrite(await setExchangeRates(context, input, context.today), context);
    return { saved: ids.length, userErrors };
  }
}
