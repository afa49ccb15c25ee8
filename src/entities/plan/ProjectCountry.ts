import type { Ref } from '@mikro-orm/core';
import { Check, Entity, Index, ManyToOne, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { ObjectType } from 'type-graphql';
import { Country } from './Country.js';
import { Project } from './Project.js';
import { Provenance } from './Provenance.js';

@ObjectType({ description: 'A country where a project works.' })
@Entity()
@Unique({ properties: ['project', 'country'] })
@Check({ name: 'project_country_percentage_valid', expression: 'percentage >= 0 and percentage <= 100' })
export class ProjectCountry {
  @PrimaryKey({ type: 'integer' })
  id!: number;

  @ManyToOne(() => Project, { ref: true, deleteRule: 'cascade' })
  project!: Ref<Project>;

  @Index()
  @ManyToOne(() => Country, { ref: true })
  country!: Ref<Country>;

  /** Percentage stated. Rows with null share equally what is left of 100. */
  @Property({ type: 'decimal', precision: 7, scale: 4, nullable: true })
  percentage: string | null = null;

  @ManyToOne(() => Provenance, { ref: true })
  provenance!: Ref<Provenance>;
}
