import { useQuery } from "@tanstack/react-query";
import { Inbox, SearchX } from "lucide-react";
import { inventoryHref } from "@/components/links/inventory-href";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { call } from "@/lib/client/api";
import { labelOfPhoneField } from "@/lib/domain/phone/fields";
import { formatNumber } from "@/lib/format/text";
import type { PhoneFacets } from "@/lib/schemas/phones";

/** The table of a project without phones, or without phones for this person. */
export function NoPhones({ projectId, canUpload }: { projectId: string; canUpload: boolean }) {
  return (
    <EmptyState
      icon={<Inbox />}
      title="No phones yet"
      action={
        canUpload && (
          <LinkButton href={`/projects/${projectId}/imports`} variant="primary">
            Upload an inventory
          </LinkButton>
        )
      }
    >
      {canUpload
        ? "Upload an export of Unified CM, a discovery report or your own list, as CSV or Excel."
        : "As soon as there are phones for you, they are listed here."}
    </EmptyState>
  );
}

type NoMatchProps = {
  projectId: string;
  q: string;
  batches: readonly { id: string; name: string }[];
  onClear: () => void;
};

/** Search or filters find nothing: names that hold what was typed are offered as filters. */
export function NoMatch({ projectId, q, batches, onClear }: NoMatchProps) {
  const facets = useQuery({
    queryKey: ["facets", projectId, {}],
    queryFn: ({ signal }) => call("GET /api/projects/{projectId}/facets", { params: { projectId }, signal }),
    enabled: q !== "",
  });
  const offers = facets.data ? offersOf(q, facets.data, batches) : [];
  return (
    <EmptyState
      icon={<SearchX />}
      title="No phone matches"
      action={
        <div className="flex flex-wrap justify-center gap-2">
          {offers.map(({ key, label, value, name, count }) => (
            <LinkButton key={`${key} ${value}`} href={inventoryHref(projectId, { [key]: value })}>
              {label} is {name} ({formatNumber(count)})
            </LinkButton>
          ))}
          <Button onClick={onClear}>Clear search and filters</Button>
        </div>
      }
    >
      Remove a filter, or search for a part of a MAC, serial, owner, number, description or note, or for a whole model,
      PID, load, site or batch. Several words must all be found.
    </EmptyState>
  );
}

const MOST_OFFERS = 3;

function offersOf(q: string, facets: PhoneFacets, batches: NoMatchProps["batches"]) {
  const names = new Map(batches.map(({ id, name }) => [id, name]));
  const wanted = q.replaceAll('"', "").trim().toLowerCase();
  return (["model", "site", "batch"] as const)
    .flatMap((key) =>
      facets[key].map(({ value, count }) => {
        const name = key === "batch" ? (names.get(value) ?? "") : value;
        return { key, label: labelOfPhoneField(key), value, name, count };
      }),
    )
    .filter(({ value, name }) => value !== "none" && wanted !== "" && name.toLowerCase().includes(wanted))
    .slice(0, MOST_OFFERS);
}
