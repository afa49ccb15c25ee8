import { Field, ObjectType } from 'type-graphql';

@ObjectType({ description: 'A file with a stable address, for spreadsheets, statistics programs and web pages.' })
export class DataFile {
  @Field(() => String, { description: 'What its rows are, e.g. "transactions".' })
  kind!: string;

  @Field(() => String, { description: 'Format: "csv", "xlsx" or "json".' })
  format!: string;

  @Field(() => String, {
    description: 'Address below that of the service, e.g. "/data/transactions.csv?plan=APIS-2022-2026".',
  })
  url!: string;
}
