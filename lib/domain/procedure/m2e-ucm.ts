import {
  CLOUD_UPGRADER,
  ENTERPRISE_RELEASE_NOTES,
  M2E_GUIDE,
  M2E_TRANSITION_DOWNLOAD,
  MPP_RELEASE_NOTES,
  PHONE_WEB_PAGE,
  TFTP_FILE_MANAGEMENT,
} from "./links";
import {
  ANNOUNCE,
  DOWNLOAD_LICENSES,
  GENERATE_LICENSES,
  PROOF_OF_CONCEPT,
  RECEIVE_PAK,
  REQUEST_GLO_LICENSE,
} from "./shared-steps";
import type { Route, Step } from "./step";

const GUIDE = "Guide, UCM-based manual migration (M2E)";

const READ_CLOUD_UPGRADER: Step = {
  id: "m2e-ucm.read-cloud-upgrader",
  phase: "prepare",
  scope: "project",
  owner: "project-manager",
  title: "Review the cloud upgrader's instructions",
  instruction:
    "The guide recommends to review and follow the cloud upgrader's instructions for UCM. Who follows them does not need the steps here.",
  values: [CLOUD_UPGRADER.ucm, M2E_GUIDE, M2E_TRANSITION_DOWNLOAD],
  source: "Guide, Cloud Upgrader",
};

const FACTORY_RESET: Step = {
  id: "m2e-ucm.factory-reset",
  phase: "prepare",
  scope: "phone",
  owner: "technician",
  title: "Factory reset the phone",
  instruction:
    "Unplug the Ethernet cable and wait five seconds. Press and hold # and plug the phone back in. When the lights of the Mute button and the handset strip turn off and all others stay green, press 123456789*0# in sequence. Mute lights up red: the reset runs. If it does not, begin again: pressed out of sequence the phone does not reset. The key sequence also overrides a password set by the former call control.",
  values: [
    { label: "Key sequence", kind: "text", template: "123456789*0#" },
    { label: "MAC address", kind: "mac", template: "{mac}" },
  ],
  source: `${GUIDE}, step 1`,
};

const PRE_UPGRADE: Step = {
  id: "m2e-ucm.pre-upgrade",
  phase: "prepare",
  scope: "phone",
  owner: "technician",
  title: "Upgrade the MPP firmware first",
  instruction:
    "Upgrade the phone to {floor} or the latest MPP firmware. The release notes name the latest one. Where the running version is not known, read it on the phone first.",
  values: [
    { label: "At least", kind: "text", template: "{floor}" },
    { label: "MAC address", kind: "mac", template: "{mac}" },
    ...MPP_RELEASE_NOTES,
  ],
  source: `${GUIDE}, step 2`,
  when: "below-mpp-floor",
};

