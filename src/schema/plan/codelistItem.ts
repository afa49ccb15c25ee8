import { Field, ObjectType } from 'type-graphql';

@ObjectType({ description: 'An entry of a code list.' })
export class CodelistItem {
  @Field(() => String, { description: 'Code as this API uses it.' })
  code!: string;

  @Field(() => String, { nullable: true, description: 'Code in IATI; null if the list is not one of IATI.' })
  iatiCode!: string | null;

  @Field(() => String, { description: 'Label in the language asked for, else in English.' })
  label!: string;

  @Field(() => String, { nullable: true, description: 'What it means.' })
  description!: string | null;

  @Field(() => Boolean, {
    description: 'True if the label is in English because there is none in the language asked for.',
  })
  isFallback!: boolean;
}
