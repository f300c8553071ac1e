import type { Metadata } from "next";
import { CheckPhones } from "@/components/check/check-phones";
import { PageHeader } from "@/components/ui/page-header";
import { RULE_SET_VERSION } from "@/lib/domain/rules/eligibility/rule-set";
import { requireActor } from "@/lib/server/http/page";

export const metadata: Metadata = { title: "Check phones" };

export default async function CheckPage() {
  await requireActor();
  return (
    <>
      <PageHeader
        title="Check phones"
        description={`Can these phones convert? Judged by edition ${RULE_SET_VERSION} of the rules, in this browser: nothing is sent to the server and nothing is stored.`}
      />
      <CheckPhones />
    </>
  );
}
