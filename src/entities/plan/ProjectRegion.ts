import type { Ref } from '@mikro-orm/core';
import { Check, Entity, Index, ManyToOne, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { ObjectType } from 'type-graphql';
import { Project } from './Project.js';
import { Provenance } from './Provenance.js';
import { Region } from './Region.js';

@ObjectType({
  description: 'A region where a project works, beside the countries that it names (IATI recipient-region).',
})
@Entity()
@Unique({ properties: ['project', 'region'] })
@Check({ name: 'project_region_percentage_valid', expression: 'percentage >= 0 and percentage <= 100' })
export class ProjectRegion {
  @PrimaryKey({ type: 'integer' })
  id!: number;

  @ManyToOne(() => Project, { ref: true, deleteRule: 'cascade' })
  project!: Ref<Project>;

  @Index()
  @ManyToOne(() => Region, { ref: true })
  region!: Ref<Region>;

  /** Percentage stated. Rows with null share equally what countries and regions leave of 100. */
  @Property({ type: 'decimal', precision: 7, scale: 4, nullable: true })
  percentage: string | null = null;

  @ManyToOne(() => Provenance, { ref: true })
  provenance!: Ref<Provenance>;
}
