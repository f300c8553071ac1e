import { GLO_CASE, LICENSE_PORTAL, MPP_TUTORIALS, NFR } from "./links";
import type { Step } from "./step";

/** Steps more than one route has, word for word. Their ids are stored: a change of meaning needs a new id. */

export const PROOF_OF_CONCEPT: Step = {
  id: "shared.proof-of-concept",
  phase: "prepare",
  scope: "project",
  owner: "project-manager",
  title: "Run a proof of concept",
  instruction:
    "User experience and features are not exactly the same on Enterprise and MPP phones. Convert the pilot batch first, let its users work with it, then go on. For demonstration and lab there are not-for-resale licences at 100 % discount in limited quantity; licences for a trial on site come from the Cisco representative. There is no shorter way for a few phones.",
  values: [NFR],
  source: "Guide, Firmware migration (Overview), FAQ on not-for-resale licences, trials and few phones",
};

export const ANNOUNCE: Step = {
  id: "shared.announce",
  phase: "prepare",
  scope: "batch",
  owner: "project-manager",
  title: "Tell the users what they lose and what changes",
  instruction:
    "The phones lose their call history and local contacts. Call appearance, feature activation and other features look different afterwards: plan training where it is needed.",
  values: [...MPP_TUTORIALS],
  source: "Guide, Firmware migration (Overview), FAQ on the user interface, appendix C",
};

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
