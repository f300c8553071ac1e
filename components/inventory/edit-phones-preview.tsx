import type { ReactNode } from "react";
import { isShownChange, wordedValue } from "@/components/phone/phone-words";
import { Badge } from "@/components/ui/badge";
import { Notice } from "@/components/ui/notice";
import { Table, TBody, Td, THead, Th, Tr } from "@/components/ui/table";
import { labelOfPhoneField } from "@/lib/domain/phone/fields";
import { PHONE_STATE_LABELS } from "@/lib/domain/work/phone-life";
import { VERDICT_LABELS } from "@/lib/format/labels";
import { formatMac, formatNumber, plural } from "@/lib/format/text";
import type { EditPhonesAnswer } from "@/lib/schemas/phone-changes";

/** What a bulk edit would do: how many, which verdicts follow, whose work it touches, and a few phones as examples. */
export function EditPhonesPreview({ preview }: { preview: EditPhonesAnswer }) {
  const { selected, changed, unchanged, refused, verdicts, states, batches, sample } = preview;
  const begun = states.filter(({ state }) => state !== "not-started" && state !== "withdrawn");
  return (
    <>
      <p>
        <strong className="font-semibold">{plural(changed, "phone")}</strong> of {formatNumber(selected)} would change
        {unchanged > 0 && `; ${formatNumber(unchanged)} have these values already`}.
      </p>
      {refused.map(({ code, reason, count }) => (
        <Notice key={code} tone="warn" title={`${plural(count, "phone")} would not change`}>
          {reason}
        </Notice>
      ))}
      {begun.length > 0 && (
        <Notice tone="warn" title="Work on some of them has begun">
          {begun.map(({ state, count }) => `${PHONE_STATE_LABELS[state]}: ${formatNumber(count)}`).join(" · ")}
        </Notice>
      )}
      {changed > 0 && (
        <Part title="Verdicts that follow">
          {verdicts.length === 0 && <li className="text-muted">No verdict becomes another one.</li>}
          {verdicts.map(({ from, to, count }) => (
            <li key={`${from} ${to}`} className="flex flex-wrap items-center gap-2">
              <span className="min-w-16 font-medium tabular-nums">{formatNumber(count)}</span>
              <Badge tone={VERDICT_LABELS[from].tone}>{VERDICT_LABELS[from].label}</Badge>
              <span aria-hidden>→</span>
              <span className="sr-only">become</span>
              <Badge tone={VERDICT_LABELS[to].tone}>{VERDICT_LABELS[to].label}</Badge>
            </li>
          ))}
        </Part>
      )}
      {batches.length > 0 && (
        <Part title="Batches that hold some of them">
          {batches.map(({ id, name, phones, leaving, notEligible }) => (
            <li key={id}>
              {name}: {plural(phones, "phone")}
              {leaving > 0 && `, ${formatNumber(leaving)} leave it`}
              {notEligible > 0 && (
                <span className="text-warn">, {formatNumber(notEligible)} stay in it without being eligible</span>
              )}
            </li>
          ))}
        </Part>
      )}
      {sample.length > 0 && (
        <Table label="Examples" wrapperClassName="rounded-md border border-line">
          <THead>
            <Tr>
              <Th>Phone</Th>
              <Th>Changes</Th>
            </Tr>
          </THead>
          <TBody>
            {sample.map(({ id, mac, model, site, changes }) => (
              <Tr key={id}>
                <Td className="align-top">
                  <span className="code">{formatMac(mac)}</span>
                  <span className="block text-muted text-xs">{[model, site].filter(Boolean).join(" · ")}</span>
                </Td>
                <Td>
                  {Object.entries(changes)
                    .filter(([field]) => isShownChange(field))
                    .map(([field, [before, after]]) => (
                      <span key={field} className="block">
                        {labelOfPhoneField(field)}: <span className="text-muted">{wordedValue(field, before)}</span> →{" "}
                        {wordedValue(field, after)}
                      </span>
                    ))}
                </Td>
              </Tr>
            ))}
          </TBody>
        </Table>
      )}
    </>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h3 className="mb-1 font-medium text-muted text-xs">{title}</h3>
      <ul className="flex flex-col gap-1">{children}</ul>
    </section>
  );
}
