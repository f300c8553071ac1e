"use client";
import { useRef, useState } from "react";
import { Card, CardBody } from "@/components/ui/card";
import type { CorrectedFields } from "@/lib/client/outbox/items";
import type { LabelFields } from "@/lib/domain/inventory-file/label-code";
import type { SheetPhone } from "@/lib/schemas/missing";
import { FindPhone } from "./find-phone";
import { EMPTY_LABEL, withFields } from "./label-draft";
import { LabelForm } from "./label-form";
import { type NamedPhone, unknownPhone } from "./phone-place";

type CollectFormProps = {
  projectId: string;
  list: readonly SheetPhone[];
  /** Those of the list that still wait. */
  open: readonly SheetPhone[];
  current: SheetPhone | null;
  onCurrent: (mac: string) => void;
  onSave: (mac: string, label: CorrectedFields) => void;
};

/**
 * Two fields and Enter: which phone, and what its label says. A scanned code goes where it belongs, whichever field has the
 * focus; the MAC of the next phone begins the next phone.
 */
export function CollectForm({ projectId, list, open, current, onCurrent, onSave }: CollectFormProps) {
  const vid = useRef<HTMLInputElement>(null);
  /** A phone that does not wait in this place: of another place, or entered before. */
  const [other, setOther] = useState<NamedPhone | null>(null);
  const phone: NamedPhone | null = other ?? current;
  const [draft, setDraft] = useState({ mac: phone?.mac, label: EMPTY_LABEL });
  if (draft.mac !== phone?.mac) setDraft({ mac: phone?.mac, label: EMPTY_LABEL }); // typed for the phone before

  function take(found: NamedPhone, fields: LabelFields) {
    const isOpen = open.some(({ mac }) => mac === found.mac);
    setOther(isOpen ? null : found);
    if (isOpen) onCurrent(found.mac);
    const typed = found.mac === draft.mac ? draft.label : EMPTY_LABEL;
    setDraft({ mac: found.mac, label: withFields(typed, fields) });
    vid.current?.focus();
  }

  return (
    <Card>
      <CardBody className="flex flex-col gap-4">
        <FindPhone
          projectId={projectId}
          list={list}
          onFound={take}
          onLabel={(fields) => {
            setDraft({ ...draft, label: withFields(draft.label, fields) });
            vid.current?.focus();
          }}
          onSkip={() => vid.current?.focus()}
        />
        <LabelForm
          vid={vid}
          phone={phone}
          draft={draft.label}
          onDraft={(label) => setDraft({ ...draft, label })}
          onMac={(mac, fields) => take(list.find((listed) => listed.mac === mac) ?? unknownPhone(mac), fields)}
          onSave={(label) => {
            if (!phone) return;
            setOther(null);
            setDraft({ mac: undefined, label: EMPTY_LABEL });
            onSave(phone.mac, label);
            vid.current?.focus();
          }}
        />
      </CardBody>
    </Card>
  );
}