const READ_TYPE_BEFORE_ORDERING: Step = {
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

const ORDER_LICENSES: Step = {
  id: "m2e-ucm.order-licenses",
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
  source: "Guide, figure 5, FAQ on ordering and Table 4",
  when: "needs-license-order",
};

const UPLOAD_LICENSE_FILES: Step = {
  id: "m2e-ucm.upload-license-files",
  phase: "license",
  scope: "batch",
  owner: "ucm-administrator",
  title: "Upload the licence files to UCM",
  instruction:
    "Name each file MAC_M2E.lic, so that it does not replace the licence of an earlier conversion to MPP. Open the page below: Software Upgrades → TFTP File Management → Upload file, one file after the other. When all are there, restart the TFTP service.",
  values: [
    TFTP_FILE_MANAGEMENT,
    { label: "Licence file", kind: "file", template: "{licenseFile}", forEach: "licensed-phone" },
  ],
  source: `${GUIDE}, step 4`,
  when: "needs-license-file",
};

const CHECK_LICENSE_FILE: Step = {
  id: "m2e-ucm.check-license-file",
  phase: "license",
  scope: "phone",
  owner: "ucm-administrator",
  title: "Have this phone's licence file on UCM",
  instruction: "The file named by this phone's MAC address, with _M2E, is in TFTP File Management.",
  values: [{ label: "Licence file", kind: "file", template: "{licenseFile}" }],
  source: `${GUIDE}, step 4`,
  when: "needs-license-file",
};

const PUT_LOAD_ON_UCM: Step = {
  id: "m2e-ucm.put-load-on-ucm",
  phase: "firmware",
  scope: "batch",
  owner: "ucm-administrator",
  title: "Put the Enterprise load on UCM",
  instruction:
    "Download the Enterprise firmware and unzip it. Open the page below: Software Upgrades → TFTP File Management → Upload file, one file after the other. Restart the TFTP service.",
  values: [
    { label: "Load file", kind: "file", template: "{loadFile}", forEach: "load" },
    TFTP_FILE_MANAGEMENT,
    ...ENTERPRISE_RELEASE_NOTES,
  ],
  source: `${GUIDE}, step 3`,
};

const READ_IP: Step = {
  id: "m2e-ucm.read-ip",
  phase: "firmware",
  scope: "phone",
  owner: "technician",
  title: "Determine the phone's IP address",
  instruction:
    "Press Applications and select Settings → Status → Network Status → IPv4. Compare it with the address known so far: it can have changed.",
  values: [{ label: "Address known so far", kind: "text", template: "{ip}" }],
  source: `${GUIDE}, step 5`,
};

const OPEN_ADMIN_PAGE: Step = {
  id: "m2e-ucm.open-admin-page",
  phase: "firmware",
  scope: "phone",
  owner: "technician",
  title: "Open the phone's provisioning page",
  instruction: "Open the address in a web browser and go to Voice → Provisioning.",
  values: [PHONE_WEB_PAGE],
  source: `${GUIDE}, steps 6 and 7`,
};

const SET_UPGRADE_RULE: Step = {
  id: "m2e-ucm.set-upgrade-rule",
  phase: "firmware",
  scope: "phone",
  owner: "technician",
  title: "Enter the upgrade rule",
  instruction: "Scroll to Firmware Upgrade and paste the text into Upgrade Rule.",
  values: [{ label: "Upgrade Rule", kind: "text", template: "https://{ucm}:6970/{loadFile}" }],
  source: `${GUIDE}, step 8`,
};

const SET_AUTHORIZATION_RULE: Step = {
  id: "m2e-ucm.set-authorization-rule",
  phase: "firmware",
  scope: "phone",
  owner: "technician",
  title: "Enter the authorization rule",
  instruction:
    "Paste the text into Transition Load Authorization Rule (other Cisco guides: Transition Authorization Rule) as it is, and select the Transition Authorization Type: the phone puts its own MAC address in place of $MAU and so finds its licence file.",
  values: [
    { label: "Transition Load Authorization Rule", kind: "text", template: "https://{ucm}:6970/$MAU_M2E.lic" },
    { label: "Transition Authorization Type", kind: "text", template: "Classic" },
    { label: "Licence file", kind: "file", template: "{licenseFile}" },
  ],
  source: `${GUIDE}, step 9; the type and the meaning of $MAU: another Cisco publication`,
  when: "needs-license-file",
};

const WATCH_UPGRADE: Step = {
  id: "m2e-ucm.watch-upgrade",
  phase: "firmware",
  scope: "phone",
  owner: "technician",
  title: "Save and see the upgrade start",
  instruction: "After saving, the phone soon shows the message “Upgrade in progress”.",
  values: [{ label: "MAC address", kind: "mac", template: "{mac}" }],
  source: `${GUIDE}, step 10`,
};

const REGISTER: Step = {
  id: "m2e-ucm.register",
  phase: "firmware",
  scope: "phone",
  owner: "technician",
  title: "Register the phone to UCM",
  instruction:
    "Use DHCP option 150, or on the phone: Settings → Admin Settings → Network Setup → IPv4 Setup, Alternate TFTP: Yes, TFTP Server 1: the UCM address, Apply. See on UCM that the phone has registered.",
  values: [
    { label: "TFTP Server 1", kind: "text", template: "{ucm}" },
    { label: "MAC address", kind: "mac", template: "{mac}" },
  ],
  source: `${GUIDE}, step 11`,
};

const VERIFY: Step = {
  id: "m2e-ucm.verify",
  phase: "verification",
  scope: "phone",
  owner: "technician",
  title: "Verify the phone",
  instruction:
    "Copy the phone's device information page and paste it as evidence: it must show this MAC address and the Enterprise load.",
  values: [
    { label: "MAC address", kind: "mac", template: "{mac}" },
    { label: "Load version, at least", kind: "text", template: "{targetVersion}" },
  ],
  source: `${GUIDE}, step 11`,
  isEvidence: true,
};

export const M2E_UCM: Route = {
  id: "m2e-ucm",
  title: "MPP to Enterprise, by UCM",
  source: GUIDE,
  steps: [
    READ_CLOUD_UPGRADER,
    PROOF_OF_CONCEPT,
    ANNOUNCE,
    FACTORY_RESET,
    PRE_UPGRADE,
    READ_TYPE_BEFORE_ORDERING,
    ORDER_LICENSES,
    RECEIVE_PAK,
    GENERATE_LICENSES,
    DOWNLOAD_LICENSES,
    UPLOAD_LICENSE_FILES,
    REQUEST_GLO_LICENSE,
    CHECK_LICENSE_FILE,
    PUT_LOAD_ON_UCM,
    READ_IP,
    OPEN_ADMIN_PAGE,
    SET_UPGRADE_RULE,
    SET_AUTHORIZATION_RULE,
    WATCH_UPGRADE,
    REGISTER,
    VERIFY,
  ],
};
