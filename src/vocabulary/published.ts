/** An enum of the API with its descriptions, for whoever serves it. */
export interface PublishedEnum {
  name: string;
  description: string;
  /** What each member means, by member. */
  members: Readonly<Record<string, string>>;
  /** The enum itself: what code imports, and what declares the type of a field. */
  values: Readonly<Record<string, string>>;
}

/** Every enum of the vocabulary, in the order in which they are declared. */
export const publishedEnums: PublishedEnum[] = [];

/** An enum whose names in the API, stored values and descriptions are one list. */
export const published = <N extends string>(name: string, description: string, members: Record<N, string>) => {
  const values = Object.fromEntries(Object.keys(members).map((key) => [key, key])) as { [K in N]: K };
  publishedEnums.push({ name, description, members, values });
  return values;
};

export type Member<E> = E[keyof E];
