import type { Step } from "./step";

/** Steps more than one route has, word for word. Their ids are stored: a change of meaning needs a new id. */

export const PROOF_OF_CONCEPT: Step = {
  id: "shared.proof-of-concept",
  phase: "prepare",
  scope: "project",
  title: "Run a proof of concept",
  instruction:
    "User experience and features are not exactly the same on Enterprise and MPP phones. Convert the pilot batch first, let its users work with it, then go on.",
  values: [],
  source: "Guide, Firmware migration (Overview)",
};

export const ANNOUNCE: Step = {
  id: "shared.announce",
  phase: "prepare",
  scope: "batch",
  title: "Tell the users what they lose and what changes",
  instruction:
    "The phones lose their call history and local contacts. Call appearance, feature activation and other features look different afterwards: plan training where it is needed.",
  values: [],
  source: "Guide, Firmware migration (Overview) and FAQ on the user interface",
};

export const RECEIVE_PAK: Step = {
  id: "shared.receive-pak",
  phase: "license",
  scope: "project",
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
  title: "Generate the licences in the License Registration Portal",
  instruction:
    "Sign in with the mail address registered for cisco.com. PAKs or Tokens → select the PAK → Get License → Next. Choose bulk (Import from Excel File; download the data file template there) or manual (Add Device Manually, up to 10 MAC addresses). Verify SKU and quantity, enter the recipient, Submit. A PAK can be fulfilled in parts. A licence is locked to one MAC address and can never move.",
  values: [
    {
      label: "License Registration Portal",
      kind: "url",
      template: "https://slexui.cloudapps.cisco.com/SWIFT/LicensingUI/Quickstart",
    },
  ],
  source: "Guide, appendix B, steps 1 to 6",
  when: "needs-license-order",
};

export const DOWNLOAD_LICENSES: Step = {
  id: "shared.download-licenses",
  phase: "license",
  scope: "project",
  title: "Download the licence zip file",
  instruction:
    "The transaction history shows “In Process” and after a few minutes “Processed”. Then download the zip file: it holds one file for each device, named by its MAC address in upper case. Keep the files as they are.",
  values: [],
  source: "Guide, appendix B, steps 7 to 9",
  when: "needs-license-order",
};

export const REQUEST_GLO_LICENSE: Step = {
  id: "shared.request-glo-license",
  phase: "license",
  scope: "phone",
  title: "Request the replacement phone's licence from GLO",
  instruction:
    "Open a case: Software Licensing → Collaboration Related Licensing → Other Collaboration Product. The licence of the returned phone cannot be used again, it is tied to that phone's MAC address.",
  values: [
    { label: "MAC of the replacement phone", kind: "mac", template: "{mac}" },
    { label: "Case", kind: "url", template: "https://mycase.cloudapps.cisco.com/case?swl" },
  ],
  source: "Guide, FAQ on RMA",
  when: "needs-glo-case",
};
