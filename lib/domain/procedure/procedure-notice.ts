import type { ConversionTarget, Method } from "@/lib/domain/conversion";
import { CLOUD_UPGRADER } from "./links";

/** Which way a project goes: what its procedure depends on, beside the method. */
export type ProjectWay = Pick<ConversionTarget, "direction" | "target">;

const NAMED_ONLY =
  "The guide names this method without its steps: the checklist holds what is known, and where no source describes a step it says so. The cloud upgrader has the instructions";

const NOTICES = {
  ucm: "These steps are the guide's UCM-based method. The guide recommends to review the cloud upgrader's instructions first; who follows those does not need these",
  "alternate-tftp": NAMED_ONLY,
  "staging-dhcp": NAMED_ONLY,
  "cloud-upgrader":
    "The steps of the cloud upgrader are kept by Cisco and are not known here: the checklist has what comes before and after them. The cloud upgrader has the instructions",
} as const satisfies Record<Method, string>;

/** Source: guide, figure 5. */
const NOT_NAMED_FOR_M2E =
  "The guide does not name this method for MPP to Enterprise: it names the cloud upgrader, with “zero touch options”. The checklist holds what other Cisco publications say of it. The cloud upgrader has the instructions";

/** What a method covers here and what it does not, with the cloud upgrader's address: the plan's own, or all of them. */
export function routeNotice(method: Method, plan?: ProjectWay): string {
  const links = plan ? [CLOUD_UPGRADER[plan.target]] : Object.values(CLOUD_UPGRADER);
  const isNotNamed = plan?.direction === "M2E" && (method === "alternate-tftp" || method === "staging-dhcp");
  return `${isNotNamed ? NOT_NAMED_FOR_M2E : NOTICES[method]}: ${links.map(({ template }) => template).join(", ")}`;
}
