/** The page that says what phones lose: those of a batch, of a site (null: of none), or of the whole project. */
export function lossesHref(
  projectId: string,
  about: { batch: string } | { site: string | null } | null = null,
): string {
  const path = `/projects/${projectId}/batches/losses`;
  if (about === null) return path;
  if ("batch" in about) return `${path}?${new URLSearchParams({ batch: about.batch })}`;
  return `${path}?${new URLSearchParams({ site: about.site?.replaceAll(",", "%2C") ?? "none" })}`;
}
