import type { Ref } from '@mikro-orm/core';
import { Check, Entity, Enum, Index, ManyToOne, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import { SectorVocabulary } from '../../vocabulary/index.js';
import { Project } from './Project.js';
import { Provenance } from './Provenance.js';

@ObjectType({ description: 'A sector in which a project works (IATI sector).' })
@Entity()
@Unique({ properties: ['project', 'vocabulary', 'code'] })
@Check({ name: 'project_sector_percentage_valid', expression: 'percentage >= 0 and percentage <= 100' })
export class ProjectSector {
  @PrimaryKey({ type: 'integer' })
  id!: number;

  @ManyToOne(() => Project, { ref: true, deleteRule: 'cascade' })
  project!: Ref<Project>;

  @Field(() => SectorVocabulary, { description: 'The list that the code is of.' })
  @Enum({ items: () => SectorVocabulary })
  vocabulary!: SectorVocabulary;

  @Field(() => String, { description: 'Code in that list, e.g. "22040".' })
  @Index()
  @Property({ type: 'text' })
  code!: string;

  /** Percentage stated. Rows with null share equally what is left of 100 in their vocabulary. */
  @Property({ type: 'decimal', precision: 7, scale: 4, nullable: true })
  percentage: string | null = null;

  @ManyToOne(() => Provenance, { ref: true })
  provenance!: Ref<Provenance>;
}
