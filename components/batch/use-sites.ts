import { useEffect, useState } from "react";
import { call } from "@/lib/client/api";

/** The sites of a project, to suggest them. They help to type, so nothing is said where they cannot be had. */
export function useSites(projectId: string): readonly string[] {
  const [sites, setSites] = useState<readonly string[]>([]);
  useEffect(() => {
    const request = new AbortController();
    call("GET /api/projects/{projectId}/facets", { params: { projectId }, signal: request.signal }).then(
      ({ site }) => setSites(site.map(({ value }) => value)),
      () => {},
    );
    return () => request.abort();
  }, [projectId]);
  return sites;
}
