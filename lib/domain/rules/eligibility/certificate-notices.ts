import type { Product, RunningFirmware } from "@/lib/domain/phone/phone-facts";
import { parseSerial } from "@/lib/domain/phone/serial";
import { compareVersions, type FirmwareVersion, firmwareVersion } from "@/lib/domain/phone/version";
import type { Finding } from "@/lib/domain/rules/decision";
import { FN72302, FN72593, type Source } from "@/lib/domain/rules/sources";

/**
 * Notices about manufacturing certificates. They depend on the week of manufacture and on today, so they are no part of a
 * decision, which phones of many weeks share and which stands still: they are said of one phone when it is looked at.
 */

/** FN72302: from this month of manufacture a certificate is of the new authority; `from: null`: whatever the month. */
export type NewAuthority = {
  id: string;
  models: readonly string[] | null;
  /** Only order codes of phones sold as MPP. */
  isSoldAsMpp: boolean;
  from: { year: number; month: number } | null;
  title: string;
  source: Source;
};

/** What is known of the notice; models that no row names are not known to us. A row more is all it takes to name them. */
export const NEW_AUTHORITY: readonly NewAuthority[] = [
  {
    id: "notice.fn72302.3pcc",
    models: null,
    isSoldAsMpp: true,
    from: null,
    title: "FN72302: every 3PCC order code",
    source: FN72302,
  },
  {
    id: "notice.fn72302.88x1",
    models: ["8841", "8851", "8861"],
    isSoldAsMpp: false,
    from: { year: 2021, month: 5 },
    title: "FN72302: 8841, 8851 and 8861 made from 5/2021",
    source: FN72302,
  },
  {
    id: "notice.fn72302.78x1",
    models: ["7811", "7861"],
    isSoldAsMpp: false,
    from: { year: 2022, month: 3 },
    title: "FN72302: 7811 and 7861 made from 3/2022",
    source: FN72302,
  },
];

/** FN72593: how MPP firmware renews a certificate; both ends included. */
export type Renewal = {
  id: string;
  from: FirmwareVersion;
  to: FirmwareVersion | null;
  text: string;
  title: string;
  source: Source;
};

export const RENEWALS: readonly Renewal[] = [
  {
    id: "notice.fn72593.renews-when-asked",
    from: firmwareVersion(11, 3, 5),
    to: firmwareVersion(12, 0, 2, 99),
    text: "MPP 11.3.5 to 12.0.2 renews it when MIC_Cert_Refresh_Enable is set.",
    title: "FN72593: MPP 11.3.5 to 12.0.2 renews when told to",
    source: FN72593,
  },
  {
    id: "notice.fn72593.renews-by-itself",
    from: firmwareVersion(12, 0, 3, 1),
    to: null,
    text: "MPP after 12.0.3 renews it by itself.",
    title: "FN72593: MPP after 12.0.3 renews by itself",
    source: FN72593,
  },
];

/** FN72593: a certificate ends ten years after the week of manufacture, at the latest on this day. */
export const CERTIFICATE_END = {
  id: "notice.fn72593",
  years: 10,
  atTheLatest: "2029-05-14",
  title: "FN72593: the manufacturing certificate ended ten years after manufacture",
  source: FN72593,
} as const;

const DAY = 86_400_000;
type Week = { year: number; week: number };

/** The Thursday of a week: the day that says to which month and year an ISO week belongs. */
function thursdayOf({ year, week }: Week): Date {
  const fourthOfJanuary = new Date(Date.UTC(year, 0, 4));
  const isoDay = fourthOfJanuary.getUTCDay() || 7;
  return new Date(fourthOfJanuary.getTime() + (4 - isoDay + (week - 1) * 7) * DAY);
}

/** The day a phone's certificate ends, as `2026-03-19`. Only the week of manufacture is known, so it is right to some days. */
export function certificateEnd(manufactured: Week): string {
  const made = thursdayOf(manufactured);
  made.setUTCFullYear(made.getUTCFullYear() + CERTIFICATE_END.years);
  const end = Math.min(made.getTime(), Date.parse(CERTIFICATE_END.atTheLatest));
  return new Date(end).toISOString().slice(0, 10);
}

function isMadeFrom(manufactured: Week, from: { year: number; month: number }): boolean {
  const made = thursdayOf(manufactured);
  return made.getUTCFullYear() * 12 + made.getUTCMonth() + 1 >= from.year * 12 + from.month;
}

/** What of a phone the notices look at. */
export type CertifiedPhone = {
  product: Product | null;
  running: RunningFirmware | null;
  version: FirmwareVersion | null;
};

function authorityNotice({ product }: CertifiedPhone, manufactured: Week | null): Finding | null {
  const row = NEW_AUTHORITY.find(
    ({ models, isSoldAsMpp, from }) =>
      product !== null &&
      (models === null || models.includes(product.model)) &&
      (!isSoldAsMpp || (product.precision === "pid" && product.soldAs === "mpp")) &&
      (from === null || (manufactured !== null && isMadeFrom(manufactured, from))),
  );
  if (!row || !product) return null;
  const since = row.from ? `a ${product.model} made from ${row.from.month}/${row.from.year}` : "every 3PCC order code";
  const text = `FN72302 names ${since}: its certificate is of a new authority. See that call control and provisioning trust it.`;
  return { code: "manufacturing-certificate", text, ruleId: row.id, values: { ...manufactured } };
}

function endNotice({ running, version }: CertifiedPhone, manufactured: Week, today: string): Finding | null {
  const end = certificateEnd(manufactured);
  if (today < end) return null;
  const isMpp = running === "mpp" && version !== null;
  const renewal = RENEWALS.find(
    ({ from, to }) =>
      isMpp && compareVersions(version, from) >= 0 && (to === null || compareVersions(version, to) <= 0),
  );
  const unknown = "Whether what it runs renews it is not known to us: MPP after 12.0.3 does so by itself.";
  const text = `Made in week ${manufactured.week} of ${manufactured.year}: its manufacturing certificate ended about ${end} (FN72593). HTTPS, provisioning and firmware downloads can fail, which looks like “authorization failed”. ${renewal?.text ?? unknown}`;
  const values = { ...manufactured, end, today, running: version?.text ?? null };
  return { code: "manufacturing-certificate", text, ruleId: renewal?.id ?? CERTIFICATE_END.id, values };
}

/**
 * What the certificate notices say of one phone.
 * @param serial as stored; the week of manufacture is read from it
 * @param today `2026-11-27`
 */
export function certificateNotices(phone: CertifiedPhone, serial: string | null, today: string): Finding[] {
  const { manufactured } = parseSerial(serial ?? "");
  const notices = [authorityNotice(phone, manufactured), manufactured && endNotice(phone, manufactured, today)];
  return notices.filter((notice) => notice !== null);
}
