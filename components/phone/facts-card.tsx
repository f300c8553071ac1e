import type { ReactNode } from "react";
import { Card, CardBody, CardHeader, CardTitle } from "@/components/ui/card";
import { CopyButton } from "@/components/ui/copy-button";
import { KeyValueList } from "@/components/ui/key-value";
import { Link } from "@/components/ui/link";
import { routeOf } from "@/components/ui/route-of";
import { labelOfPhoneField } from "@/lib/domain/phone/fields";
import { formatVid } from "@/lib/domain/phone/format-vid";
import { EARLIER_CONVERSION_LABELS } from "@/lib/domain/phone/phone-facts";
import { parseSerial } from "@/lib/domain/phone/serial";
import { FIRMWARE_LABELS } from "@/lib/format/labels";
import type { Phone } from "@/lib/schemas/phones";

/** What decides, known or not; of the rest what is known. A dash means "not known", never "no". */
export function FactsCard({ phone }: { phone: Phone }) {
  const others = othersOf(phone);
  const unknown = others.filter(({ value }) => value === null || value === "").map(({ label }) => inSentence(label));
  return (
    <Card>
      <CardHeader>
        <CardTitle>Facts</CardTitle>
      </CardHeader>
      <CardBody>
        <KeyValueList items={[...decidingOf(phone), ...others.filter(({ value }) => value !== null && value !== "")]} />
        {Object.keys(phone.extra ?? {}).length > 0 && (
          <div className="mt-3 border-line border-t pt-3">
            <h3 className="mb-1 font-medium text-muted text-xs">Other columns of the files</h3>
            <KeyValueList items={Object.entries(phone.extra ?? {}).map(([label, value]) => ({ label, value }))} />
          </div>
        )}
        {phone.corrected.length > 0 && (
          <p className="mt-3 text-muted text-xs">
            Set by hand, kept when a file says otherwise: {phone.corrected.map(labelOfPhoneField).join(", ")}.
          </p>
        )}
        {unknown.length > 0 && <p className="mt-3 text-muted text-xs">Not known: {unknown.join(", ")}.</p>}
      </CardBody>
    </Card>
  );
}

/** A label inside a sentence; what begins with two capitals is an abbreviation. */
const inSentence = (label: string) =>
  /^[A-Z]{2}/.test(label) ? label : label.charAt(0).toLowerCase() + label.slice(1);

type Fact = { label: string; value: ReactNode };

const factOf = (field: string, value: ReactNode): Fact => ({ label: labelOfPhoneField(field), value });

/** Of a phone under way the card beside this one holds what the work changes. */
const decidingOf = (phone: Phone): Fact[] => [
  factOf("pid", phone.pid && <Code label="PID" value={phone.pid} />),
  factOf("model", phone.model),
  factOf("vid", phone.vid === null ? null : <span className="code">{formatVid(phone.vid)}</span>),
  factOf("serial", phone.serial && <Serial serial={phone.serial} />),
  factOf("soldAs", phone.soldAs && FIRMWARE_LABELS[phone.soldAs]),
  ...(phone.now
    ? []
    : [
        factOf("runningFirmware", phone.runningFirmware && FIRMWARE_LABELS[phone.runningFirmware]),
        factOf("load", phone.load && <Code label="load" value={phone.load} />),
        factOf("version", phone.version),
      ]),
];

const yesNo = (value: boolean | null) => (value === null ? null : value ? "Yes" : "No");

const othersOf = (phone: Phone): Fact[] => [
  factOf("ip", phone.ip && <Code label="IP address" value={phone.ip} />),
  factOf("owner", phone.owner),
  factOf("directoryNumber", phone.directoryNumber && <span className="code">{phone.directoryNumber}</span>),
  factOf("site", phone.site),
  factOf("floor", phone.floor),
  factOf("devicePool", phone.devicePool),
  factOf("kemCount", phone.kemCount),
  ...(phone.now
    ? []
    : [
        factOf("registrationState", phone.registrationState),
        factOf("transitionAuthorizationType", phone.transitionAuthorizationType),
        factOf("hasLicenseWarning", yesNo(phone.hasLicenseWarning)),
      ]),
  factOf("earlierConversion", phone.earlierConversion && EARLIER_CONVERSION_LABELS[phone.earlierConversion]),
  factOf("isRmaReplacement", yesNo(phone.isRmaReplacement)),
  factOf("notes", phone.notes && <span className="whitespace-pre-wrap">{phone.notes}</span>),
  { label: "Came from", value: phone.importId && <Origin phone={phone} /> },
];

function Code({ label, value }: { label: string; value: string }) {
  return (
    <span className="inline-flex max-w-full items-center gap-1">
      <span className="code break-all">{value}</span>
      <CopyButton value={value} label={`Copy ${label}`} />
    </span>
  );
}

/** The week of manufacture stands in the serial number. */
function Serial({ serial }: { serial: string }) {
  const { manufactured, warning } = parseSerial(serial);
  return (
    <>
      <Code label="serial number" value={serial} />
      {manufactured && (
        <span className="block text-muted text-xs">
          Made in week {manufactured.week} of {manufactured.year}
        </span>
      )}
      {warning && <span className="block text-warn text-xs">{warning}</span>}
    </>
  );
}

function Origin({ phone: { projectId, importId, importLine } }: { phone: Phone }) {
  return (
    <Link
      href={routeOf(`/projects/${projectId}/imports/${importId}`)}
      className="rounded-sm text-accent hover:underline"
    >
      Import, line {importLine}
    </Link>
  );
}
