"use client";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { PriceBookForm } from "./price-book-form";

type NewPriceBookProps = { projectId: string; today: string };

/** Makes a price book: its name, currency and validity; its prices come by a file. */
export function NewPriceBook({ projectId, today }: NewPriceBookProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button variant="primary" onClick={() => setOpen(true)}>
        New price book…
      </Button>
      <Dialog open={isOpen} onOpenChange={setOpen} title="New price book" size="sm">
        <PriceBookForm projectId={projectId} book={null} today={today} onDone={() => setOpen(false)} />
      </Dialog>
    </>
  );
}
