import type { Opt, Ref } from '@mikro-orm/core';
import { Entity, ManyToOne, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, Int, ObjectType } from 'type-graphql';
import { UrlScalar } from '../../vocabulary/index.js';
import { Node } from '../Node.js';
import { Coded, Named } from '../textRules.js';
import { Provenance } from './Provenance.js';

@ObjectType({
  implements: Node,
  description: 'An online tool of the initiative, such as the e-resilience monitoring dashboard.',
})
@Entity()
@Coded('tool')
@Named('tool', 'title')
export class Tool extends Node {
  @Field(() => String, { description: 'Code of the tool, unique in the tracker.' })
  @Unique()
  @Property({ type: 'text' })
  code!: string;

  @Field(() => String, { description: 'Title of the tool.' })
  @Property({ type: 'text' })
  title!: string;

  @Field(() => String, { nullable: true, description: 'What the tool does.' })
  @Property({ type: 'text', nullable: true })
  description: string | null = null;

  @Field(() => UrlScalar, { nullable: true, description: 'Address of the tool.' })
  @Property({ type: 'text', nullable: true })
  url: string | null = null;

  @Field(() => Int, { description: 'Version, which grows with each change. Pass it when you change the tool.' })
  @Property({ type: 'integer', version: true })
  version!: Opt<number>;

  @ManyToOne(() => Provenance, { ref: true })
  provenance!: Ref<Provenance>;
}
