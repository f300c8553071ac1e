/** Where a rule stands in the rule book: of a project, with its counts, or of none. */
export function ruleHref(projectId: string | null, ruleId: string): string {
  return `${projectId === null ? "" : `/projects/${projectId}`}/rules#${ruleId}`;
}
