/** Header under which an export shows a column that a file brought, where one of our own columns has its name already. */
export const extraHeaderBeside = (name: string): string => `${name} (from a file)`;
