import { GLO_CASE, LICENSE_PORTAL, TFTP_FILE_MANAGEMENT } from "./links";
import type { Step, StepValue } from "./step";
import { GUIDE, THIRD_PARTY, TO_ENTERPRISE, type Way } from "./way";

/** From the order to the licence file in its place. Ids are stored: a change of meaning needs a new id. */

export const READ_TYPE_BEFORE_ORDERING: Step = {
  id: "m2e-ucm.read-authorization-type",
  phase: "license",
  scope: "project",
  owner: "project-manager",
  title: "Read the Transition Authorization Type before ordering",
  instruction:
    "Phones sold as Enterprise may return without a licence. On every phone marked “may be free” read the field, before it is reset: on the screen Settings → Status → Product Information → Transition authorization type, or on its web page Info → Status, Product Information. Any value in it means no licence; so does a licence warning on a phone that is not registered. Enter what it shows, or that it is empty, in the inventory: the order follows at once. Firmware too old to show the field is upgraded first; the reason of the licence names the release.",
  values: [],
  source: "Guide, FAQ: can I migrate it back to Enterprise firmware",
  when: "needs-license-order",
};

const orderLicenses = ({ id, orderFigure }: Way): Step => ({
  id: `${id}.order-licenses`,
  phase: "license",
  scope: "project",
  owner: "project-manager",
  title: "Order the licences",
  instruction:
    "Check the eligibility of all phones first. Order in Cisco Commerce (CCW), one licence for each phone that needs one; a customer without a service contract adds the matching service SKU, one per licence by our reading: software support only, no RMA.",
  values: (["7800", "8800"] as const).flatMap((series): StepValue[] => [
    { label: `${series} series, licence`, kind: "text", template: `{sku${series}}` },
    { label: `${series} series, service without a contract`, kind: "text", template: `{supportSku${series}}` },
  ]),
  source: `Guide, ${orderFigure}, FAQ on ordering and Table 4`,
  when: "needs-license-order",
});

export const ORDER_LICENSES = { E2M: orderLicenses(THIRD_PARTY), M2E: orderLicenses(TO_ENTERPRISE) };

export const RECEIVE_PAK: Step = {
  id: "shared.receive-pak",
  phase: "license",
  scope: "project",
  owner: "project-manager",
  title: "Receive the eDelivery mail",
  instruction:
    "It carries the Product Authorization Key (PAK), the licence SKU and quantity, and the link to the License Registration Portal. Compare SKU and quantity with the order.",
  values: [],
  source: "Guide, figures 4 and 5",
  when: "needs-license-order",
};

export const GENERATE_LICENSES: Step = {
  id: "shared.generate-licenses",
  phase: "license",
  scope: "project",
  owner: "project-manager",
  title: "Generate the licences in the License Registration Portal",
  instruction:
    "Sign in with the mail address registered for cisco.com. PAKs or Tokens → select the PAK → Get License → Next. Bulk: Import from Excel File, Download data file template, fill in the MAC addresses, Browse, upload it, Next; on the review page verify SKU and quantity. Manual, up to 10 MAC addresses: Add Device Manually, enter the device, Next; the SKUs are added to the device, Next; on the review page enter the recipient, Submit. A PAK can be fulfilled in parts. A licence is locked to one MAC address and one direction and can never move. For licence problems open a case with Global Licensing Operations (Software Licensing → Collaboration Related Licensing → Other Collaboration Product).",
  values: [LICENSE_PORTAL, GLO_CASE],
  source: "Guide, appendix B, steps 1 to 6, and FAQ on support",
  when: "needs-license-order",
};

export const DOWNLOAD_LICENSES: Step = {
  id: "shared.download-licenses",
  phase: "license",
  scope: "project",
  owner: "project-manager",
  title: "Download the licence zip file",
  instruction:
    "The transaction history shows “In Process” and after a few minutes “Processed”. Then download the zip file; it is also sent to the mail address used. It holds one file for each device, named by its MAC address in upper case. Keep the files as they are.",
  values: [],
  source: "Guide, appendix B, steps 6 to 9",
  when: "needs-license-order",
};

/** Phones that go back to what they were sold with. Which they are and why, the licence's reason says for each. */
export const RETURN_FREE: Step = {
  id: "shared.return-free",
  phase: "license",
  scope: "project",
  owner: "project-manager",
  title: "Know which phones need no licence",
  instruction:
    "A phone on its way back may need no licence; the reason stands with each phone. It follows the same conversion process as the others, without the licence steps.",
  values: [],
  source: "Guide, FAQ: can I migrate it back to Enterprise firmware, and its counterpart for MPP",
  when: "needs-no-license",
};

