"use client";
import { useState } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Table, TBody, Td, THead, Th, Tr } from "@/components/ui/table";
import type { CheckedPhone } from "@/lib/client/check-phones";
import { formatVid } from "@/lib/domain/phone/format-vid";
import { licenseWord, VERDICT_LABELS } from "@/lib/format/labels";
import { formatMac, formatNumber } from "@/lib/format/text";

const STEP = 200;

/** One phone a row. At the width of a telephone a row shows verdict and reason; the rest is below them. */
export function CheckTable({ phones }: { phones: readonly CheckedPhone[] }) {
  const [count, setCount] = useState(STEP);
  const left = phones.length - count;
  return (
    <>
      <Table label="Phones with their verdicts">
        <THead>
          <tr>
            <Th isNumeric className="max-sm:hidden">
              Line
            </Th>
            <Th>Phone</Th>
            <Th>Verdict and why</Th>
            <Th className="max-lg:hidden">Licence</Th>
          </tr>
        </THead>
        <TBody>
          {phones.slice(0, count).map((phone) => (
            <CheckRow key={phone.line} {...phone} />
          ))}
        </TBody>
      </Table>
      {left > 0 && (
        <div className="flex flex-wrap items-center gap-3 border-line border-t px-4 py-2">
          <Button size="sm" onClick={() => setCount(count + STEP)}>
            Show {formatNumber(Math.min(STEP, left))} more
          </Button>
          <span className="text-muted text-xs">{formatNumber(left)} are not shown; the CSV holds all.</span>
        </div>
      )}
    </>
  );
}

function CheckRow({ line, mac, phone, decision }: CheckedPhone) {
  const { verdict, reasons, requirements, license } = decision;
  const { label, tone } = VERDICT_LABELS[verdict];
  const licenseText = license.sku ?? licenseWord(license.kind, verdict);
  return (
    <Tr className="align-top">
      <Td isNumeric className="text-muted max-sm:hidden">
        {line}
      </Td>
      <Td>
        <span className="block whitespace-nowrap font-medium">
          {phone.model ?? "Unknown model"}
          {phone.vid !== null && ` ${formatVid(phone.vid)}`}
        </span>
        {mac && <span className="code block whitespace-nowrap text-xs">{formatMac(mac)}</span>}
        {phone.pid && <span className="code wrap-anywhere block text-muted text-xs">{phone.pid}</span>}
      </Td>
      <Td>
        <Badge tone={tone}>{label}</Badge>
        <p className="mt-0.5">{reasons[0]?.text}</p>
        {requirements.length > 0 && (
          <ul className="mt-0.5 list-disc pl-4 text-muted text-xs leading-5">
            {requirements.map(({ code, ruleId, text }) => (
              <li key={`${ruleId} ${code}`}>{text}</li>
            ))}
          </ul>
        )}
        {license.kind !== "none" && <p className="mt-0.5 text-muted text-xs lg:hidden">Licence: {licenseText}</p>}
      </Td>
      <Td className="max-lg:hidden">
        <span className={license.sku ? "code whitespace-nowrap" : undefined}>{licenseText}</span>
        {license.mayBeFree && <span className="block text-muted text-xs">may be free</span>}
      </Td>
    </Tr>
  );
}
