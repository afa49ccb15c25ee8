import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
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
    return { amount, currency };
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

/** Amount of a budget, and whether it counts. */
@Resolver(() => Budget)
export class BudgetResolver {
  @FieldResolver(() => MoneyAnswer, { description: 'Amount.' })
  value(@Root() { amount, currency }: Row<Budget>): MoneyAnswer {
    return { amount, currency };
  }

  @FieldResolver(() => Boolean, {
    description:
      'True if the budget counts: for its project and period it is the latest revised budget, else the original.',
  })
  isEffective(@Root() budget: BudgetOfProject, @Ctx() { loaders }: Context): boolean | Promise<boolean> {
    if (budget.isEffective !== undefined) return budget.isEffective;
    return loaders.budgetsOfProject
      .load(budget.projectId)
      .then((all) => all.some(({ id, isEffective }) => id === budget.id && isEffective));
  }
}
