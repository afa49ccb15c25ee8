import {
  astFromValue,
  type GraphQLArgument,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isNonNullType,
  isObjectType,
  isRequiredArgument,
  print,
} from 'graphql';
import type { Random } from './Random.js';
import type { Values } from './Values.js';

/** A request as it is sent. */
export interface Request {
  query: string;
  variables: Record<string, unknown>;
  operationName?: string;
}

const DEEPEST = 6;
const MOST_FIELDS = 4;
const MOST_ALIASES = 20;

/** Documents that are valid by the schema. What they ask for may be refused: for the role, or for what it names. */
export class Documents {
  #variables: { name: string; type: GraphQLInputType; value: unknown }[] = [];
  #aliases = 0;

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly random: Random,
    private readonly values: Values,
  ) {}

  /** One valid document. */
  make(): Request {
    const { random, schema } = this;
    this.#variables = [];
    this.#aliases = 0;
    const isMutation = random.chance(0.35);
    const root = isMutation ? schema.getMutationType() : schema.getQueryType();
    if (!root) throw new Error('the schema has no such root');
    const fields = random.some(Object.values(root.getFields()), isMutation ? 1 : 1 + random.below(3));
    const selection = fields.map((field) => this.#field(field, 1)).join(' ');
    const lens = isMutation || random.chance(0.7) ? '' : this.#lens();
    const defined = this.#variables.map(({ name, type }) => `$${name}: ${type}`).join(', ');
    return {
      query: `${isMutation ? 'mutation' : 'query'} Fuzz${defined && `(${defined})`} ${lens} { ${selection} }`,
      variables: Object.fromEntries(this.#variables.map(({ name, value }) => [name, value])),
    };
  }

  #lens(): string {
    const { random, values } = this;
    const given = random.some(
      [
        `asOf: "${values.day()}"`,
        `knownAt: "${values.day()}T00:00:00Z"`,
        `basis: ${random.pick(['APPROVED', 'SUBMITTED', 'LIVE'])}`,
        `currency: "${random.pick(['USD', 'EUR', 'AUD'])}"`,
      ],
      1 + random.below(3),
    );
    return `@lens(${given.join(', ')})`;
  }

  #field(field: GraphQLField<unknown, unknown>, level: number): string {
    const args = this.#arguments(field);
    const inner = getNamedType(field.type as GraphQLOutputType);
    const alias = args && this.#aliases < MOST_ALIASES && this.random.chance(0.3) ? this.#alias() : '';
    const below = isCompositeType(inner) ? ` { ${this.#selection(inner, level + 1)} }` : '';
    return `${alias}${field.name}${args}${below}`;
  }

  #alias(): string {
    this.#aliases += 1;
    return `a${this.#aliases}: `;
  }

  #selection(type: GraphQLCompositeType, level: number): string {
    const { random, schema } = this;
    if (isAbstractType(type)) {
      const one = random.pick(schema.getPossibleTypes(type));
      return `__typename ... on ${one.name} { ${this.#selection(one, level)} }`;
    }
    if (!isObjectType(type)) return '__typename';
    const all = Object.values(type.getFields());
    const leaves = all.filter((field) => !isCompositeType(getNamedType(field.type)));
    const open = level < DEEPEST ? all : leaves;
    if (!open.length) return '__typename';
    return random
      .some(open, 1 + random.below(MOST_FIELDS))
      .map((field) => this.#field(field, level))
      .join(' ');
  }

  #arguments(field: GraphQLField<unknown, unknown>): string {
    const { random } = this;
    const isPaged = field.args.some(({ name }) => name === 'last');
    const end = random.pick(['first', 'last']);
    const chosen = field.args.filter((argument) => {
      if (isRequiredArgument(argument)) return true;
      if (isPaged && /^(first|last)$/.test(argument.name)) return argument.name === end;
      return random.chance(/^(after|before)$/.test(argument.name) ? 0.05 : 0.3);
    });
    return chosen.length ? `(${chosen.map((argument) => this.#argument(argument)).join(', ')})` : '';
  }

  #argument({ name, type }: GraphQLArgument): string {
    const value = this.values.of(type, name);
    if (this.random.chance(0.4)) {
      const variable = `v${this.#variables.length}`;
      this.#variables.push({ name: variable, type, value });
      return `${name}: $${variable}`;
    }
    const literal = astFromValue(value, isNonNullType(type) ? type.ofType : type);
    return `${name}: ${literal ? print(literal) : 'null'}`;
  }
}
