"use client";
import { lazy, Suspense, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";

const ReplaceForm = lazy(() => import("./replace-form").then((module) => ({ default: module.ReplaceForm })));

type ReplacePhoneProps = { projectId: string; phone: { id: string; mac: string; pid: string | null } };

/** A phone was returned (RMA): another one comes for it. */
export function ReplacePhone({ projectId, phone }: ReplacePhoneProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button size="sm" onClick={() => setOpen(true)}>
        Replace this phone…
      </Button>
      <Dialog
        open={isOpen}
        onOpenChange={setOpen}
        title="Replace this phone"
        description="It is closed with its record, and its licence is lost. The new one takes over place, owner and batch, runs the same procedure, and gets its licence by a case with Global Licensing Operations."
        size="sm"
      >
        <Suspense fallback={null}>
          <ReplaceForm projectId={projectId} phone={phone} />
        </Suspense>
      </Dialog>
    </>
  );
}
