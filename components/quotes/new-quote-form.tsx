"use client";
import { useRouter } from "next/navigation";
import { FormProblem } from "@/components/form/form-problem";
import { SelectField, TextField } from "@/components/form/text-field";
import { useForm } from "@/components/form/use-form";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { routeOf } from "@/components/ui/route-of";
import { call } from "@/lib/client/api";
import { CURRENCIES } from "@/lib/domain/pricing/money";
import type { QuoteScope } from "@/lib/schemas/quotes";
import { rateOf, scopeText } from "./quote-words";

type NewQuoteFormProps = {
  projectId: string;
  scopes: readonly QuoteScope[];
  books: readonly { id: string; name: string; currency: string }[];
  title: string;
  validUntil: string;
  /** Licences of the pilot; 0 where there is none. */
  pilot: number;
};

/** What a quote is for, at which prices. Its phones are copied when it is made. */
export function NewQuoteForm({ projectId, scopes, books, title, validUntil, pilot }: NewQuoteFormProps) {
  const router = useRouter();
  const [book] = books;
  const form = useForm({
    start: {
      title,
      scope: scopes[0]?.value ?? "",
      priceBookId: book?.id ?? "",
      currency: book?.currency ?? "EUR",
      taxRate: "",
      validUntil,
      pilotNfr: false,
    },
    schema: () => import("@/lib/schemas/quotes").then(({ quoteInput }) => quoteInput),
    inputOf: ({ scope, priceBookId, taxRate, ...rest }) => {
      const meant = scopes.find(({ value }) => value === scope);
      return {
        ...rest,
        taxRate: rateOf(taxRate),
        priceBookId: priceBookId || null,
        ...(meant ? { scope: meant.label, selection: meant.selection } : {}),
      };
    },
    save: async (body, idempotencyKey) => {
      const params = { projectId };
      const quote = await call("POST /api/projects/{projectId}/quotes", { params, body, idempotencyKey });
      router.push(routeOf(`/projects/${projectId}/quotes/${quote.id}`));
    },
    isLeaving: true,
  });
  const chosen = scopes.find(({ value }) => value === form.values.scope);
  const chooseBook = (id: string) => {
    const currency = books.find((each) => each.id === id)?.currency;
    form.set({ priceBookId: id, ...(currency ? { currency } : {}) });
  };
  return (
    <form {...form.formProps} className="grid max-w-2xl gap-4 sm:grid-cols-2">
      <FormProblem form={form} title="The quote was not made" className="sm:col-span-2" />
      <TextField form={form} name="title" label="Title" required fieldClassName="sm:col-span-2" maxLength={160} />
      <SelectField
        form={form}
        name="scope"
        label="For which phones"
        hint={chosen && scopeText(chosen.counts)}
        options={scopes}
        fieldClassName="sm:col-span-2"
      />
      <SelectField
        form={{
          ...form,
          control: (name) => ({ ...form.control(name), onChange: ({ target }) => chooseBook(target.value) }),
        }}
        name="priceBookId"
        label="Price book"
        hint="Without one the quantities go out and no price is invented."
        options={[
          ...books.map(({ id, name, currency }) => ({ value: id, label: `${name} (${currency})` })),
          { value: "", label: "None: quantities without prices" },
        ]}
      />
      <SelectField
        form={form}
        name="currency"
        label="Currency"
        options={CURRENCIES.map((code) => ({ value: code, label: code }))}
      />
      <TextField form={form} name="taxRate" label="Tax in percent" isOptional inputMode="decimal" placeholder="19" />
      <TextField form={form} name="validUntil" label="Valid until the end of" type="date" required />
      {pilot > 0 && (
        <Checkbox
          className="sm:col-span-2"
          label="The pilot’s licences are not for resale"
          description="Lab or demonstration only: lines of their own at a discount of 100 %, without support."
          checked={form.values.pilotNfr}
          onChange={() => form.set({ pilotNfr: !form.values.pilotNfr })}
        />
      )}
      <div className="sm:col-span-2">
        <Button type="submit" variant="primary" isBusy={form.isBusy}>
          Make the draft
        </Button>
      </div>
    </form>
  );
}
