import type { Opt, Ref } from '@mikro-orm/core';
import { Entity, Enum, Index, ManyToOne, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import { OrganisationRole } from '../../vocabulary/index.js';
import { Organisation } from './Organisation.js';
import { Project } from './Project.js';
import { Provenance } from './Provenance.js';

@ObjectType({ description: 'The role of an organisation in a project.' })
@Entity()
@Unique({ properties: ['project', 'organisation', 'role'] })
@Index({ properties: ['organisation', 'role'] })
export class ProjectOrganisation {
  @PrimaryKey({ type: 'integer' })
  id!: number;

  @ManyToOne(() => Project, { ref: true, deleteRule: 'cascade' })
  project!: Ref<Project>;

  @ManyToOne(() => Organisation, { ref: true })
  organisation!: Ref<Organisation>;

  @Field(() => OrganisationRole, { description: 'Role of the organisation (IATI OrganisationRole).' })
  @Enum({ items: () => OrganisationRole })
  role!: OrganisationRole;

  @Field(() => Boolean, { description: 'True if the source does not say which of several organisations it is.' })
  @Property({ type: 'boolean', default: false })
  ambiguous: Opt<boolean> = false;

  @ManyToOne(() => Provenance, { ref: true })
  provenance!: Ref<Provenance>;
}
