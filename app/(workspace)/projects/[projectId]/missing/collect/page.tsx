import type { Metadata } from "next";
import { Collect } from "@/components/missing/collect";
import { missingHref, placeName } from "@/components/missing/missing-href";
import { PlaceChooser } from "@/components/missing/place-chooser";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { PageHeader } from "@/components/ui/page-header";
import { phoneFilter } from "@/lib/schemas/phones";
import { phoneScope } from "@/lib/server/inventory/phone-scope";
import { countMissing, listByPlace, toCollect } from "@/lib/server/phones/list-missing";
import { requireProject } from "@/lib/server/projects/project-page";

export const metadata: Metadata = { title: "Collect" };

/** More than a day's walk; the rest comes when these are done. */
const MOST_AT_ONCE = 1_500;

export default async function CollectPage({
  params,
  searchParams,
}: PageProps<"/projects/[projectId]/missing/collect">) {
  const { projectId } = await params;
  const { actor, project } = await requireProject(projectId, "inventory.collect");
  const scope = phoneScope(actor, project);
  const { site, floor } = await searchParams;
  const place = {
    ...(typeof site === "string" ? { site } : {}),
    ...(typeof floor === "string" ? { floor } : {}),
  };
  const asked = {
    ...toCollect(scope),
    ...phoneFilter.parse(Object.fromEntries(Object.entries(place).map(([key, value]) => [key, [value]]))),
  };
  const [missing, phones] = await Promise.all([
    countMissing(scope, toCollect(scope)),
    listByPlace(scope, asked, MOST_AT_ONCE),
  ]);
  const here = missing.sites.find((one) => (one.site ?? "none") === place.site);
  const onFloor = here?.floors.find((one) => (one.floor ?? "none") === place.floor);
  const counted =
    place.floor === undefined ? (place.site === undefined ? missing.total : (here?.count ?? 0)) : (onFloor?.count ?? 0);
  // A whole list counts itself: the count is another statement, and a label may come in between the two.
  const total = phones.length < MOST_AT_ONCE ? phones.length : Math.max(phones.length, counted);
  return (
    <>
      <PageHeader
        eyebrow={<Breadcrumb items={[{ label: "Missing", href: missingHref(projectId, "") }, { label: "Collect" }]} />}
        title="Collect"
        actions={<PlaceChooser projectId={projectId} sites={missing.sites} place={place} />}
      />
      <Collect
        key={placeName(place)}
        projectId={projectId}
        userId={actor.userId}
        place={placeName(place)}
        phones={phones}
        total={total}
      />
    </>
  );
}