export const REQUEST_GLO_LICENSE: Step = {
  id: "shared.request-glo-license",
  phase: "license",
  scope: "phone",
  owner: "project-manager",
  title: "Request the replacement phone's licence from GLO",
  instruction:
    "Open a case: Software Licensing → Collaboration Related Licensing → Other Collaboration Product. The licence of the returned phone cannot be used again, it is tied to that phone's MAC address. The replacement phone has the order code first bought and runs the same procedure as the returned one.",
  values: [{ label: "MAC of the replacement phone", kind: "mac", template: "{mac}" }, GLO_CASE],
  source: "Guide, FAQ on RMA",
  when: "needs-glo-case",
};

/** The price counts a replacement as a GLO case, so its checklist has one too. */
export const ASK_FOR_REPLACEMENT: Step = {
  ...REQUEST_GLO_LICENSE,
  id: "e2m-wxc.ask-for-replacement-license",
  title: "Settle the replacement phone's licence",
  instruction:
    "This phone replaces a returned one. The guide names a GLO case for its licence and does not say whether the migration assistant generates one. Ask Cisco; for a case: Software Licensing → Collaboration Related Licensing → Other Collaboration Product. The returned phone's licence cannot be used again.",
  source: "Guide, FAQ on RMA; that it is open for Webex Calling: our reading",
};

/** What a licence file is called, by direction. Source: guide, M2E step 4, note. */
const NAMED = {
  E2M: {
    before: "",
    check: "The file named by this phone's MAC address is in TFTP File Management, as it was downloaded.",
  },
  M2E: {
    before: "Name each file MAC_M2E.lic, so that it does not replace the licence of an earlier conversion to MPP. ",
    check: "The file named by this phone's MAC address, with _M2E, is in TFTP File Management.",
  },
} as const;

const LICENSE_FILE = { label: "Licence file", kind: "file", template: "{licenseFile}" } as const;

const uploadLicenseFiles = ({ id, direction }: Way): Step => ({
  id: `${id}.upload-license-files`,
  phase: "license",
  scope: "batch",
  owner: "ucm-administrator",
  title: "Upload the licence files to UCM",
  instruction: `${NAMED[direction].before}Open the page below: Software Upgrades → TFTP File Management → Upload file, one file after the other. When all are there, restart the TFTP service.`,
  values: [TFTP_FILE_MANAGEMENT, { ...LICENSE_FILE, forEach: "licensed-phone" }],
  source: `${GUIDE[direction]}, step 4`,
  when: "needs-license-file",
});

const checkLicenseFile = ({ id, direction }: Way): Step => ({
  id: `${id}.check-license-file`,
  phase: "license",
  scope: "phone",
  owner: "ucm-administrator",
  title: "Have this phone's licence file on UCM",
  instruction: NAMED[direction].check,
  values: [LICENSE_FILE],
  source: `${GUIDE[direction]}, step 4`,
  when: "needs-license-file",
  followsStep: `${id}.upload-license-files`,
});

export const UPLOAD_LICENSE_FILES = { E2M: uploadLicenseFiles(THIRD_PARTY), M2E: uploadLicenseFiles(TO_ENTERPRISE) };
export const CHECK_LICENSE_FILE = { E2M: checkLicenseFile(THIRD_PARTY), M2E: checkLicenseFile(TO_ENTERPRISE) };

const FIGURE = "Guide, figure 3 and appendix A";

/** Control Hub's migration assistant, once a batch. */
export const MIGRATION_TASK: readonly Step[] = [
  {
    id: "e2m-wxc.create-task",
    phase: "license",
    scope: "batch",
    owner: "project-manager",
    title: "Create the migration task",
    instruction:
      "Control Hub: Services → Migrations (named Updates & Migrations today) → “Migrate Enterprise phones to Multiplatform (MPP) firmware”. Create a task for this batch. Only one task can be in progress at a time; its name takes no spaces.",
    values: [{ label: "Task name", kind: "text", template: "{taskName}" }],
    source: `${FIGURE}; one task at a time and its name: another Cisco publication`,
  },
  {
    id: "e2m-wxc.add-devices",
    phase: "license",
    scope: "batch",
    owner: "project-manager",
    title: "Add the phones and check their eligibility",
    instruction:
      "Upload the phones as CSV, in the template that Control Hub offers: its columns are not public, so no file is made here. Let the assistant check the eligibility and compare its answer with this batch.",
    values: [{ label: "MAC address", kind: "mac", template: "{mac}", forEach: "phone" }],
    source: `${FIGURE}; upload and eligibility check: another Cisco publication`,
  },
  {
    id: "e2m-wxc.assign-devices",
    phase: "license",
    scope: "batch",
    owner: "project-manager",
    title: "Assign the phones to users or workspaces",
    instruction:
      "Assign every phone in the migration assistant; users need the calling service. The assistant generates the licences: nothing is ordered and no file is uploaded.",
    values: [],
    source: FIGURE,
  },
];

export const CONFIRM_ASSIGNED: Step = {
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
