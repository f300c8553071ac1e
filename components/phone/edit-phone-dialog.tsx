"use client";
import { Pencil } from "lucide-react";
import { useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import type { Phone } from "@/lib/schemas/phones";
import { EditPhoneForm } from "./edit-phone-form";

/** Corrects what a file said wrong; the verdict follows at once. */
export function EditPhoneDialog({ phone, extraFields }: { phone: Phone; extraFields: readonly string[] }) {
  const formId = useId();
  const [isOpen, setIsOpen] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  return (
    <Dialog
      size="lg"
      open={isOpen}
      onOpenChange={setIsOpen}
      title="Correct this phone"
      description="The verdict is decided again when you save. An empty field means “not known”."
      trigger={
        <Button>
          <Pencil aria-hidden />
          Correct
        </Button>
      }
      footer={
        <>
          <DialogClose />
          <Button type="submit" form={formId} variant="primary" isBusy={isBusy}>
            Save
          </Button>
        </>
      }
    >
      <EditPhoneForm
        id={formId}
        phone={phone}
        extraFields={extraFields}
        onBusy={setIsBusy}
        onSaved={() => setIsOpen(false)}
      />
    </Dialog>
  );
}
