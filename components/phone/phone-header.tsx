import { Badge } from "@/components/ui/badge";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { CopyButton } from "@/components/ui/copy-button";
import { PageHeader } from "@/components/ui/page-header";
import { may, type Role } from "@/lib/domain/access";
import { PHONE_STATE_LABELS } from "@/lib/domain/work/phone-life";
import { VERDICT_LABELS } from "@/lib/format/labels";
import { PHONE_STATE_TONES } from "@/lib/format/phone-state-tones";
import { formatMac } from "@/lib/format/text";
import type { Phone } from "@/lib/schemas/phones";
import { EditPhoneDialog } from "./edit-phone-dialog";
import { PhoneNeighbours } from "./phone-neighbours";

type PhoneHeaderProps = {
  phone: Phone;
  role: Role;
  extraFields: readonly string[];
  /** The list it was opened from: its address, and the addresses of the phones beside this one there. */
  list: { href: string; label: string; previous: string | null; next: string | null };
};

/** Which phone, and what it is worth: verdict and state beside the name. */
export function PhoneHeader({ phone, role, extraFields, list }: PhoneHeaderProps) {
  const { mac, model, pid, verdict, state, description, site, floor } = phone;
  const storey = floor && /^-?\d+$/.test(floor) ? `Floor ${floor}` : floor;
  const where = [description, site, storey].filter(Boolean).join(" · ");
  const shown = formatMac(mac);
  return (
    <PageHeader
      eyebrow={<Breadcrumb items={[{ label: list.label, href: list.href }, { label: shown }]} />}
      title={
        <>
          <span className="inline-flex items-center gap-1.5">
            <span className="code">{shown}</span>
            <CopyButton value={mac} label="Copy MAC address" />
          </span>
          <span className="font-normal text-base text-muted">
            {model ? `Cisco ${model}` : (pid ?? "Unknown model")}
          </span>
          <span className="flex flex-wrap gap-1.5 tracking-normal">
            <Badge tone={VERDICT_LABELS[verdict].tone}>{VERDICT_LABELS[verdict].label}</Badge>
            <Badge tone={PHONE_STATE_TONES[state]}>{PHONE_STATE_LABELS[state]}</Badge>
          </span>
        </>
      }
      description={where || undefined}
      actions={
        <>
          {(list.previous ?? list.next) !== null && <PhoneNeighbours previous={list.previous} next={list.next} />}
          {may(role, "inventory.edit") && <EditPhoneDialog phone={phone} extraFields={extraFields} />}
        </>
      }
    />
  );
}
