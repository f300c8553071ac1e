"use client";
import { useRouter } from "next/navigation";
import { DialogForm } from "@/components/form/dialog-form";
import { FormProblem } from "@/components/form/form-problem";
import { SelectField, TextField } from "@/components/form/text-field";
import { type Checker, useForm } from "@/components/form/use-form";
import { call } from "@/lib/client/api";
import { CURRENCIES } from "@/lib/domain/pricing/money";
import type { PriceBook, PriceBookInput } from "@/lib/schemas/price-books";
import { rateOf, rateText } from "./quote-words";

type PriceBookFormProps = { projectId: string; book: PriceBook | null; today?: string; onDone: () => void };

/** Name, currency, validity and customer discount. The currency of a book stays: its prices are in it. */
export function PriceBookForm({ projectId, book, today = "", onDone }: PriceBookFormProps) {
  const router = useRouter();
  const form = useForm({
    start: {
      name: book?.name ?? "",
      currency: book?.currency ?? "EUR",
      validFrom: book?.validFrom ?? today,
      validUntil: book?.validUntil ?? "",
      discount: book ? rateText(book.discount) : "",
    },
    schema: (): Promise<Checker<PriceBookInput>> =>
      import("@/lib/schemas/price-books").then(({ priceBookInput }) => priceBookInput),
    inputOf: ({ validUntil, discount, ...texts }) => ({
      ...texts,
      validUntil: validUntil || null,
      discount: rateOf(discount),
    }),
    save: async (body, idempotencyKey) => {
      const { currency: _, ...change } = body;
      if (book)
        await call("PATCH /api/projects/{projectId}/price-books/{priceBookId}", {
          params: { projectId, priceBookId: book.id },
          body: change,
          version: book.version,
        });
      else await call("POST /api/projects/{projectId}/price-books", { params: { projectId }, body, idempotencyKey });
      router.refresh();
      onDone();
    },
  });
  return (
    <DialogForm form={form} submitLabel={book ? "Save" : "Make the book"}>
      <TextField form={form} name="name" label="Name" required maxLength={120} />
      {!book && (
        <SelectField
          form={form}
          name="currency"
          label="Currency"
          options={CURRENCIES.map((code) => ({ value: code, label: code }))}
        />
      )}
      <TextField form={form} name="validFrom" label="Valid from" type="date" required />
      <TextField form={form} name="validUntil" label="Valid until" type="date" isOptional />
      <TextField form={form} name="discount" label="Customer discount in percent" isOptional inputMode="decimal" />
      <FormProblem form={form} />
    </DialogForm>
  );
}
