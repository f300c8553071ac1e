"use client";
import { useState } from "react";
import { Card, CardBody, CardHeader, CardTitle } from "@/components/ui/card";
import { cn } from "@/components/ui/cn";
import type { Checked } from "@/lib/client/check-phones";
import type { Verdict } from "@/lib/domain/rules/decision";
import { LICENSE_LABELS, NO_LICENSE_LABELS, type Tone, VERDICT_LABELS } from "@/lib/format/labels";
import { formatNumber, formatPercent, plural } from "@/lib/format/text";
import { CheckDownloads } from "./check-downloads";
import { CheckProblems } from "./check-problems";
import { CheckTable } from "./check-table";

const ORDER = ["eligible", "needs-information", "ineligible", "not-required"] as const satisfies Verdict[];

const TEXT = {
  ok: "text-ok",
  accent: "text-accent",
  warn: "text-warn",
  bad: "text-bad",
  idle: "text-fg",
} as const satisfies Record<Tone, string>;

/** Counts, licences, every phone with its reason, and what could not be read. A count shows its phones. */
export function CheckResult({ checked }: { checked: Checked }) {
  const { phones, problems, tally } = checked;
  const [only, setOnly] = useState<Verdict | null>(null);
  const shown = only === null ? phones : phones.filter(({ decision }) => decision.verdict === only);
  return (
    <>
      <p role="status" className="sr-only">
        {plural(phones.length, "phone")} judged, {plural(problems.length, "problem")}
      </p>
      <section aria-label="Verdicts" className="grid grid-cols-2 gap-3 lg:grid-cols-4">
        {ORDER.map((verdict) => (
          <button
            key={verdict}
            type="button"
            aria-pressed={only === verdict}
            onClick={() => setOnly(only === verdict ? null : verdict)}
            className="flex min-w-0 flex-col items-start rounded-lg border border-line bg-surface px-4 py-3 text-left transition-colors hover:bg-hover aria-pressed:border-accent aria-pressed:bg-accent-soft"
          >
            <span className="text-muted text-xs">{VERDICT_LABELS[verdict].label}</span>
            <span
              className={cn(
                "font-semibold text-xl tabular-nums leading-7",
                tally.verdicts[verdict] > 0 && TEXT[VERDICT_LABELS[verdict].tone],
              )}
            >
              {formatNumber(tally.verdicts[verdict])}
            </span>
            <span className="text-muted text-xs">
              {formatPercent(tally.verdicts[verdict], phones.length)} of the phones
            </span>
          </button>
        ))}
      </section>
      <Licenses tally={tally} />
      <CheckProblems problems={problems} />
      <Card>
        <CardHeader actions={<CheckDownloads phones={phones} />}>
          <CardTitle>
            {only === null
              ? plural(phones.length, "phone")
              : `${plural(shown.length, "phone")}: ${VERDICT_LABELS[only].label}`}
          </CardTitle>
        </CardHeader>
        <CheckTable key={only} phones={shown} />
      </Card>
    </>
  );
}

function Licenses({ tally: { licenses, licenseKinds, free } }: Pick<Checked, "tally">) {
  const others = [
    { label: LICENSE_LABELS.automatic, count: licenseKinds.automatic },
    { label: LICENSE_LABELS["glo-case"], count: licenseKinds["glo-case"] },
    { label: NO_LICENSE_LABELS.free, count: free },
  ].filter(({ count }) => count > 0);
  if (licenses.length + others.length === 0) return null;
  return (
    <Card>
      <CardHeader>
        <CardTitle>Licences</CardTitle>
      </CardHeader>
      <CardBody className="flex flex-col gap-2">
        {licenses.map(({ sku, quantity, supportSku, mayBeFree }) => (
          <p key={sku} className="flex flex-wrap items-baseline gap-x-3">
            <span className="min-w-10 text-right font-semibold tabular-nums">{formatNumber(quantity)}</span>
            <span className="code">{sku}</span>
            <span className="text-muted text-xs">
              with <span className="code">{supportSku}</span> where there is no service contract
              {mayBeFree > 0 && `; ${formatNumber(mayBeFree)} may be free`}
            </span>
          </p>
        ))}
        {others.map(({ label, count }) => (
          <p key={label} className="flex flex-wrap items-baseline gap-x-3">
            <span className="min-w-10 text-right font-semibold tabular-nums">{formatNumber(count)}</span>
            <span>{label}</span>
          </p>
        ))}
      </CardBody>
    </Card>
  );
}
