import type { Metadata } from "next";
import { ExceptionCard } from "@/components/exceptions/exception-card";
import { LicenseCard } from "@/components/licenses/license-card";
import { LiveRefresh } from "@/components/live/live-refresh";
import { ConflictNotice } from "@/components/phone/conflict-notice";
import { DecisionCard } from "@/components/phone/decision-card";
import { FactsCard } from "@/components/phone/facts-card";
import { HistoryCard } from "@/components/phone/history-card";
import { NowCard } from "@/components/phone/now-card";
import { PhoneHeader } from "@/components/phone/phone-header";
import { WorkCard } from "@/components/phone/work-card";
import { QuotedLines } from "@/components/quotes/quoted-lines";
import { may } from "@/lib/domain/access";
import { formatMac, plural } from "@/lib/format/text";
import { phoneScope } from "@/lib/server/inventory/phone-scope";
import { licenseOfPhone } from "@/lib/server/licenses/license-of-phone";
import { getPhone } from "@/lib/server/phones/get-phone";
import { exceptionOfPhone } from "@/lib/server/phones/list-exceptions";
import { listExtraFields } from "@/lib/server/phones/list-views";
import { phoneNeighbours } from "@/lib/server/phones/phone-neighbours";
import { readListAddress } from "@/lib/server/phones/read-list-address";
import { notFoundIfGone, requireAssigned, requireProject } from "@/lib/server/projects/project-page";
import { quotesOfPhone } from "@/lib/server/quotes/quotes-of";
import { sightOf } from "@/lib/server/quotes/read-quote";
import { countConflicts } from "@/lib/server/work/list-conflicts";

type Props = PageProps<"/projects/[projectId]/inventory/[phoneId]">;

export const metadata: Metadata = { title: "Phone" };

export default async function PhonePage({ params, searchParams }: Props) {
  const { projectId, phoneId } = await params;
  const page = await requireProject(projectId, "inventory.view");
  await requireAssigned(page, "phone", phoneId);
  const { query, text } = readListAddress(await searchParams);
  const [phone, extraFields, { previous, next, total }, conflicts, license, exception] = await Promise.all([
    getPhone(projectId, phoneId, page.project.role).catch(notFoundIfGone),
    listExtraFields(projectId),
    phoneNeighbours(phoneScope(page.actor, page.project), query, phoneId),
    may(page.project.role, "inventory.edit") ? countConflicts(projectId, phoneId) : 0,
    licenseOfPhone(projectId, phoneId, page.project.role).catch(notFoundIfGone),
    exceptionOfPhone(projectId, phoneId),
  ]);
  const { role } = page.project;
  const quoted = may(role, "quote.view") ? await quotesOfPhone(projectId, phone.mac, sightOf(role)) : [];
  const inList = (path: string) => `/projects/${projectId}/inventory${path}${text && `?${text}`}`;
  const isOfExceptions = query.exception !== undefined;
  const list = {
    href: isOfExceptions ? `/projects/${projectId}/exceptions?${text}` : inList(""),
    label: isOfExceptions
      ? `Exceptions: ${plural(total, "phone")}`
      : text
        ? `Inventory: ${plural(total, "phone")} of a filter`
        : "Inventory",
    previous: previous && inList(`/${previous}`),
    next: next && inList(`/${next}`),
  };
  return (
    <>
      <title>{formatMac(phone.mac)}</title>
      <LiveRefresh projectId={projectId} />
      <PhoneHeader phone={phone} role={role} extraFields={extraFields} list={list} />
      <ConflictNotice phone={phone} canSettle={may(role, "inventory.edit")} />
      <div className="flex flex-col gap-4 lg:grid lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)] lg:items-start">
        {/* Two columns where there is room; on a phone one, with the history last. */}
        <div className="contents min-w-0 lg:flex lg:flex-col lg:gap-4">
          <DecisionCard phone={phone} />
          <HistoryCard history={phone.history} className="max-lg:order-last" />
        </div>
        <div className="contents min-w-0 lg:flex lg:flex-col lg:gap-4">
          <ExceptionCard
            phone={{
              id: phone.id,
              projectId,
              isException: phone.verdict === "ineligible" && phone.state !== "withdrawn",
            }}
            exception={exception}
            canDecide={may(role, "exception.decide")}
          />
          <WorkCard phone={phone} role={role} conflicts={conflicts} />
          <NowCard phone={phone} />
          <LicenseCard
            projectId={projectId}
            phone={{ id: phone.id, mac: phone.mac, pid: phone.pid, isWithdrawn: phone.state === "withdrawn" }}
            license={license}
            canManage={may(role, "license.manage")}
            quoted={quoted.length > 0 && <QuotedLines projectId={projectId} lines={quoted} />}
          />
          <FactsCard phone={phone} />
        </div>
      </div>
    </>
  );
}
