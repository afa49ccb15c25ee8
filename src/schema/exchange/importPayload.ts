import { Field, Int, ObjectType } from 'type-graphql';
import { ImportOutcome, UserErrorCode } from '../../vocabulary/index.js';
import { WriteAnswer } from '../userError.js';

@ObjectType({ description: 'A cell of a file that differs from what is stored.' })
export class ImportChange {
  @Field(() => String, { description: 'Name of the column.' })
  field!: string;

  @Field(() => String, { nullable: true, description: 'What is stored; null if there is nothing.' })
  from!: string | null;

  @Field(() => String, { nullable: true, description: 'What the file says; null if the cell is empty.' })
  to!: string | null;
}

@ObjectType({ description: 'What is wrong with a cell, a row or a file, or what is passed over.' })
export class ImportMistake {
  @Field(() => String, { nullable: true, description: 'Name of the column; null for the row or file as a whole.' })
  column!: string | null;

  @Field(() => UserErrorCode, { description: 'Kind of mistake.' })
  code!: UserErrorCode;

  @Field(() => String, { description: 'What is wrong, and how to put it right.' })
  message!: string;
}

@ObjectType({ description: 'What became, or would become, of a row of a file.' })
export class ImportRow {
  @Field(() => String, {
    description: 'What it is about, by the columns that name it, e.g. "PRJ-1"; of a fact of money its project.',
  })
  key!: string;

  @Field(() => Int, { description: 'Number of the row, as the spreadsheet shows it; in CSV that of the line.' })
  row!: number;

  @Field(() => String, { description: 'Name of the sheet.' })
  sheet!: string;

  @Field(() => ImportOutcome, { description: 'What became, or would become, of it.' })
  outcome!: ImportOutcome;

  @Field(() => [ImportChange], { description: 'Cells that differ from what is stored.' })
  changes!: ImportChange[];

  @Field(() => [ImportMistake], { description: 'Why it is refused; empty otherwise.' })
  mistakes!: ImportMistake[];

  @Field(() => [ImportMistake], {
    description: 'What is passed over, such as a changed cell of a column that is only shown.',
  })
  notices!: ImportMistake[];
}

@ObjectType({ description: 'How many rows of a file have which outcome.' })
export class ImportCounts {
  @Field(() => Int, { description: 'Rows that make something new.' })
  create!: number;

  @Field(() => Int, { description: 'Rows that change something.' })
  update!: number;

  @Field(() => Int, { description: 'Rows that say what is there already.' })
  same!: number;

  @Field(() => Int, { description: 'Rows that cannot be taken in.' })
  refused!: number;
}

@ObjectType({ description: 'What became, or would become, of a file.' })
export class ImportAnswer {
  @Field(() => String, { description: 'What its rows are.' })
  kind!: string;

  @Field(() => String, { nullable: true, description: 'Code of the plan; null for what belongs to none.' })
  plan!: string | null;

  @Field(() => Boolean, { description: 'True if it was only looked at.' })
  isDryRun!: boolean;

  @Field(() => Boolean, { description: 'True if something was written.' })
  isWritten!: boolean;

  @Field(() => Boolean, {
    description: 'Whether nothing is in its way. Rows that are left out because their period is closed are not.',
  })
  canBeTaken!: boolean;

  @Field(() => String, {
    description: 'The same for the same outcome. Pass it as `expect`, and nothing else than this is written.',
  })
  hash!: string;

  @Field(() => ImportCounts, { description: 'How many rows have which outcome.' })
  counts!: ImportCounts;

  @Field(() => [ImportMistake], { description: 'What is wrong with the file as a whole; then no row is taken in.' })
  mistakes!: ImportMistake[];

  @Field(() => [ImportMistake], {
    description: 'What to know of the file as a whole, such as that the data have changed since it was downloaded.',
  })
  notices!: ImportMistake[];
}

@ObjectType({ description: 'Result of taking in a file, or of looking at what that would do.' })
export class ImportPayload extends WriteAnswer {
  @Field(() => ImportAnswer, { nullable: true, description: 'What became of it; null if there are user errors.' })
  result!: ImportAnswer | null;
}
