import { inventoryHref } from "@/components/links/inventory-href";
import { may, type Role, seesOnlyAssigned } from "@/lib/domain/access";
import { plural } from "@/lib/format/text";
import type { Summary } from "@/lib/schemas/summary";
import { staleHref } from "./stale-href";

export type NextStep = {
  kind: "failed" | "conflict" | "assigned" | "mend" | "collect" | "plan" | "run";
  title: string;
  text: string;
  action: { label: string; href: string };
  /** Another way to the same end. */
  other?: { label: string; href: string };
};

/** What to do now, for this role; null when there is nothing for it to do. */
export function nextStepOf(projectId: string, role: Role, summary: Summary): NextStep | null {
  const home = `/projects/${projectId}`;
  const { missing, unplanned, states, batches, stale, conflicts, brought } = summary;
  const failed = states.failed;
  if (failed > 0 && may(role, "work.view")) {
    return {
      kind: "failed",
      title: `Look at ${plural(failed, "phone")} that failed`,
      text: "Each has the reason in its history. Resolve it, or take the phone out of its batch.",
      action: { label: "Show them", href: inventoryHref(projectId, { state: "failed" }) },
    };
  }
  if (brought > 0 && may(role, "inventory.edit")) {
    return {
      kind: "conflict",
      title: `Settle ${plural(brought + conflicts, "conflict")}`,
      text: "Devices brought work that the plan or somebody else had overtaken. It is kept; say for each what counts.",
      action: { label: "Show them", href: `${home}/conflicts` },
    };
  }
  if (conflicts > 0 && may(role, "inventory.edit")) {
    return {
      kind: "conflict",
      title: `Settle ${plural(conflicts, "phone")}: a correction would forbid the begun work`,
      text: "For each, let the work go on as it was decided, or take the correction. Nobody is stopped until then.",
      action: { label: "Show them", href: `${home}/conflicts` },
      other: { label: "See them in the inventory", href: inventoryHref(projectId, { conflict: "yes" }) },
    };
  }
  if (seesOnlyAssigned(role)) {
    return batches.length === 0
      ? null
      : {
          kind: "assigned",
          title: "Work through your batches",
          text: "Each batch has a checklist with every phone’s own values.",
          action: { label: "Open batches", href: `${home}/batches` },
        };
  }
  if (stale.phones > 0 && may(role, "batch.plan")) {
    return {
      kind: "mend",
      title: `Mend ${plural(stale.batches, "batch", "batches")}: ${plural(stale.phones, "phone")} in ${stale.batches === 1 ? "it" : "them"} can no longer move`,
      text: "What is known of them changed since they were planned. Correct it, or move them out of their batch.",
      action: { label: "Show the phones", href: staleHref(projectId, summary) },
    };
  }
  if (missing.vid > 0 && may(role, "import.manage")) {
    return {
      kind: "collect",
      title: `Next: collect ${plural(missing.vid, "VID")}`,
      text: "Upload a list from a hardware discovery report, matched by MAC, or walk round with a sheet and enter what the labels say.",
      action: { label: "Upload a VID list", href: `${home}/imports` },
      other: { label: "See what is missing by site", href: `${home}/missing` },
    };
  }
  if (unplanned > 0 && may(role, "batch.plan")) {
    return {
      kind: "plan",
      title: `Next: plan the ${plural(unplanned, "phone")} without a batch`,
      text:
        batches.length === 0
          ? "A pilot first, then waves by site. The proposal says why each phone is where it is."
          : "They go into planned batches that have room and into new ones; no batch loses anything.",
      action: { label: "Plan batches", href: `${home}/batches` },
    };
  }
  const running = batches.find(({ state }) => state === "running") ?? batches.find(({ state }) => state !== "done");
  if (running && may(role, "work.view")) {
    return {
      kind: "run",
      title: running.state === "running" ? `Under way: ${running.name}` : `Next: start ${running.name}`,
      text: `${running.verified} of ${plural(running.phones, "phone")} verified.`,
      action: { label: "Open the batch", href: `${home}/batches/${running.id}` },
    };
  }
  return null;
}
