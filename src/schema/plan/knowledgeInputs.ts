import { Field, InputType } from 'type-graphql';
import { Event, Publication, Tool } from '../../entities/plan/index.js';
import { CountryCodeScalar, UrlScalar } from '../../vocabulary/index.js';
import { payload } from '../userError.js';

const CODE =
  'Code, unique in the tracker whatever its case: 1 to 64 ASCII letters, digits and - . _ : /, a letter or digit first.';
const PARTIAL_DATE = 'A year, a month, a day or a span of two, e.g. "2024-03".';
const PLACE = 'Place where it was held, as the source states it.';
const COUNTRY = 'Country where it was held.';
const PAGE = 'Address of the page of the event.';
const AUTHORS = 'Authors, as named on the publication.';
const SYMBOL = 'United Nations document symbol.';
const TYPE = 'Kind of publication, e.g. "AP-IS working paper".';
const DOCUMENT = 'Address of the document, or of an official page about it.';
const PROJECT = 'Code of the project that produced it or that it is about.';

@InputType({ description: 'An event to create.' })
export class EventInput {
  @Field(() => String, { description: CODE })
  code!: string;

  @Field(() => String, { description: 'Title.' })
  title!: string;

  @Field(() => String, { description: `First day, as far as it is known. ${PARTIAL_DATE}` })
  start!: string;

  @Field(() => String, { nullable: true, description: `Last day, as far as it is known. ${PARTIAL_DATE}` })
  end?: string | null;

  @Field(() => String, { nullable: true, description: PLACE })
  place?: string | null;

  @Field(() => CountryCodeScalar, { nullable: true, description: COUNTRY })
  country?: string | null;

  @Field(() => UrlScalar, { nullable: true, description: PAGE })
  url?: string | null;

  @Field(() => [String], { defaultValue: [], description: 'Codes of the projects that it was a part of.' })
  projects!: string[];
}

@InputType({ description: 'What to change in an event. Fields that you leave out stay as they are.' })
export class EventPatch {
  @Field(() => String, { nullable: true, description: 'Title; cannot be empty.' })
  title?: string | null;

  @Field(() => String, { nullable: true, description: `First day, as far as it is known. ${PARTIAL_DATE}` })
  start?: string | null;

  @Field(() => String, { nullable: true, description: `Last day, as far as it is known. ${PARTIAL_DATE}` })
  end?: string | null;

  @Field(() => String, { nullable: true, description: PLACE })
  place?: string | null;

  @Field(() => CountryCodeScalar, { nullable: true, description: COUNTRY })
  country?: string | null;

  @Field(() => UrlScalar, { nullable: true, description: PAGE })
  url?: string | null;

  @Field(() => [String], {
    nullable: true,
    description: 'Codes of all projects that it was a part of. Replaces the earlier list.',
  })
  projects?: string[] | null;
}

@InputType({ description: 'A publication to create.' })
export class PublicationInput {
  @Field(() => String, { description: CODE })
  code!: string;

  @Field(() => String, { description: 'Title.' })
  title!: string;

  @Field(() => String, { nullable: true, description: SYMBOL })
  symbol?: string | null;

  @Field(() => String, { nullable: true, description: TYPE })
  type?: string | null;

  @Field(() => String, { nullable: true, description: AUTHORS })
  authors?: string | null;

  @Field(() => String, { nullable: true, description: `Date of issue, as far as it is known. ${PARTIAL_DATE}` })
  date?: string | null;

  @Field(() => UrlScalar, { nullable: true, description: DOCUMENT })
  url?: string | null;

  @Field(() => String, { nullable: true, description: PROJECT })
  project?: string | null;
}

@InputType({ description: 'What to change in a publication. Fields that you leave out stay as they are.' })
export class PublicationPatch {
  @Field(() => String, { nullable: true, description: 'Title; cannot be empty.' })
  title?: string | null;

  @Field(() => String, { nullable: true, description: SYMBOL })
  symbol?: string | null;

  @Field(() => String, { nullable: true, description: TYPE })
  type?: string | null;

  @Field(() => String, { nullable: true, description: AUTHORS })
  authors?: string | null;

  @Field(() => String, { nullable: true, description: `Date of issue, as far as it is known. ${PARTIAL_DATE}` })
  date?: string | null;

  @Field(() => UrlScalar, { nullable: true, description: DOCUMENT })
  url?: string | null;

  @Field(() => String, { nullable: true, description: PROJECT })
  project?: string | null;
}

@InputType({ description: 'A tool to create.' })
export class ToolInput {
  @Field(() => String, { description: CODE })
  code!: string;

  @Field(() => String, { description: 'Title.' })
  title!: string;

  @Field(() => String, { nullable: true, description: 'What the tool does.' })
  description?: string | null;

  @Field(() => UrlScalar, { nullable: true, description: 'Address of the tool.' })
  url?: string | null;
}

@InputType({ description: 'What to change in a tool. Fields that you leave out stay as they are.' })
export class ToolPatch {
  @Field(() => String, { nullable: true, description: 'Title; cannot be empty.' })
  title?: string | null;

  @Field(() => String, { nullable: true, description: 'What the tool does.' })
  description?: string | null;

  @Field(() => UrlScalar, { nullable: true, description: 'Address of the tool.' })
  url?: string | null;
}

/** Answer of writing an event. */
export const EventPayload = payload('EventPayload', 'event', Event);

/** Answer of writing a publication. */
export const PublicationPayload = payload('PublicationPayload', 'publication', Publication);

/** Answer of writing a tool. */
export const ToolPayload = payload('ToolPayload', 'tool', Tool);
