import type { Ref } from '@mikro-orm/core';
import { Entity, Index, ManyToOne, PrimaryKey, Unique } from '@mikro-orm/decorators/legacy';
import { ObjectType } from 'type-graphql';
import { Pillar } from './Pillar.js';
import { Project } from './Project.js';
import { Provenance } from './Provenance.js';

@ObjectType({
  description:
    "The link of a project to a pillar that it serves, if no source says which of the pillar's actions. It has no share and no money.",
})
@Entity()
@Unique({ properties: ['project', 'pillar'] })
export class ProjectPillar {
  @PrimaryKey({ type: 'integer' })
  id!: number;

  @ManyToOne(() => Project, { ref: true, deleteRule: 'cascade' })
  project!: Ref<Project>;

  @Index()
  @ManyToOne(() => Pillar, { ref: true })
  pillar!: Ref<Pillar>;

  @ManyToOne(() => Provenance, { ref: true })
  provenance!: Ref<Provenance>;
}
