import { Args, Ctx, FieldResolver, Float, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { shareOf } from '../../domain/decimal.js';
import { shownAmount } from '../../domain/money/index.js';
import { Budget, Transaction } from '../../entities/money/index.js';
import { Organisation, Project } from '../../entities/plan/index.js';
import type { Row } from '../../entities/Row.js';
import type { BudgetOfProject } from '../../loaders/money/index.js';
import type { Page } from '../../loaders/page.js';
import { ListSize } from '../../schema/listSizes.js';
import { MoneyAnswer, TransactionConnection, TransactionListArgs } from '../../schema/money/index.js';
import { linkedRow, linkedRowOrNull } from '../linkedRow.js';

/** Budgets and transactions of a project. */
@Resolver(() => Project)
export class ProjectMoneyResolver {
  @FieldResolver(() => [Budget], {
    description: 'Its budgets as the lens shows them, by period; within a period those that replaced others first.',
  })
  @ListSize('budgetsOfProject')
  budgets(@Root() project: Row<Project>, @Ctx() { loaders }: Context): Promise<BudgetOfProject[]> {
    return loaders.budgetsOfProject.load(project.id);
  }

  @FieldResolver(() => TransactionConnection, { description: 'Its transactions as the lens shows them, oldest first.' })
  transactions(
    @Root() project: Row<Project>,
    @Args(() => TransactionListArgs) given: TransactionListArgs,
    @Ctx() { loaders }: Context,
  ): Promise<Page<Row<Transaction>>> {
    return loaders.transactionsOfProject(given).load(project.id);
  }
}

/** Amount and links of a transaction. */
@Resolver(() => Transaction)
export class TransactionResolver {
  @FieldResolver(() => Project, { description: 'Project that it belongs to.' })
  project(@Root() transaction: Row<Transaction>, @Ctx() { loaders }: Context): Promise<Row<Project>> {
    return linkedRow(loaders.project, transaction.projectId);
  }

  @FieldResolver(() => MoneyAnswer, { description: 'Amount, negative for a reversal.' })
  value(@Root() { amount, currency }: Row<Transaction>): MoneyAnswer {
    return { amount: shownAmount(amount, currency), currency };
  }

  @FieldResolver(() => Organisation, {
    nullable: true,
    description: 'Organisation that provided the money; null if it is not known.',
  })
  provider(
    @Root() transaction: Row<Transaction>,
    @Ctx() { loaders }: Context,
  ): Promise<Row<Organisation> | null> | null {
    return linkedRowOrNull(loaders.organisation, transaction.providerId);
  }

  @FieldResolver(() => Organisation, {
    nullable: true,
    description: 'Organisation that received the money; null if it is not known.',
  })
  receiver(
    @Root() transaction: Row<Transaction>,
    @Ctx() { loaders }: Context,
  ): Promise<Row<Organisation> | null> | null {
    return linkedRowOrNull(loaders.organisation, transaction.receiverId);
  }

  @FieldResolver(() => Transaction, { nullable: true, description: 'The transaction that this one reverses.' })
  reverses(
    @Root() transaction: Row<Transaction>,
    @Ctx() { loaders }: Context,
  ): Promise<Row<Transaction> | null> | null {
    return linkedRowOrNull(loaders.transaction, transaction.reversesId);
  }

  @FieldResolver(() => Transaction, { nullable: true, description: 'The transaction that reverses this one.' })
  reversedBy(@Root() transaction: Row<Transaction>, @Ctx() { loaders }: Context): Promise<Row<Transaction> | null> {
    return loaders.reversalOf.load(transaction.id);
  }
}

/** A budget as a list of its project gives it, or as it is fetched by its id. */
type ShownBudget = Row<Budget> & Partial<Pick<BudgetOfProject, 'days' | 'effectiveDays'>>;

/** The part of its days on which a budget counts; 0 where the lens does not show it. */
const shareOfDays = async (budget: ShownBudget, { loaders }: Context): Promise<number> => {
  const { days, effectiveDays } = budget;
  if (days !== undefined && effectiveDays !== undefined) return shareOf(effectiveDays, days);
  const all = await loaders.budgetsOfProject.load(budget.projectId);
  const shown = all.find(({ id }) => id === budget.id);
  return shown ? shareOf(shown.effectiveDays, shown.days) : 0;
};

/** Amount of a budget, and whether it counts. */
@Resolver(() => Budget)
export class BudgetResolver {
  @FieldResolver(() => MoneyAnswer, { description: 'Amount.' })
  value(@Root() { amount, currency }: Row<Budget>): MoneyAnswer {
    return { amount: shownAmount(amount, currency), currency };
  }

  @FieldResolver(() => Boolean, {
    description:
      'True if the budget counts on some of its days: those on which it is the latest revised budget that covers them, else the latest original one.',
  })
  async isEffective(@Root() budget: ShownBudget, @Ctx() context: Context): Promise<boolean> {
    return (await shareOfDays(budget, context)) > 0;
  }

  @FieldResolver(() => Float, {
    description: 'The part of its days on which the budget counts, and so of its amount: 0 to 1, four decimals.',
  })
  effectiveShare(@Root() budget: ShownBudget, @Ctx() context: Context): Promise<number> {
    return shareOfDays(budget, context);
  }
}
