type Place = { site?: string | null; floor?: string | null };

/** Address of the sheet or of the collection for a place; null stands for phones without one. */
export function missingHref(projectId: string, page: "" | "/sheet" | "/collect", { site, floor }: Place = {}): string {
  const search = new URLSearchParams();
  if (site !== undefined) search.set("site", site ?? "none");
  if (floor !== undefined) search.set("floor", floor ?? "none");
  const path = `/projects/${projectId}/missing${page}`;
  return search.size > 0 ? `${path}?${search}` : path;
}

/** A place as people say it. */
export function placeName({ site, floor }: { site?: string | undefined; floor?: string | undefined }): string {
  const named = site === undefined ? "All sites" : site === "none" ? "No site" : site;
  if (floor === undefined) return named;
  return `${named}, ${floor === "none" ? "no floor" : `floor ${floor}`}`;
}
