import type { ReactNode } from "react";
import { SomeOf } from "@/components/pages/some-of";
import { Badge } from "@/components/ui/badge";
import { Link } from "@/components/ui/link";
import { routeOf } from "@/components/ui/route-of";
import { formatVid } from "@/lib/domain/phone/format-vid";
import { labelOfReason } from "@/lib/domain/rules/eligibility/tally";
import { licenseWord, VERDICT_LABELS } from "@/lib/format/labels";
import { formatMac, formatNumber, plural } from "@/lib/format/text";
import type { WhatIf } from "@/lib/schemas/what-if";

type WhatChangesProps = { projectId: string; answer: WhatIf };

/** What would change, from verdicts down to single phones. Nothing of it has happened yet. */
export function WhatChanges({ projectId, answer }: WhatChangesProps) {
  const { phones, changed, transitions, licenseChanges, otherwiseChanged, batches, instead } = answer;
  if (changed + licenseChanges.length + otherwiseChanged === 0 && instead.blocked.length === 0)
    return <p>Nothing changes: every phone keeps its verdict and its licence.</p>;
  return (
    <div className="flex flex-col gap-4">
      <p>
        {changed === 0
          ? `No verdict of ${plural(phones, "phone")} changes.`
          : `${plural(changed, "phone")} of ${formatNumber(phones)} would get another verdict.`}
        {otherwiseChanged > 0 &&
          ` ${plural(otherwiseChanged, "phone")} would keep verdict and licence and read other requirements or advisories.`}
      </p>
      {transitions.length > 0 && (
        <Part title="Verdicts">
          {transitions.map(({ from, to, count, reasons, sample }) => (
            <li key={`${from} ${to}`} className="flex flex-col gap-0.5 py-2">
              <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
                <span className="min-w-10 font-semibold tabular-nums">{formatNumber(count)}</span>
                <Badge tone={VERDICT_LABELS[from].tone}>{VERDICT_LABELS[from].label}</Badge>
                <Arrow />
                <Badge tone={VERDICT_LABELS[to].tone}>{VERDICT_LABELS[to].label}</Badge>
              </p>
              {reasons.map((reason) => (
                <p key={`${reason.from} ${reason.to}`} className="text-muted">
                  {formatNumber(reason.count)}: {labelOfReason(reason.from)} <Arrow /> {labelOfReason(reason.to)}
                </p>
              ))}
              <p className="text-muted text-xs leading-5">
                {sample.length < count ? "For example " : ""}
                {sample.map(({ id, mac, model, vid }, index) => (
                  <span key={id}>
                    {index > 0 && ", "}
                    <Link
                      href={routeOf(`/projects/${projectId}/inventory/${id}`)}
                      className="code rounded-sm text-accent underline decoration-accent/35 underline-offset-2 hover:decoration-current"
                    >
                      {formatMac(mac)}
                    </Link>{" "}
                    {model ?? "model not known"}
                    {vid !== null && ` ${formatVid(vid)}`}
                  </span>
                ))}
              </p>
            </li>
          ))}
        </Part>
      )}
      {licenseChanges.length > 0 && (
        <Part title="Licences">
          {licenseChanges.map(({ from, to, count }) => (
            <li key={`${licenseText(from)} ${licenseText(to)}`} className="flex flex-wrap items-center gap-x-2 py-1.5">
              <span className="min-w-10 font-semibold tabular-nums">{formatNumber(count)}</span>
              <span>{licenseText(from)}</span>
              <Arrow />
              <span>{licenseText(to)}</span>
            </li>
          ))}
        </Part>
      )}
      {instead.blocked.length > 0 && (
        <Part title="Cannot be started">
          {instead.blocked.map(({ text, count }) => (
            <li key={text} className="py-1.5">
              <span className="font-semibold text-bad tabular-nums">{plural(count, "phone")}.</span> {text}
            </li>
          ))}
        </Part>
      )}
      {batches.length > 0 && (
        <Part title="Batches with phones that could no longer move">
          <li className="py-1.5">
            <SomeOf items={batches.map((batch) => ({ key: batch.id, name: batchLink(projectId, batch) }))} />
            <span className="text-muted">. They stay in their batch until somebody moves them.</span>
          </li>
        </Part>
      )}
    </div>
  );
}

const batchLink = (projectId: string, { id, name, phones }: WhatIf["batches"][number]) => (
  <>
    <Link href={routeOf(`/projects/${projectId}/batches/${id}`)} className="rounded-sm hover:underline">
      {name}
    </Link>{" "}
    <span className="text-muted">({plural(phones, "phone")})</span>
  </>
);

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h3 className="font-medium text-muted text-xs">{title}</h3>
      <ul className="divide-y divide-line">{children}</ul>
    </section>
  );
}

const Arrow = () => (
  <>
    <span aria-hidden className="text-muted">
      →
    </span>
    <span className="sr-only">would become</span>
  </>
);

const licenseText = ({ kind, sku, mayBeFree, isFree }: WhatIf["licenseChanges"][number]["from"]): string =>
  `${sku ?? licenseWord(kind, isFree ? "eligible" : "not-required")}${mayBeFree ? ", may be free" : ""}`;
