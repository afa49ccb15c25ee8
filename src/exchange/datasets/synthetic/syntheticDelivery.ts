import { createDice } from './dice.js';
import { syntheticMoney } from './syntheticMoney.js';
import { syntheticOrganisations } from './syntheticOrganisations.js';
import { syntheticProjects, type Wish } from './syntheticProjects.js';
import { syntheticResponsible } from './syntheticResponsible.js';

/** Made-up projects with made-up money, funds and partners: the same for the same wish, on every machine. */
export const syntheticDelivery = (wish: Wish) => {
  const { count, actions, prefix, label } = wish;
  const dice = createDice(`${prefix} ${count}`);
  const projects = syntheticProjects(wish, dice);
  return {
    organisations: syntheticOrganisations(prefix, label),
    projects,
    ...syntheticMoney(projects, dice),
    responsible: syntheticResponsible(prefix, actions),
  };
};
