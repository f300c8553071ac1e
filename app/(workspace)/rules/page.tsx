import type { Metadata } from "next";
import { AddressAdapter } from "@/components/data-table/address-adapter";
import { bookFilterOf } from "@/components/rules/book-filter";
import { RuleBook } from "@/components/rules/rule-book";
import { RuleFilters } from "@/components/rules/rule-filters";
import { PageHeader } from "@/components/ui/page-header";
import { RULE_SET_VERSION } from "@/lib/domain/rules/eligibility/rule-set";
import { requireActor } from "@/lib/server/http/page";

export const metadata: Metadata = { title: "Rule book" };

export default async function RulesPage({ searchParams }: PageProps<"/rules">) {
  await requireActor();
  return (
    <>
      <PageHeader
        title="Rule book"
        description={`Edition ${RULE_SET_VERSION}. Every rule with its source; where the guide and another source differ, the guide decides and the other is an advisory. In a project the book also shows the phones behind each rule.`}
      />
      <AddressAdapter>
        <RuleFilters hasProject={false} />
      </AddressAdapter>
      <RuleBook filter={bookFilterOf(await searchParams)} project={null} />
    </>
  );
}
