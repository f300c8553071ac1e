"use client";
import { useRouter } from "next/navigation";
import { FormProblem } from "@/components/form/form-problem";
import { SelectField, TextAreaField, TextField } from "@/components/form/text-field";
import { useForm } from "@/components/form/use-form";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import { call } from "@/lib/client/api";
import type { OwnLineKind } from "@/lib/domain/pricing/quote-lines";
import type { Quote } from "@/lib/schemas/quotes";
import { type OwnLineDraft, OwnLines } from "./own-lines";
import { rateOf, rateText } from "./quote-words";

type QuoteEditFormProps = { quote: Quote; books: readonly { id: string; name: string }[] };

/** What its writer changes of a draft; what it is for and its phones were settled when it was made. */
export function QuoteEditForm({ quote, books }: QuoteEditFormProps) {
  const router = useRouter();
  const form = useForm({
    start: draftOf(quote),
    schema: () => import("@/lib/schemas/quotes").then(({ editQuoteInput }) => editQuoteInput),
    inputOf: ({ discount, taxRate, ownLines, priceBookId, ...texts }) => ({
      ...texts,
      discount: rateOf(discount),
      taxRate: rateOf(taxRate),
      ...(priceBookId === (quote.priceBookId ?? "") ? {} : { priceBookId: priceBookId || null }),
      ownLines: ownLines.map(({ key: _, quantity, discount: own, ...line }) => ({
        ...line,
        quantity: Number(quantity),
        discount: rateOf(own),
      })),
    }),
    save: async (body) => {
      const params = { quoteId: quote.id };
      await call("PATCH /api/quotes/{quoteId}", { params, body, version: quote.version });
      form.reset();
      toast.success("Draft saved");
      router.refresh();
    },
  });
  const reload = () => {
    form.forgetProblem();
    router.refresh();
  };
  return (
    <form {...form.formProps} className="grid gap-4 sm:grid-cols-2">
      <FormProblem
        form={form}
        title="Not saved"
        stale={{ what: "this quote", load: reload }}
        className="sm:col-span-2"
      />
      <TextField form={form} name="title" label="Title" required fieldClassName="sm:col-span-2" />
      <TextAreaField form={form} name="seller" label="From" rows={4} hint="Name and address, a line each." />
      <TextAreaField form={form} name="buyer" label="For" rows={4} hint="Name and address, a line each." />
      <OwnLines
        lines={form.values.ownLines}
        phones={quote.phones}
        errors={form.errors}
        onChange={(ownLines) => form.set({ ownLines })}
      />
      <SelectField
        form={form}
        name="priceBookId"
        label="Price book"
        hint="Another one takes its prices and its discount for every licence and support line."
        options={[{ value: "", label: "None" }, ...books.map(({ id, name }) => ({ value: id, label: name }))]}
      />
      <TextField form={form} name="validUntil" label="Valid until the end of" type="date" required />
      <TextField form={form} name="discount" label="Discount on the whole, in percent" isOptional inputMode="decimal" />
      <TextField form={form} name="taxRate" label="Tax in percent" isOptional inputMode="decimal" />
      <TextAreaField form={form} name="terms" label="Terms" rows={6} fieldClassName="sm:col-span-2" />
      <div className="sm:col-span-2">
        <Button type="submit" variant="primary" isBusy={form.isBusy} disabled={!form.isChanged}>
          Save the draft
        </Button>
      </div>
    </form>
  );
}

const draftOf = (quote: Quote) => ({
  title: quote.title,
  seller: quote.seller,
  buyer: quote.buyer,
  terms: quote.terms,
  validUntil: quote.validUntil,
  priceBookId: quote.priceBookId ?? "",
  discount: quote.discount === 0 ? "" : rateText(quote.discount),
  taxRate: quote.taxRate === 0 ? "" : rateText(quote.taxRate),
  ownLines: quote.lines.flatMap(({ position, kind, sku, text, quantity, unit, cost, discount }): OwnLineDraft[] =>
    sku !== null || kind === "license" || kind === "support"
      ? []
      : [
          {
            key: String(position),
            kind: kind satisfies OwnLineKind,
            text,
            quantity: String(quantity),
            unit: unit ?? "",
            cost: cost ?? "",
            discount: discount === 0 ? "" : rateText(discount),
          },
        ],
  ),
});
