/** An enum of the API with its descriptions. The schema registers all of them. */
export interface PublishedEnum {
  name: string;
  description: string;
  /** Description of each member. */
  members: Readonly<Record<string, string>>;
  /** The enum itself: code imports it, and fields declare it as their type. */
  values: Readonly<Record<string, string>>;
}

/** Every enum of the vocabulary, in the order in which they are declared. */
export const publishedEnums: PublishedEnum[] = [];

/** Makes an enum whose API names, stored values and descriptions come from one list. */
export const published = <N extends string>(name: string, description: string, members: Record<N, string>) => {
  const values = Object.fromEntries(Object.keys(members).map((key) => [key, key])) as { [K in N]: K };
  publishedEnums.push({ name, description, members, values });
  return values;
};

export type Member<E> = E[keyof E];
