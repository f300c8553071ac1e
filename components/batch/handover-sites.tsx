import { Card, CardBody, CardHeader, CardTitle } from "@/components/ui/card";
import { pathOf } from "@/lib/client/api";
import { formatNumber } from "@/lib/format/text";

type Site = { site: string | null; phones: number; verified: number };
type HandoverSitesProps = { projectId: string; sites: readonly Site[] };

/** The customer's papers site by site; those of a batch stand on its own page. */
export function HandoverSites({ projectId, sites }: HandoverSitesProps) {
  if (sites.length === 0) return null;
  return (
    <Card data-screen-only className="mt-5">
      <CardHeader>
        <CardTitle description="What was found and done at each site on which work has begun, with the proof and every exception.">
          Handover reports
        </CardTitle>
      </CardHeader>
      <CardBody>
        <ul className="grid gap-x-6 sm:grid-cols-2 xl:grid-cols-3">
          {sites.map(({ site, phones, verified }) => (
            <li key={site} className="flex items-center gap-3 border-line border-b py-1">
              <span className="min-w-0 flex-1">
                <span className="block truncate font-medium">{site ?? "No site known"}</span>
                <span className="block text-muted text-xs tabular-nums">
                  {formatNumber(verified)} of {formatNumber(phones)} verified
                </span>
              </span>
              {(["pdf", "csv"] as const).map((format) => (
                <a
                  key={format}
                  download
                  href={pathOf(`GET /api/projects/{projectId}/handover.${format}`, {
                    params: { projectId },
                    query: { site: asFilter(site) },
                  })}
                  className="inline-flex min-h-8 items-center text-accent uppercase underline underline-offset-2 pointer-coarse:min-h-11"
                >
                  <span className="sr-only">Handover of {site ?? "phones without a site"}, </span>
                  {format}
                </a>
              ))}
            </li>
          ))}
        </ul>
      </CardBody>
    </Card>
  );
}

/** As the filter reads it: commas stand between names. */
export const asFilter = (site: string | null): string => (site === null ? "none" : site.replaceAll(",", "%2C"));
