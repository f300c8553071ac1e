import {
  APPLY_CONFIG,
  CHECK_LABEL,
  FIND_PHONE,
  OPEN_ADMIN_PAGE,
  PRE_UPGRADE,
  PUT_LOAD_ON_UCM,
  READ_IP,
  SET_PHONE_LOAD,
  WATCH_UPGRADE,
} from "./e2m-ucm-steps";
import { CLOUD_UPGRADER, MIGRATION_ASSISTANT_DOCUMENTATION, MIGRATION_ASSISTANT_VIDEO, PHONE_WEB_PAGE } from "./links";
import { ANNOUNCE, PROOF_OF_CONCEPT, REQUEST_GLO_LICENSE } from "./shared-steps";
import type { Route, Step } from "./step";

const FIGURE = "Guide, figure 3 and appendix A";

const READ_CLOUD_UPGRADER: Step = {
  id: "e2m-wxc.read-cloud-upgrader",
  phase: "prepare",
  scope: "project",
  owner: "project-manager",
  title: "Review the instructions for Webex Calling",
  instruction:
    "Read the migration assistant's documentation and its prerequisites. The guide recommends to review and follow the cloud upgrader's instructions for UCM; who follows them does not need the UCM steps here.",
  values: [CLOUD_UPGRADER["webex-calling"], MIGRATION_ASSISTANT_DOCUMENTATION, MIGRATION_ASSISTANT_VIDEO],
  source: `${FIGURE}; Cloud Upgrader`,
};

const ACCEPT_WEBEX_ONLY: Step = {
  id: "e2m-wxc.accept-webex-only",
  phase: "prepare",
  scope: "project",
  owner: "project-manager",
  title: "Agree that the phones will work with Webex Calling only",
  instruction:
    "Phones migrated with the Control Hub assistant are authorized for Webex Calling only. They can go back to Enterprise firmware without a licence. Every Webex Calling plan is eligible, trials included.",
  values: [],
  source: "Guide, appendix A",
};

const SET_UP_NUMBERS: Step = {
  id: "e2m-wxc.set-up-numbers",
  phase: "prepare",
  scope: "project",
  owner: "project-manager",
  title: "Set up numbers, locations and PSTN",
  instruction: "In Control Hub: numbers, locations and PSTN are set up for the organization.",
  values: [],
  source: `${FIGURE}, prerequisites`,
};

const SET_UP_USERS: Step = {
  id: "e2m-wxc.set-up-users",
  phase: "prepare",
  scope: "project",
  owner: "project-manager",
  title: "Set up users and workspaces",
  instruction:
    "In Control Hub: the users and workspaces exist, and the users who get a phone have the calling service.",
  values: [],
  source: `${FIGURE}, prerequisites`,
};

const HAVE_ADMIN_ACCESS: Step = {
  id: "e2m-wxc.have-admin-access",
  phase: "prepare",
  scope: "project",
  owner: "project-manager",
  title: "Have administrator access to Control Hub",
  instruction: "The person who runs the migration assistant can sign in to Webex Control Hub as an administrator.",
  values: [],
  source: `${FIGURE}, prerequisites`,
};

/** The price counts a replacement as a GLO case, so its checklist has one too. */
const ASK_FOR_REPLACEMENT: Step = {
  ...REQUEST_GLO_LICENSE,
  id: "e2m-wxc.ask-for-replacement-license",
  title: "Settle the replacement phone's licence",
  instruction:
    "This phone replaces a returned one. The guide names a GLO case for its licence and does not say whether the migration assistant generates one. Ask Cisco; for a case: Software Licensing → Collaboration Related Licensing → Other Collaboration Product. The returned phone's licence cannot be used again.",
  source: "Guide, FAQ on RMA; that it is open for Webex Calling: our reading",
};

const CREATE_TASK: Step = {
  id: "e2m-wxc.create-task",
  phase: "license",
  scope: "batch",
  owner: "project-manager",
  title: "Create the migration task",
  instruction:
    "Control Hub: Services → Migrations (named Updates & Migrations today) → “Migrate Enterprise phones to Multiplatform (MPP) firmware”. Create a task for this batch. Only one task can be in progress at a time; its name takes no spaces.",
  values: [{ label: "Task name", kind: "text", template: "{taskName}" }],
  source: `${FIGURE}; one task at a time and its name: another Cisco publication`,
};

