/** What is said of a page that is not there, where there is no plan at all. */
export const NO_PLAN = 'no plan';
