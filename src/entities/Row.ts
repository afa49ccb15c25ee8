import type { Collection, Opt, Reference } from '@mikro-orm/core';

/** The type of a column when read: a to-one relation is the number of the row it points to, a moment is text. */
type Column<V> = [NonNullable<V>] extends [Reference<object>]
  ? null extends V
    ? number | null
    : number
  : V extends string
    ? V extends Opt.Brand
      ? string
      : V
    : V extends number & Opt.Brand
      ? number
      : V extends boolean & Opt.Brand
        ? boolean
        : V extends Date
          ? string
          : V;

/**
 * A stored row as loaders read it: the entity's columns without its relations. `pillar: Ref<Pillar>` is `pillarId`.
 */
export type Row<E> = {
  [K in keyof E as NonNullable<E[K]> extends Collection<object> | ((...args: never[]) => unknown)
    ? never
    : K extends string
      ? [NonNullable<E[K]>] extends [Reference<object>]
        ? `${K}Id`
        : K
      : never]: Column<E[K]>;
};
