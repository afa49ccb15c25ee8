/** A text as a part of the name of a file, whatever system it is saved on. */
export const fileSafe = (name: string): string => name.replace(/[^\w.-]/g, '_');
