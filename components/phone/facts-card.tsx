import type { Route } from "next";
import Link from "next/link";
import type { ReactNode } from "react";
import { Card, CardBody, CardHeader, CardTitle } from "@/components/ui/card";
import { CopyButton } from "@/components/ui/copy-button";
import { KeyValueList } from "@/components/ui/key-value";
import { labelOfPhoneField } from "@/lib/domain/phone/fields";
import { parseSerial } from "@/lib/domain/phone/serial";
import { formatVid } from "@/lib/domain/phone/vid";
import { FIRMWARE_LABELS } from "@/lib/format/labels";
import type { Phone } from "@/lib/schemas/phones";
import { EARLIER_CONVERSION_LABELS } from "./phone-words";

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

const decidingOf = (phone: Phone): Fact[] => [
  { label: "PID", value: phone.pid && <Code label="PID" value={phone.pid} /> },
  { label: "Model", value: phone.model },
  { label: "VID", value: phone.vid === null ? null : <span className="code">{formatVid(phone.vid)}</span> },
  { label: "Serial number", value: phone.serial && <Serial serial={phone.serial} /> },
  { label: "Sold as", value: phone.soldAs && FIRMWARE_LABELS[phone.soldAs] },
  { label: "Runs", value: phone.runningFirmware && FIRMWARE_LABELS[phone.runningFirmware] },
  { label: "Load", value: phone.load && <Code label="load" value={phone.load} /> },
  { label: "Firmware version", value: phone.version },
];

const yesNo = (value: boolean | null) => (value === null ? null : value ? "Yes" : "No");

const othersOf = (phone: Phone): Fact[] => [
  { label: "IP address", value: phone.ip && <Code label="IP address" value={phone.ip} /> },
  { label: "Registration", value: phone.registrationState },
  { label: "Owner", value: phone.owner },
  { label: "Directory number", value: phone.directoryNumber && <span className="code">{phone.directoryNumber}</span> },
  { label: "Site", value: phone.site },
  { label: "Floor", value: phone.floor },
  { label: "Device pool", value: phone.devicePool },
  { label: "Expansion modules", value: phone.kemCount },
  { label: "Transition authorization type", value: phone.transitionAuthorizationType },
  { label: "Earlier conversion", value: phone.earlierConversion && EARLIER_CONVERSION_LABELS[phone.earlierConversion] },
  { label: "Licence warning", value: yesNo(phone.hasLicenseWarning) },
  { label: "RMA replacement", value: yesNo(phone.isRmaReplacement) },
  { label: "Notes", value: phone.notes && <span className="whitespace-pre-wrap">{phone.notes}</span> },
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
      href={`/projects/${projectId}/imports/${importId}` as Route}
      className="rounded-sm text-accent hover:underline"
    >
      Import, line {importLine}
    </Link>
  );
}
