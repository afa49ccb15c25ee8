import type { Ref } from '@mikro-orm/core';
import { Check, Entity, Index, ManyToOne, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';

@ObjectType({ description: 'A region of the world (UN Statistics Division, M49).' })
@Entity()
@Check({ name: 'region_code_valid', expression: "code ~ '^[0-9]{3}$'" })
export class Region {
  @PrimaryKey({ type: 'integer' })
  id!: number;

  @Field(() => String, { description: 'Code in M49, e.g. "035".' })
  @Unique()
  @Property({ type: 'text' })
  code!: string;

  @Field(() => String, { description: 'Name in English.' })
  @Property({ type: 'text' })
  name!: string;

  @Index()
  @ManyToOne(() => Region, { ref: true, nullable: true })
  parent: Ref<Region> | null = null;
}
