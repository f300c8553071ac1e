"use client";
import { useRouter } from "next/navigation";
import { NativeSelect } from "@/components/ui/input";
import { routeOf } from "@/components/ui/route-of";
import { formatNumber } from "@/lib/format/text";
import type { MissingFacts } from "@/lib/schemas/missing";
import { missingHref } from "./missing-href";

type PlaceChooserProps = {
  projectId: string;
  sites: MissingFacts["sites"];
  place: { site?: string; floor?: string };
};

/** Where one walks; the address holds it. */
export function PlaceChooser({ projectId, sites, place }: PlaceChooserProps) {
  const router = useRouter();
  const go = (site: string, floor: string) =>
    router.push(
      routeOf(missingHref(projectId, "/collect", { ...(site ? { site } : {}), ...(floor ? { floor } : {}) })),
    );
  const here = sites.find(({ site }) => (site ?? "none") === place.site);
  return (
    <>
      <NativeSelect aria-label="Site" value={place.site ?? ""} onChange={(event) => go(event.target.value, "")}>
        <option value="">All sites</option>
        {place.site !== undefined && !here && <option value={place.site}>{place.site} (0)</option>}
        {sites.map(({ site, count }) => (
          <option key={site ?? "none"} value={site ?? "none"}>
            {site ?? "No site"} ({formatNumber(count)})
          </option>
        ))}
      </NativeSelect>
      {here && (
        <NativeSelect
          aria-label="Floor"
          value={place.floor ?? ""}
          onChange={(event) => go(place.site ?? "", event.target.value)}
        >
          <option value="">All floors</option>
          {here.floors.map(({ floor, count }) => (
            <option key={floor ?? "none"} value={floor ?? "none"}>
              {floor === null ? "No floor" : `Floor ${floor}`} ({formatNumber(count)})
            </option>
          ))}
        </NativeSelect>
      )}
    </>
  );
}
