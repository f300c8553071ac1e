"use client";
import { useRef, useState } from "react";
import { Card, CardBody } from "@/components/ui/card";
import type { SheetPhone } from "@/lib/schemas/missing";
import type { Label } from "./collect-store";
import { FindPhone } from "./find-phone";
import { EMPTY_LABEL, LabelForm, withCode } from "./label-form";
import { type NamedPhone, unknownPhone } from "./phone-place";

type CollectFormProps = {
  projectId: string;
  list: readonly SheetPhone[];
  current: SheetPhone | null;
  onCurrent: (mac: string) => void;
  onSave: (mac: string, label: Label) => void;
};

/**
 * Two fields and Enter: which phone, and what its label says. A scanned code goes where it belongs, whichever field has the
 * focus; the MAC of the next phone begins the next phone.
 */
export function CollectForm({ projectId, list, current, onCurrent, onSave }: CollectFormProps) {
  const vid = useRef<HTMLInputElement>(null);
  /** A phone that is not in the list of this place. */
  const [other, setOther] = useState<NamedPhone | null>(null);
  const phone: NamedPhone | null = other ?? current;
  const [draft, setDraft] = useState({ mac: phone?.mac, label: EMPTY_LABEL });
  if (draft.mac !== phone?.mac) setDraft({ mac: phone?.mac, label: EMPTY_LABEL }); // typed for the phone before

  function take(found: NamedPhone) {
    const isListed = list.some(({ mac }) => mac === found.mac);
    setOther(isListed ? null : found);
    if (isListed) onCurrent(found.mac);
    vid.current?.focus();
  }

  return (
    <Card>
      <CardBody className="flex flex-col gap-4">
        <FindPhone
          projectId={projectId}
          list={list}
          onFound={take}
          onLabel={(code) => {
            setDraft({ ...draft, label: withCode(draft.label, code) });
            vid.current?.focus();
          }}
          onSkip={() => vid.current?.focus()}
        />
        <LabelForm
          vid={vid}
          phone={phone}
          draft={draft.label}
          onDraft={(label) => setDraft({ ...draft, label })}
          onMac={(mac) => take(list.find((listed) => listed.mac === mac) ?? unknownPhone(mac))}
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
