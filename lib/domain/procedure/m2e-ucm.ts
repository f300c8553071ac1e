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
  title: "Review the cloud upgrader's instructions",
  instruction:
    "The guide recommends to review and follow the cloud upgrader's instructions for UCM. Who follows them does not need the steps here.",
  values: [{ label: "Cloud upgrader", kind: "url", template: "https://upgrade.cisco.com/m2e_converter" }],
  source: "Guide, Cloud Upgrader",
};

const FACTORY_RESET: Step = {
  id: "m2e-ucm.factory-reset",
  phase: "prepare",
  scope: "phone",
  title: "Factory reset the phone",
  instruction:
    "Unplug the Ethernet cable and wait five seconds. Press and hold # and plug the phone back in. When the lights of the Mute button and the handset strip turn off and all others stay green, press 123456789*0# in sequence. Mute lights up red: the reset runs. If it does not, begin again. The key sequence also overrides a password set by the former call control.",
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
  title: "Upgrade the MPP firmware first",
  instruction:
    "Upgrade the phone to 12.0(3) or the latest MPP firmware; an 8832 needs at least 12.0.3SR1. The release notes name the latest one. Where the running version is not known, read it on the phone first.",
  values: [
    { label: "At least", kind: "text", template: "{floor}" },
    { label: "MAC address", kind: "mac", template: "{mac}" },
    {
      label: "Release notes, 7800 series",
      kind: "url",
      template:
        "https://www.cisco.com/c/en/us/support/collaboration-endpoints/ip-phone-7800-series-multiplatform-firmware/products-release-notes-list.html",
    },
    {
      label: "Release notes, 8800 series",
      kind: "url",
      template:
        "https://www.cisco.com/c/en/us/support/collaboration-endpoints/ip-phone-8800-series-multiplatform-firmware/products-release-notes-list.html",
    },
  ],
  source: `${GUIDE}, step 2`,
  when: "below-mpp-floor",
};

const ORDER_LICENSES: Step = {
  id: "m2e-ucm.order-licenses",
  phase: "license",
  scope: "project",
  title: "Order the licences",
  instruction:
    "Check the eligibility of all phones first. Order in Cisco Commerce (CCW), one licence for each phone that needs one; a customer without a service contract adds the matching service SKU.",
  values: [
    { label: "7800 series", kind: "text", template: "L-CP-M2E-78XX-CNV=" },
    { label: "8800 series", kind: "text", template: "L-CP-M2E-88XX-CNV=" },
  ],
  source: "Guide, figure 5, FAQ on ordering and Table 4",
  when: "needs-license-order",
};

const UPLOAD_LICENSE_FILES: Step = {
  id: "m2e-ucm.upload-license-files",
  phase: "license",
  scope: "batch",
  title: "Upload the licence files to UCM",
  instruction:
    "Name each file MAC_M2E.lic, so that it does not replace the licence of an earlier conversion to MPP. Open the page below: Software Upgrades → TFTP File Management → Upload file, one file after the other. When all are there, restart the TFTP service.",
  values: [
    { label: "TFTP File Management", kind: "url", template: "https://{ucm}/cmplatform/" },
    { label: "Licence file", kind: "file", template: "{licenseFile}", forEach: "licensed-phone" },
  ],
  source: `${GUIDE}, step 4`,
  when: "needs-license-file",
};

const CHECK_LICENSE_FILE: Step = {
  id: "m2e-ucm.check-license-file",
  phase: "license",
  scope: "phone",
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
  title: "Put the Enterprise load on UCM",
  instruction:
    "Download the Enterprise firmware and unzip it. Open the page below: Software Upgrades → TFTP File Management → Upload file, one file after the other. Restart the TFTP service.",
  values: [
    { label: "Load file", kind: "file", template: "{loadFile}", forEach: "load" },
    { label: "TFTP File Management", kind: "url", template: "https://{ucm}/cmplatform/" },
    {
      label: "Release notes, 7800 series",
      kind: "url",
      template:
        "https://www.cisco.com/c/en/us/support/collaboration-endpoints/unified-ip-phone-7800-series/products-release-notes-list.html",
    },
    {
      label: "Release notes, 8800 series",
      kind: "url",
      template:
        "https://www.cisco.com/c/en/us/support/collaboration-endpoints/unified-ip-phone-8800-series/products-release-notes-list.html",
    },
  ],
  source: `${GUIDE}, step 3`,
};

const READ_IP: Step = {
  id: "m2e-ucm.read-ip",
  phase: "firmware",
  scope: "phone",
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
  title: "Open the phone's provisioning page",
  instruction: "Open the address in a web browser and go to Voice → Provisioning.",
  values: [{ label: "Phone's web page", kind: "url", template: "https://{ip}/admin/advanced" }],
  source: `${GUIDE}, steps 6 and 7`,
};

const SET_UPGRADE_RULE: Step = {
  id: "m2e-ucm.set-upgrade-rule",
  phase: "firmware",
  scope: "phone",
  title: "Enter the upgrade rule",
  instruction: "Scroll to Firmware Upgrade and paste the text into Upgrade Rule.",
  values: [{ label: "Upgrade Rule", kind: "text", template: "https://{ucm}:6970/{loadFile}" }],
  source: `${GUIDE}, step 8`,
};

const SET_AUTHORIZATION_RULE: Step = {
  id: "m2e-ucm.set-authorization-rule",
  phase: "firmware",
  scope: "phone",
  title: "Enter the authorization rule",
  instruction:
    "Paste the text into Transition Load Authorization Rule as it is: the phone puts its own MAC address in place of $MAU and so finds its licence file.",
  values: [
    { label: "Transition Load Authorization Rule", kind: "text", template: "https://{ucm}:6970/$MAU_M2E.lic" },
    { label: "Licence file", kind: "file", template: "{licenseFile}" },
  ],
  source: `${GUIDE}, step 9; the meaning of $MAU: another Cisco publication`,
  when: "needs-license-file",
};

const WATCH_UPGRADE: Step = {
  id: "m2e-ucm.watch-upgrade",
  phase: "firmware",
  scope: "phone",
  title: "Save and see the upgrade start",
  instruction: "After saving, the phone soon shows the message “Upgrade in progress”.",
  values: [{ label: "MAC address", kind: "mac", template: "{mac}" }],
  source: `${GUIDE}, step 10`,
};

const REGISTER: Step = {
  id: "m2e-ucm.register",
  phase: "firmware",
  scope: "phone",
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
  title: "Verify the phone",
  instruction:
    "Copy the phone's device information page and paste it as evidence: it must show this MAC address and the Enterprise load. An after-inventory or a probe will do as well.",
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
