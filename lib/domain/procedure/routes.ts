import { type Method, TARGETS_OF, type Target } from "@/lib/domain/conversion";
import {
  ASK_FOR_REPLACEMENT,
  CHECK_LICENSE_FILE,
  CONFIRM_ASSIGNED,
  DOWNLOAD_LICENSES,
  GENERATE_LICENSES,
  MIGRATION_TASK,
  ORDER_LICENSES,
  READ_TYPE_BEFORE_ORDERING,
  RECEIVE_PAK,
  REQUEST_GLO_LICENSE,
  RETURN_FREE,
  UPLOAD_LICENSE_FILES,
} from "./license-steps";
import {
  AUTHORIZE_BY_INSTRUCTIONS,
  FIND_ALTERNATE_TFTP,
  FOLLOW_CLOUD_UPGRADER,
  SEE_MPP_FIRMWARE,
  SET_ALTERNATE_TFTP,
  STAGE,
} from "./other-method-steps";
import {
  ANNOUNCE,
  CHECK_LABEL,
  FACTORY_RESET,
  PRE_UPGRADE,
  PROOF_OF_CONCEPT,
  READ_CLOUD_UPGRADER,
  WEBEX_PREREQUISITES,
} from "./prepare-steps";
import type { ProjectWay } from "./procedure-notice";
import type { Route, RouteId, Step } from "./step";
import type { StepChanges } from "./step-changes";
import {
  OPEN_PHONE_PAGE,
  PUT_LOAD_ON_UCM,
  REGISTER,
  SEE_UPGRADE_IN_PROGRESS,
  SET_AUTHORIZATION,
  SET_LOAD_ON_UCM,
  SET_UPGRADE_RULE,
} from "./ucm-steps";
import { SEE_MESSAGE, VERIFY } from "./verification-steps";
import { GUIDE, THIRD_PARTY, TO_ENTERPRISE, WEBEX_CALLING } from "./way";

/** Which steps a target has whatever the method is, in the order of work; the firmware's steps stand between license and verify. */
const FRAME = {
  "approved-third-party": {
    way: THIRD_PARTY,
    prepare: [READ_CLOUD_UPGRADER["approved-third-party"], PROOF_OF_CONCEPT, ANNOUNCE, CHECK_LABEL, PRE_UPGRADE.E2M],
    license: [ORDER_LICENSES.E2M, RECEIVE_PAK, GENERATE_LICENSES, DOWNLOAD_LICENSES, RETURN_FREE],
    licenseOnUcm: [UPLOAD_LICENSE_FILES.E2M],
    licenseOfPhone: [REQUEST_GLO_LICENSE],
    licenseOfPhoneOnUcm: [CHECK_LICENSE_FILE.E2M],
  },
  "webex-calling": {
    way: WEBEX_CALLING,
    prepare: [...WEBEX_PREREQUISITES, PROOF_OF_CONCEPT, ANNOUNCE, CHECK_LABEL, PRE_UPGRADE.E2M],
    license: MIGRATION_TASK,
    licenseOnUcm: [],
    licenseOfPhone: [ASK_FOR_REPLACEMENT, CONFIRM_ASSIGNED],
    licenseOfPhoneOnUcm: [],
  },
  ucm: {
    way: TO_ENTERPRISE,
    prepare: [READ_CLOUD_UPGRADER.ucm, PROOF_OF_CONCEPT, ANNOUNCE, FACTORY_RESET, PRE_UPGRADE.M2E],
    license: [
      READ_TYPE_BEFORE_ORDERING,
      ORDER_LICENSES.M2E,
      RECEIVE_PAK,
      GENERATE_LICENSES,
      DOWNLOAD_LICENSES,
      RETURN_FREE,
    ],
    licenseOnUcm: [UPLOAD_LICENSE_FILES.M2E],
    licenseOfPhone: [REQUEST_GLO_LICENSE],
    licenseOfPhoneOnUcm: [CHECK_LICENSE_FILE.M2E],
  },
} as const satisfies Record<Target, unknown>;

type Words = { title: string; source: string };

function procedure(
  id: RouteId,
  target: Target,
  method: Method,
  words: Words,
  after: readonly Step[],
): { target: Target; method: Method; route: Route } {
  const { way, prepare, license, licenseOnUcm, licenseOfPhone, licenseOfPhoneOnUcm } = FRAME[target];
  const isByUcm = method === "ucm";
  return {
    target,
    method,
    route: {
      id,
      title: `${way.title}, ${words.title}`,
      source: words.source,
      steps: [
        ...prepare,
        ...license,
        ...(isByUcm ? licenseOnUcm : []),
        ...licenseOfPhone,
        ...(isByUcm ? licenseOfPhoneOnUcm : []),
        ...after,
      ],
    },
  };
}

const BY_HAND = { title: "by hand with an alternate TFTP server", source: "Guide, figures 3 and 4" };
const STAGED = { title: "at a staging facility by DHCP options", source: "Guide, figures 3 and 4" };
const BY_CLOUD_UPGRADER = { title: "by the cloud upgrader", source: "Guide, Cloud Upgrader" };
const NO_METHOD_NAMED = "Guide, figure 5, which names the cloud upgrader alone";
const WEBEX_SOURCE =
  "Guide, figure 3 and appendix A; the steps by UCM are our inference from the manual migration (E2M), written for other call control";

