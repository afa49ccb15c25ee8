export { Migration20261121000000_Initial } from './Migration20261121000000_Initial.js';
export { Migration20261122000000_Money } from './Migration20261122000000_Money.js';
export { Migration20261123000000_Progress } from './Migration20261123000000_Progress.js';
export { Migration20261124000000_Reporting } from './Migration20261124000000_Reporting.js';
export { Migration20261125000000_Submissions } from './Migration20261125000000_Submissions.js';
export { Migration20261127203221_NoDefaultMoments } from './Migration20261127203221_NoDefaultMoments.js';
export { Migration20261127210000_Views } from './Migration20261127210000_Views.js';
export { Migration20261127230000_QualifiedFunctions } from './Migration20261127230000_QualifiedFunctions.js';
