import type { ReactNode } from "react";
import { Card, CardHeader, CardTitle } from "@/components/ui/card";
import { Table, TBody, Td, THead, Th, Tr } from "@/components/ui/table";
import { TimeAgo } from "@/components/ui/time";
import { labelOfPhoneField } from "@/lib/domain/phone/fields";
import type { NowFacts, Phone } from "@/lib/schemas/phones";
import { wordedValue } from "./phone-words";

const FROM = {
  import: "a file",
  evidence: "its status text",
  edit: "a person",
} as const satisfies Record<NonNullable<NowFacts["from"]>, string>;

/** What the work changes, in the order of the card. The last one is not asked of a phone that has not begun. */
const FIELDS = [
  ...(["runningFirmware", "load", "version", "productName", "registrationState"] as const),
  ...(["transitionAuthorizationType", "transitionAuthorizationStatus", "hasLicenseWarning"] as const),
];
const CODES: readonly string[] = ["load", "version"];

/** Of a phone under way: what it was found with, which decided, and what it shows now, which proves. */
export function NowCard({ phone }: { phone: Phone }) {
  const { now } = phone;
  if (now === null) return null;
  const rows = FIELDS.map((field) => ({
    field,
    found: field === "transitionAuthorizationStatus" ? null : phone[field],
    shows: now[field],
  })).filter(({ found, shows }) => found !== null || shows !== null);
  return (
    <Card>
      <CardHeader>
        <CardTitle
          description={
            now.at && now.from ? (
              <>
                Last seen <TimeAgo value={now.at} />, by {FROM[now.from]}. As found decides, now proves.
              </>
            ) : (
              "Nothing newer is known since the work began. As found decides, now proves."
            )
          }
        >
          As found, and now
        </CardTitle>
      </CardHeader>
      <Table label="As found, and now">
        <THead>
          <tr>
            <Th>Fact</Th>
            <Th>As found</Th>
            <Th>Now</Th>
          </tr>
        </THead>
        <TBody>
          {rows.map(({ field, found, shows }) => (
            <Tr key={field} className="align-top">
              <Td className="text-muted">{labelOfPhoneField(field)}</Td>
              <Td className="break-words">
                <Value field={field} value={found} none="Not known" />
              </Td>
              <Td className="break-words font-medium">
                <Value field={field} value={shows} none="Nothing newer" />
              </Td>
            </Tr>
          ))}
        </TBody>
      </Table>
    </Card>
  );
}

type ValueProps = { field: string; value: string | boolean | null; none: string };

function Value({ field, value, none }: ValueProps): ReactNode {
  if (value === null)
    return (
      <span className="font-normal text-muted">
        <span aria-hidden>–</span>
        <span className="sr-only">{none}</span>
      </span>
    );
  return <span className={CODES.includes(field) ? "code break-all" : undefined}>{wordedValue(field, value)}</span>;
}
