import { PHONE_WEB_PAGE } from "./links";
import type { Step, StepValue } from "./step";
import { GUIDE } from "./way";

/** What shows that a phone is done: the last step of every procedure is fulfilled by evidence alone. */

const MAC = { label: "MAC address", kind: "mac", template: "{mac}" } as const;

export const SEE_MESSAGE: Step = {
  id: "e2m-third-party.see-message",
  phase: "verification",
  scope: "phone",
  owner: "technician",
  title: "See the message on the phone",
  instruction:
    "After Submit the phone's screen shows the message that the guide pictures at this step. A failed authorization is tried again after 1800 seconds.",
  values: [MAC],
  source: `${GUIDE.E2M}, step 15; the retry: another Cisco publication`,
  when: "needs-license-file",
  followsEvidence: true,
};

const verify = (
  id: string,
  version: string,
  page: readonly StepValue[],
  instruction: string,
  source: string,
): Step => ({
  id: `${id}.verify`,
  phase: "verification",
  scope: "phone",
  owner: "technician",
  title: "Verify the phone",
  instruction,
  values: [MAC, { label: `${version}, at least`, kind: "text", template: "{targetVersion}" }, ...page],
  source,
  isEvidence: true,
});

const COPY = "In the phone's web page go to Info → Status. Copy the whole page and paste it as evidence:";

export const VERIFY = {
  "approved-third-party": verify(
    "e2m-third-party",
    "Software version",
    [PHONE_WEB_PAGE],
    `${COPY} Product Information shows this MAC address, the software version and the Transition Authorization Type. Cisco's conversion guide says that the authorization status stands under Info → Download Status: paste that page too where it is shown there.`,
    `${GUIDE.E2M}, step 16; Download Status: another Cisco publication`,
  ),
  "webex-calling": verify(
    "e2m-wxc",
    "Software version",
    [PHONE_WEB_PAGE],
    `${COPY} it must show this MAC address, the software version and the Transition Authorization Type WxC.`,
    "Our inference from the guide, UCM-based manual migration (E2M), steps 15 and 16, written for other call control",
  ),
  ucm: verify(
    "m2e-ucm",
    "Load version",
    [],
    "Copy the phone's device information page and paste it as evidence: it must show this MAC address and the Enterprise load.",
    `${GUIDE.M2E}, step 11`,
  ),
};
