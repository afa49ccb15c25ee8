import { Person } from './Person.js';

/** Somebody with a token of a role. */
export const person = (api: Person['api'], name: string, role: Person['role']) => new Person(api, name, role);
