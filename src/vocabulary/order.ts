import { type Member, published } from './published.js';

export const OrderDirection = published('OrderDirection', 'Direction of an order.', {
  ASC: 'Smallest or earliest first.',
  DESC: 'Largest or latest first.',
});
export type OrderDirection = Member<typeof OrderDirection>;
