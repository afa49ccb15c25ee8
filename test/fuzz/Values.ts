import {
  type GraphQLInputType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredInputField,
} from 'graphql';
import type { Random } from './Random.js';

/** What values may name, so that some of them name something. */
export interface Pools {
  ids: readonly string[];
  codes: readonly string[];
  cursors: readonly string[];
}

const TEXTS = [
  'text',
  'E\u0301cole',
  '\u0dc1\u0dca\u200d\u0dbb\u0dd3',
  '  blank  ',
  '',
  'a\nb',
  '%_\\',
  "'; select 1; --",
  '👩‍👩‍👧',
  '\u200bx',
];
const DECIMALS = ['0', '1', '100', '-5', '33.3333', '1550000.00', '0.0001', 'NaN', '1e9', '', '999999999999999'];
const DEEPEST_INPUT = 4;

const two = (number: number) => String(number).padStart(2, '0');

/** Values of the right type, as JSON; what they say may be wrong. */
export class Values {
  constructor(
    private readonly random: Random,
    private readonly pools: Pools,
  ) {}

  of(type: GraphQLInputType, name: string, level = 0): unknown {
    const { random } = this;
    if (isNonNullType(type)) return this.of(type.ofType, name, level);
    if (isListType(type)) return Array.from({ length: random.below(4) }, () => this.of(type.ofType, name, level + 1));
    const named = getNamedType(type);
    if (isEnumType(named)) return random.pick(named.getValues()).name;
    if (isInputObjectType(named))
      return Object.fromEntries(
        Object.values(named.getFields()).flatMap((field) => {
          const isGiven = isRequiredInputField(field) || (level < DEEPEST_INPUT && random.chance(0.4));
          return isGiven ? [[field.name, this.of(field.type, field.name, level + 1)]] : [];
        }),
      );
    return this.#scalar(named.name, name);
  }

  day(): string {
    const { random } = this;
    return `${2018 + random.below(15)}-${two(1 + random.below(12))}-${two(1 + random.below(28))}`;
  }

  #scalar(type: string, name: string): unknown {
    const { random, pools } = this;
    switch (type) {
      case 'Int':
        return /^(first|last)$/.test(name) ? random.below(6) : random.below(40) - 2;
      case 'Float':
        return random.below(200) / 100;
      case 'Boolean':
        return random.chance(0.5);
      case 'ID':
        return random.chance(0.9) ? random.pick(pools.ids) : 'nothing';
      case 'Date':
        return this.day();
      case 'DateTime':
        return `${this.day()}T12:00:00Z`;
      case 'Decimal':
        return random.pick(DECIMALS);
      case 'CurrencyCode':
        return random.pick(['USD', 'EUR', 'AUD', 'XXX', 'LAK']);
      case 'CountryCode':
        return random.pick(['LAO', 'KOR', 'VNM', 'ZZZ']);
      case 'URL':
        return 'https://example.org/paper';
      default:
        return this.#text(name);
    }
  }

  #text(name: string): string {
    const { random, pools } = this;
    if (/^(after|before)$/.test(name)) return random.pick(pools.cursors);
    if (/^language$/.test(name)) return random.pick(['en', 'fr', 'zh-Hans']);
    if (/^timeZone$/.test(name)) return random.pick(['Asia/Bangkok', 'UTC', 'Nowhere/At-all']);
    if (/(title|name|note|reason|narrative|text|description|achievements|challenges|search|comment)$/i.test(name))
      return random.pick(TEXTS);
    return random.chance(0.8) ? random.pick(pools.codes) : random.pick(TEXTS);
  }
}
