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
import { CLOUD_UPGRADER, E2M_GUIDE, PHONE_WEB_PAGE, TFTP_FILE_MANAGEMENT } from "./links";
import {
  ANNOUNCE,
  DOWNLOAD_LICENSES,
  GENERATE_LICENSES,
  PROOF_OF_CONCEPT,
  RECEIVE_PAK,
  REQUEST_GLO_LICENSE,
} from "./shared-steps";
import type { Route, Step } from "./step";

const GUIDE = "Guide, UCM-based manual migration (E2M)";

const READ_CLOUD_UPGRADER: Step = {
  id: "e2m-third-party.read-cloud-upgrader",
  phase: "prepare",
  scope: "project",
  owner: "project-manager",
  title: "Review the cloud upgrader's instructions",
  instruction:
    "The guide recommends to review and follow the cloud upgrader's instructions for UCM. Who follows them does not need the steps here.",
  values: [CLOUD_UPGRADER["approved-third-party"], E2M_GUIDE],
  source: "Guide, Cloud Upgrader",
};

const ORDER_LICENSES: Step = {
  id: "e2m-third-party.order-licenses",
  phase: "license",
  scope: "project",
  owner: "project-manager",
  title: "Order the licences",
  instruction:
    "Check the eligibility of all phones first. Order in Cisco Commerce (CCW), one licence for each phone that needs one; a customer without a service contract adds the matching service SKU, one per licence by our reading: software support only, no RMA.",
  values: [
    { label: "7800 series, licence", kind: "text", template: "{sku7800}" },
    { label: "7800 series, service without a contract", kind: "text", template: "{supportSku7800}" },
    { label: "8800 series, licence", kind: "text", template: "{sku8800}" },
    { label: "8800 series, service without a contract", kind: "text", template: "{supportSku8800}" },
  ],
  source: "Guide, figure 4, FAQ on ordering and Table 4",
  when: "needs-license-order",
};

const UPLOAD_LICENSE_FILES: Step = {
  id: "e2m-third-party.upload-license-files",
  phase: "license",
  scope: "batch",
  owner: "ucm-administrator",
  title: "Upload the licence files to UCM",
  instruction:
    "Open the page below: Software Upgrades → TFTP File Management → Upload file, one file after the other. When all are there, restart the TFTP service.",
  values: [
    TFTP_FILE_MANAGEMENT,
    { label: "Licence file", kind: "file", template: "{licenseFile}", forEach: "licensed-phone" },
  ],
  source: `${GUIDE}, step 4`,
  when: "needs-license-file",
};

const CHECK_LICENSE_FILE: Step = {
  id: "e2m-third-party.check-license-file",
  phase: "license",
  scope: "phone",
  owner: "ucm-administrator",
  title: "Have this phone's licence file on UCM",
  instruction: "The file named by this phone's MAC address is in TFTP File Management, as it was downloaded.",
  values: [{ label: "Licence file", kind: "file", template: "{licenseFile}" }],
  source: `${GUIDE}, step 4`,
  when: "needs-license-file",
};

const SET_AUTHORIZATION: Step = {
  id: "e2m-third-party.set-authorization",
  phase: "firmware",
  scope: "phone",
  owner: "technician",
  title: "Authorize the transition",
  instruction:
    "Under Firmware Upgrade enter the Transition Authorization Rule, select the Transition Authorization Type, then Submit.",
  values: [
    { label: "Transition Authorization Rule", kind: "text", template: "tftp://{ucm}/{licenseFile}" },
    { label: "Transition Authorization Type", kind: "text", template: "Classic" },
  ],
  source: `${GUIDE}, step 14`,
  when: "needs-license-file",
};

const SEE_MESSAGE: Step = {
  id: "e2m-third-party.see-message",
  phase: "verification",
  scope: "phone",
  owner: "technician",
  title: "See the message on the phone",
  instruction:
    "After Submit the phone's screen shows the message that the guide pictures at this step. A failed authorization is tried again after 1800 seconds.",
  values: [{ label: "MAC address", kind: "mac", template: "{mac}" }],
  source: `${GUIDE}, step 15; the retry: another Cisco publication`,
  when: "needs-license-file",
};

const VERIFY: Step = {
  id: "e2m-third-party.verify",
  phase: "verification",
  scope: "phone",
  owner: "technician",
  title: "Verify the phone",
  instruction:
    "In the phone's web page go to Info → Status. Copy the whole page and paste it as evidence: Product Information shows this MAC address, the software version and the Transition Authorization Type. Cisco's conversion guide says that the authorization status stands under Info → Download Status: paste that page too where it is shown there.",
  values: [
    { label: "MAC address", kind: "mac", template: "{mac}" },
    { label: "Software version, at least", kind: "text", template: "{targetVersion}" },
    PHONE_WEB_PAGE,
  ],
  source: `${GUIDE}, step 16; Download Status: another Cisco publication`,
  isEvidence: true,
};

export const E2M_THIRD_PARTY_UCM: Route = {
  id: "e2m-third-party-ucm",
  title: "Enterprise to MPP for approved third-party call control, by UCM",
  source: GUIDE,
  steps: [
    READ_CLOUD_UPGRADER,
    PROOF_OF_CONCEPT,
    ANNOUNCE,
    CHECK_LABEL,
    PRE_UPGRADE,
    ORDER_LICENSES,
    RECEIVE_PAK,
    GENERATE_LICENSES,
    DOWNLOAD_LICENSES,
    UPLOAD_LICENSE_FILES,
    REQUEST_GLO_LICENSE,
    CHECK_LICENSE_FILE,
    PUT_LOAD_ON_UCM,
    FIND_PHONE,
    SET_PHONE_LOAD,
    APPLY_CONFIG,
    WATCH_UPGRADE,
    READ_IP,
    OPEN_ADMIN_PAGE,
    SET_AUTHORIZATION,
    SEE_MESSAGE,
    VERIFY,
  ],
};
