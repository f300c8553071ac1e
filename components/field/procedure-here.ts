import { routeNotice } from "@/lib/domain/procedure/procedure-notice";
import { procedureFor } from "@/lib/domain/procedure/routes";
import type { Route } from "@/lib/domain/procedure/step";
import { skippedSteps } from "@/lib/domain/work/needed-steps";
import { waitsInWork } from "@/lib/domain/work/waits-in-work";
import type { Work } from "@/lib/schemas/work";

/** The steps of one project, filled on the device. */
export type Procedure = {
  route: Route | null;
  /** What is said where there is no route. */
  notice: string;
  /** By phone the ids of its steps that do not apply. */
  skipped: Readonly<Record<string, readonly string[]>>;
  /** Batches whose gated step still waits for the project or the batch. */
  shut: ReadonlySet<string>;
};

export function procedureOf(work: Work): Procedure {
  const { project, batches } = work;
  const route = procedureFor(project);
  const phones = batches.flatMap((batch) => batch.phones);
  const shut = batches.filter((batch) => route && waitsInWork(route, work, batch, []).length > 0).map(({ id }) => id);
  return {
    route,
    notice: routeNotice(project.method, project),
    skipped: route ? skippedSteps(route, phones) : {},
    shut: new Set(shut),
  };
}