const ADD_DEVICES: Step = {
  id: "e2m-wxc.add-devices",
  phase: "license",
  scope: "batch",
  owner: "project-manager",
  title: "Add the phones and check their eligibility",
  instruction:
    "Upload the phones as CSV, in the template that Control Hub offers: its columns are not public, so no file is made here. Let the assistant check the eligibility and compare its answer with this batch.",
  values: [{ label: "MAC address", kind: "mac", template: "{mac}", forEach: "phone" }],
  source: `${FIGURE}; upload and eligibility check: another Cisco publication`,
};

const ASSIGN_DEVICES: Step = {
  id: "e2m-wxc.assign-devices",
  phase: "license",
  scope: "batch",
  owner: "project-manager",
  title: "Assign the phones to users or workspaces",
  instruction:
    "Assign every phone in the migration assistant; users need the calling service. The assistant generates the licences: nothing is ordered and no file is uploaded.",
  values: [],
  source: FIGURE,
};

const CONFIRM_ASSIGNED: Step = {
  id: "e2m-wxc.confirm-assigned",
  phase: "license",
  scope: "phone",
  owner: "project-manager",
  title: "See this phone in the task",
  instruction: "The phone is in the migration task, eligible, and assigned to its user or workspace.",
  values: [
    { label: "MAC address", kind: "mac", template: "{mac}" },
    { label: "Model", kind: "text", template: "{model}" },
  ],
  source: FIGURE,
};

const SET_AUTHORIZATION: Step = {
  id: "e2m-wxc.set-authorization",
  phase: "firmware",
  scope: "phone",
  owner: "technician",
  title: "Set the authorization type",
  instruction:
    "Under Firmware Upgrade select the Transition Authorization Type, then Submit. The guide prints no Transition Authorization Rule for Webex Calling, where the licence comes from Control Hub: follow the migration assistant's documentation if it names one.",
  values: [{ label: "Transition Authorization Type", kind: "text", template: "WxC" }],
  source: "Our inference: the guide gives step 14 for other call control (with Classic) and names WxC in its FAQ only",
};

const VERIFY: Step = {
  id: "e2m-wxc.verify",
  phase: "verification",
  scope: "phone",
  owner: "technician",
  title: "Verify the phone",
  instruction:
    "In the phone's web page go to Info → Status. Copy the whole page and paste it as evidence: it must show this MAC address, the software version and the Transition Authorization Type WxC.",
  values: [
    { label: "MAC address", kind: "mac", template: "{mac}" },
    { label: "Software version, at least", kind: "text", template: "{targetVersion}" },
    PHONE_WEB_PAGE,
  ],
  source:
    "Our inference from the guide, UCM-based manual migration (E2M), steps 15 and 16, written for other call control",
  isEvidence: true,
};

export const E2M_WEBEX_CALLING_UCM: Route = {
  id: "e2m-webex-calling-ucm",
  title: "Enterprise to MPP for Webex Calling, by Control Hub and UCM",
  source: `${FIGURE}; the steps by UCM are our inference from the manual migration (E2M), written for other call control`,
  steps: [
    READ_CLOUD_UPGRADER,
    ACCEPT_WEBEX_ONLY,
    SET_UP_NUMBERS,
    SET_UP_USERS,
    HAVE_ADMIN_ACCESS,
    PROOF_OF_CONCEPT,
    ANNOUNCE,
    CHECK_LABEL,
    PRE_UPGRADE,
    CREATE_TASK,
    ADD_DEVICES,
    ASSIGN_DEVICES,
    ASK_FOR_REPLACEMENT,
    CONFIRM_ASSIGNED,
    PUT_LOAD_ON_UCM,
    FIND_PHONE,
    SET_PHONE_LOAD,
    APPLY_CONFIG,
    WATCH_UPGRADE,
    READ_IP,
    OPEN_ADMIN_PAGE,
    SET_AUTHORIZATION,
    VERIFY,
  ],
};