/** Every procedure there is: a target, a method, and what is done once the licences are settled. */
const PROCEDURES = [
  procedure("e2m-third-party-ucm", "approved-third-party", "ucm", { title: "by UCM", source: GUIDE.E2M }, [
    PUT_LOAD_ON_UCM.E2M,
    ...SET_LOAD_ON_UCM,
    ...OPEN_PHONE_PAGE.E2M,
    SET_AUTHORIZATION["approved-third-party"],
    SEE_MESSAGE,
    VERIFY["approved-third-party"],
  ]),
  procedure(
    "e2m-webex-calling-ucm",
    "webex-calling",
    "ucm",
    { title: "by Control Hub and UCM", source: WEBEX_SOURCE },
    [
      PUT_LOAD_ON_UCM.E2M,
      ...SET_LOAD_ON_UCM,
      ...OPEN_PHONE_PAGE.E2M,
      SET_AUTHORIZATION["webex-calling"],
      VERIFY["webex-calling"],
    ],
  ),
  procedure("m2e-ucm", "ucm", "ucm", { title: "by UCM", source: GUIDE.M2E }, [
    PUT_LOAD_ON_UCM.M2E,
    ...OPEN_PHONE_PAGE.M2E,
    SET_UPGRADE_RULE,
    SET_AUTHORIZATION.ucm,
    SEE_UPGRADE_IN_PROGRESS,
    REGISTER,
    VERIFY.ucm,
  ]),
  procedure("e2m-third-party-alternate-tftp", "approved-third-party", "alternate-tftp", BY_HAND, [
    FIND_ALTERNATE_TFTP["approved-third-party"],
    SET_ALTERNATE_TFTP,
    SEE_MPP_FIRMWARE,
    AUTHORIZE_BY_INSTRUCTIONS,
    VERIFY["approved-third-party"],
  ]),
  procedure("e2m-webex-calling-alternate-tftp", "webex-calling", "alternate-tftp", BY_HAND, [
    FIND_ALTERNATE_TFTP["webex-calling"],
    SET_ALTERNATE_TFTP,
    SEE_MPP_FIRMWARE,
    VERIFY["webex-calling"],
  ]),
  procedure("m2e-alternate-tftp", "ucm", "alternate-tftp", { ...BY_HAND, source: NO_METHOD_NAMED }, [
    FOLLOW_CLOUD_UPGRADER.ucm,
    REGISTER,
    VERIFY.ucm,
  ]),
  procedure("e2m-third-party-staging-dhcp", "approved-third-party", "staging-dhcp", STAGED, [
    ...STAGE["approved-third-party"],
    SEE_MPP_FIRMWARE,
    VERIFY["approved-third-party"],
  ]),
  procedure("e2m-webex-calling-staging-dhcp", "webex-calling", "staging-dhcp", STAGED, [
    ...STAGE["webex-calling"],
    SEE_MPP_FIRMWARE,
    VERIFY["webex-calling"],
  ]),
  procedure("m2e-staging-dhcp", "ucm", "staging-dhcp", { ...STAGED, source: NO_METHOD_NAMED }, [
    ...STAGE.ucm,
    REGISTER,
    VERIFY.ucm,
  ]),
  procedure("e2m-third-party-cloud-upgrader", "approved-third-party", "cloud-upgrader", BY_CLOUD_UPGRADER, [
    FOLLOW_CLOUD_UPGRADER["approved-third-party"],
    VERIFY["approved-third-party"],
  ]),
  procedure("e2m-webex-calling-cloud-upgrader", "webex-calling", "cloud-upgrader", BY_CLOUD_UPGRADER, [
    FOLLOW_CLOUD_UPGRADER["webex-calling"],
    VERIFY["webex-calling"],
  ]),
  procedure("m2e-cloud-upgrader", "ucm", "cloud-upgrader", BY_CLOUD_UPGRADER, [
    FOLLOW_CLOUD_UPGRADER.ucm,
    REGISTER,
    VERIFY.ucm,
  ]),
];

export const ROUTES: readonly Route[] = PROCEDURES.map(({ route }) => route);

const STEPS: ReadonlyMap<string, Step> = new Map(ROUTES.flatMap((route) => route.steps).map((step) => [step.id, step]));

/** A step by its id, whatever procedure it belongs to. */
export const stepById = (id: string): Step | undefined => STEPS.get(id);
/** The title of a step; of one that is not known any more its id. */
export const stepTitle = (id: string): string => STEPS.get(id)?.title ?? id;

/** The steps for a project; `null` where direction and target do not go together: MPP firmware does not work on UCM. */
export function routeFor({ direction, target }: ProjectWay, method: Method): Route | null {
  const targets: readonly Target[] = TARGETS_OF[direction];
  if (!targets.includes(target)) return null;
  return PROCEDURES.find((row) => row.target === target && row.method === method)?.route ?? null;
}

/** The steps of a project: those of its way, with what it changes of them. */
export function procedureFor(project: ProjectWay & { method: Method; stepChanges?: StepChanges }): Route | null {
  const route = routeFor(project, project.method);
  return route && routeWith(route, project.stepChanges ?? {});
}

/**
 * The procedure as a project has it: hidden steps are left out of lists, counts and gates, texts stand beside their steps. What
 * evidence alone fulfils is never hidden: without it nothing is verified.
 */
function routeWith(route: Route, changes: StepChanges): Route {
  if (Object.keys(changes).length === 0) return route;
  const steps = route.steps.flatMap((step) => {
    const { note, isHidden } = changes[step.id] ?? {};
    if (isHidden && !step.isEvidence) return [];
    return [note ? { ...step, note } : step];
  });
  return { ...route, steps };
}
