export { Migration20261121000000_Initial } from './Migration20261121000000_Initial.js';
