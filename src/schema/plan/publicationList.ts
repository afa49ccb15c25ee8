import { ArgsType, Field } from 'type-graphql';
import { Publication } from '../../entities/plan/index.js';
import { connectionOf, PageArgs } from '../connection.js';
import { searchIn } from '../search.js';

/** Which publications, and which page of them. */
@ArgsType()
export class PublicationListArgs extends PageArgs {
  @Field(() => String, {
    nullable: true,
    description: `${searchIn('title, authors or symbol')} Default: all publications.`,
  })
  search?: string | null;
}

/** A page of publications. */
export const PublicationConnection = connectionOf(Publication, 'Publication');
