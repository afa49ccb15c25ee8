export { askReport } from './askReport.js';
export { importReport } from './importReport.js';
export { reportBook } from './reportBook.js';
