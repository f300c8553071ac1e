"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { ConfirmDialog } from "@/components/form/confirm-dialog";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { call } from "@/lib/client/api";
import type { PriceBook } from "@/lib/schemas/price-books";
import { PriceBookForm } from "./price-book-form";
import { PricesForm } from "./prices-form";

type PriceBookActionsProps = { projectId: string; book: PriceBook };

/** Prices, name and validity of a book, and its end. */
export function PriceBookActions({ projectId, book }: PriceBookActionsProps) {
  const router = useRouter();
  const [open, setOpen] = useState<"prices" | "edit" | null>(null);
  const close = () => setOpen(null);
  const { name } = book;
  return (
    <>
      <Button size="sm" aria-label={`Prices of ${name}…`} onClick={() => setOpen("prices")}>
        Prices…
      </Button>
      <Button size="sm" variant="ghost" aria-label={`Edit ${name}…`} onClick={() => setOpen("edit")}>
        Edit…
      </Button>
      <ConfirmDialog
        tone="bad"
        title={`Delete “${name}”?`}
        description="Quotes keep the prices they took from it."
        confirmLabel="Delete"
        onConfirm={async () => {
          const params = { projectId, priceBookId: book.id };
          await call("DELETE /api/projects/{projectId}/price-books/{priceBookId}", { params });
          router.refresh();
        }}
        trigger={
          <Button size="sm" variant="ghost" aria-label={`Delete ${name}…`}>
            Delete…
          </Button>
        }
      />
      <Dialog
        open={open === "prices"}
        onOpenChange={close}
        title={`Prices of ${name}`}
        description="A CSV file takes the place of all prices of the book, or is refused with every error by its line."
        size="lg"
      >
        <PricesForm projectId={projectId} book={book} onDone={close} />
      </Dialog>
      <Dialog open={open === "edit"} onOpenChange={close} title={`Edit ${name}`} size="sm">
        <PriceBookForm projectId={projectId} book={book} onDone={close} />
      </Dialog>
    </>
  );
}
