export { Migration20261121000000_Initial } from './Migration20261121000000_Initial.js';
export { Migration20261122000000_Money } from './Migration20261122000000_Money.js';
