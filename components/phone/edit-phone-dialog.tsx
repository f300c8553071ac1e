"use client";
import { Pencil } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import type { Phone } from "@/lib/schemas/phones";

/** The form comes with the first opening. */
const EditPhoneForm = lazy(() => import("./edit-phone-form").then((module) => ({ default: module.EditPhoneForm })));

/** Corrects what a file said wrong; the verdict follows at once. */
export function EditPhoneDialog({ phone, extraFields }: { phone: Phone; extraFields: readonly string[] }) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <Dialog
      size="lg"
      open={isOpen}
      onOpenChange={setIsOpen}
      title="Correct this phone"
      description={
        phone.begunAt === null
          ? "The verdict is decided again when you save. An empty field means “not known”."
          : "Work on this phone has begun: firmware and authorization are recorded as it shows them now; its decision stands."
      }
      trigger={
        <Button>
          <Pencil aria-hidden />
          Correct
        </Button>
      }
    >
      <Suspense fallback={null}>
        <EditPhoneForm phone={phone} extraFields={extraFields} onSaved={() => setIsOpen(false)} />
      </Suspense>
    </Dialog>
  );
}
