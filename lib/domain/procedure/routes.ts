import type { ConversionTarget, Method } from "@/lib/domain/conversion";
import { E2M_THIRD_PARTY_UCM } from "./e2m-third-party-ucm";
import { E2M_WEBEX_CALLING_UCM } from "./e2m-webex-calling-ucm";
import { CLOUD_UPGRADER } from "./links";
import { M2E_UCM } from "./m2e-ucm";
import type { Route, Step } from "./step";

export const ROUTES: readonly Route[] = [E2M_THIRD_PARTY_UCM, E2M_WEBEX_CALLING_UCM, M2E_UCM];

const STEPS: ReadonlyMap<string, Step> = new Map(ROUTES.flatMap((route) => route.steps).map((step) => [step.id, step]));

/** A step by its id, whatever procedure it belongs to. */
export const stepById = (id: string): Step | undefined => STEPS.get(id);
/** The title of a step; of one that is not known any more its id. */
export const stepTitle = (id: string): string => STEPS.get(id)?.title ?? id;

type Way = Pick<ConversionTarget, "direction" | "target">;

/** The steps for a project, or `null` where the guide does not print them: then `routeNotice` says where they are. */
export function routeFor(plan: Way, method: Method): Route | null {
  if (method !== "ucm") return null;
  if (plan.direction === "M2E") return plan.target === "ucm" ? M2E_UCM : null;
  if (plan.target === "webex-calling") return E2M_WEBEX_CALLING_UCM;
  return plan.target === "approved-third-party" ? E2M_THIRD_PARTY_UCM : null;
}

const NOTICES = {
  ucm: "These steps are the guide's UCM-based method. The guide recommends to review the cloud upgrader's instructions first; who follows those does not need these",
  "alternate-tftp":
    "The guide names this method without its steps, and the addresses of the alternate TFTP servers are not known here, so there is no checklist for it. The cloud upgrader has the instructions",
  "staging-dhcp":
    "The guide names this method without its steps, so there is no checklist for it. The cloud upgrader has the instructions",
  "cloud-upgrader":
    "The steps of the cloud upgrader are kept by Cisco and are not known here, so there is no checklist for them. The cloud upgrader has the instructions",
} as const satisfies Record<Method, string>;

/** Source: guide, figure 5. */
const NOT_NAMED_FOR_M2E =
  "The guide does not name this method for MPP to Enterprise: it names the cloud upgrader, with “zero touch options”. There is no checklist for it. The cloud upgrader has the instructions";

/** What a method covers here and what it does not, with the cloud upgrader's address: the plan's own, or all of them. */
export function routeNotice(method: Method, plan?: Way): string {
  const links = plan ? [CLOUD_UPGRADER[plan.target]] : Object.values(CLOUD_UPGRADER);
  const isNotNamed = plan?.direction === "M2E" && (method === "alternate-tftp" || method === "staging-dhcp");
  return `${isNotNamed ? NOT_NAMED_FOR_M2E : NOTICES[method]}: ${links.map(({ template }) => template).join(", ")}`;
}
