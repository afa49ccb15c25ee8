import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { Action, Pillar, Project } from '../../entities/plan/index.js';
import type { Row } from '../../entities/Row.js';
import type { FundedLink, FundingKey } from '../../loaders/money/index.js';
import { type ProgressView, viewOf } from '../../loaders/progress/index.js';
import { ListSize } from '../../schema/listSizes.js';
import { Portfolio, PortfolioRow } from '../../schema/money/index.js';
import { Progress } from '../../schema/progress/index.js';
import { linkedRow, linkedRowOrNull } from '../linkedRow.js';
import { type FunderView, shareAndWhole } from './portfolioMoney.js';
import { byPillar, pillarKey, pillarProgress } from './portfolioParts.js';

/** What each row has, whatever it is about. */
interface RowBase {
  view: FunderView;
  isAmbiguous: boolean;
}

interface PillarRow extends RowBase {
  depth: 0;
  pillarId: number | null;
  links: readonly FundedLink[];
}
interface ActionRow extends RowBase {
  depth: 1;
  actionId: number;
}
interface ProjectRow extends RowBase {
  depth: 2;
  projectId: number;
  linkId: number;
}

type TableRow = PillarRow | ActionRow | ProjectRow;

const isAnyAmbiguous = (links: readonly FundedLink[]) => links.some(({ ambiguous }) => ambiguous);

const actionRows = (actionId: number, links: readonly FundedLink[], view: FunderView): TableRow[] => [
  { depth: 1, view, actionId, isAmbiguous: isAnyAmbiguous(links) },
  ...links.map(({ projectId, linkId, ambiguous }): ProjectRow => {
    return { depth: 2, view, projectId, linkId, isAmbiguous: ambiguous };
  }),
];

const pillarRows = (pillarId: number | null, links: readonly FundedLink[], view: FunderView): TableRow[] => [
  { depth: 0, view, pillarId, links, isAmbiguous: isAnyAmbiguous(links) },
  ...[...Map.groupBy(links, ({ actionId }) => actionId)].flatMap(([actionId, some]) =>
    actionRows(actionId, some, view),
  ),
];

const moneyKey = (row: TableRow): FundingKey => {
  const planId = row.view.plan.id;
  if (row.depth === 0) return pillarKey(row.pillarId, row.view);
  if (row.depth === 1) return { scope: 'plan', scopeId: planId, kind: 'action', keyId: row.actionId };
  return { scope: 'links', scopeId: planId, kind: 'link', keyId: row.linkId };
};

/** A row with its money, each part of which is read when it is asked for. */
const withMoney = (row: TableRow, context: Context) => ({ ...row, ...shareAndWhole(moneyKey(row), row.view, context) });

/** The portfolio as a table. */
@Resolver(() => Portfolio)
export class PortfolioRowsResolver {
  @FieldResolver(() => [PortfolioRow])
  @ListSize('rowsOfPortfolio')
  async rows(@Root() view: FunderView, @Ctx() context: Context): Promise<TableRow[]> {
    const links = await context.loaders.fundedLinks(view.plan.id).load(view.organisation.id);
    return byPillar(links)
      .flatMap(([pillarId, some]) => pillarRows(pillarId, some, view))
      .map((row) => withMoney(row, context));
  }
}

/** What a row of that table is about, and how far it has come. */
@Resolver(() => PortfolioRow)
export class PortfolioRowResolver {
  @FieldResolver(() => Pillar, { nullable: true })
  pillar(@Root() row: TableRow, @Ctx() { loaders }: Context): Promise<Row<Pillar> | null> | null {
    return row.depth === 0 ? linkedRowOrNull(loaders.pillar, row.pillarId) : null;
  }

  @FieldResolver(() => Action, { nullable: true })
  action(@Root() row: TableRow, @Ctx() { loaders }: Context): Promise<Row<Action>> | null {
    return row.depth === 1 ? linkedRow(loaders.action, row.actionId) : null;
  }

  @FieldResolver(() => Project, { nullable: true })
  project(@Root() row: TableRow, @Ctx() { loaders }: Context): Promise<Row<Project>> | null {
    return row.depth === 2 ? linkedRow(loaders.project, row.projectId) : null;
  }

  @FieldResolver(() => String)
  async title(@Root() row: TableRow, @Ctx() context: Context): Promise<string> {
    const found = await (this.pillar(row, context) ?? this.action(row, context) ?? this.project(row, context));
    return found?.title ?? 'Pillar not verified';
  }

  @FieldResolver(() => Progress)
  async progress(@Root() row: TableRow, @Ctx() context: Context): Promise<ProgressView> {
    const { loaders } = context;
    if (row.depth === 0) return pillarProgress(row.pillarId, row.links, row.view, context);
    if (row.depth === 2)
      return viewOf(await loaders.projectProgress.load(row.projectId), { part: 'project', id: row.projectId });
    const standings = await loaders.planProgress(row.view.plan.id);
    return viewOf(standings.of('action', row.actionId), { part: 'action', id: row.actionId });
  }
}
