import { Download } from "lucide-react";
import type { Metadata } from "next";
import { CollectionSheet } from "@/components/missing/collection-sheet";
import { missingHref, placeName } from "@/components/missing/missing-href";
import { PrintSheetButton } from "@/components/missing/print-sheet-button";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { buttonStyles } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { formatNumber, plural } from "@/lib/format/text";
import { phoneFilter } from "@/lib/schemas/phones";
import { phoneScope } from "@/lib/server/inventory/phone-scope";
import { listByPlace, toCollect } from "@/lib/server/phones/list-missing";
import { requireProject } from "@/lib/server/projects/project-page";

export const metadata: Metadata = { title: "Collection sheet" };

/** More than anybody prints; the CSV has them all. */
const MOST_ON_PAPER = 3_000;

export default async function SheetPage({ params, searchParams }: PageProps<"/projects/[projectId]/missing/sheet">) {
  const { projectId } = await params;
  const { actor, project, details } = await requireProject(projectId, "inventory.view");
  const scope = phoneScope(actor, project);
  const { site, floor } = await searchParams;
  const place = {
    ...(typeof site === "string" ? { site } : {}),
    ...(typeof floor === "string" ? { floor } : {}),
  };
  const asked = { ...toCollect(scope), ...phoneFilter.parse(Object.fromEntries(Object.entries(place).map(asOne))) };
  const phones = await listByPlace(scope, asked, MOST_ON_PAPER + 1);
  const shown = phones.slice(0, MOST_ON_PAPER);
  const query = new URLSearchParams(
    Object.entries(asked).map(([key, values]) => [key, [values].flat().map(encoded).join(",")]),
  );
  return (
    <>
      <PageHeader
        eyebrow={
          <Breadcrumb items={[{ label: "Missing", href: missingHref(projectId, "") }, { label: "Collection sheet" }]} />
        }
        title={`Collection sheet: ${placeName(place)}`}
        description={
          <span data-screen-only>
            {plural(shown.length, "phone")}, in the order in which one walks to them. Filled in, the CSV is uploaded
            like any inventory.
          </span>
        }
        actions={
          <>
            <a href={`/api/projects/${projectId}/collection-sheet.csv?${query}`} download className={buttonStyles()}>
              <Download aria-hidden /> Download CSV
            </a>
            <PrintSheetButton />
          </>
        }
      />
      {phones.length > MOST_ON_PAPER && (
        <div data-screen-only>
          <Notice
            tone="warn"
            title={`Only the first ${formatNumber(MOST_ON_PAPER)} phones are on this page`}
            className="mb-4"
          >
            Choose a site on the page before, or take the CSV: it has all of them.
          </Notice>
        </div>
      )}
      {shown.length === 0 ? (
        <EmptyState title="Nothing is missing here">Another site or floor may still wait for facts.</EmptyState>
      ) : (
        <CollectionSheet phones={shown} project={details.name} />
      )}
    </>
  );
}

/** One value each, whatever is in it: no list of the address. */
const asOne = ([key, value]: [string, string]) => [key, [value]];
const encoded = (value: unknown) => String(value).replaceAll(",", "%2C");
