"use client";
import { useRouter } from "next/navigation";
import { DialogForm } from "@/components/form/dialog-form";
import { FormProblem } from "@/components/form/form-problem";
import { SelectField, TextField } from "@/components/form/text-field";
import { type Checker, useForm } from "@/components/form/use-form";
import { call } from "@/lib/client/api";
import type { LicenseOrder, LicenseOrderInput } from "@/lib/schemas/licenses";

/** What an order can be of: the SKUs of the project's direction with what is missing of each, and quotes that were issued. */
export type OrderChoices = {
  projectId: string;
  today: string;
  skus: readonly { sku: string; short: number }[];
  quotes: readonly { id: string; label: string }[];
};

type OrderFormProps = { choices: OrderChoices; order: LicenseOrder | null; onDone: () => void };

/** An order: what was bought, under which PAK, and from which quote. The SKU of an order stays: licences were taken from it. */
export function OrderForm({ choices, order, onDone }: OrderFormProps) {
  const router = useRouter();
  const { projectId, skus, quotes, today } = choices;
  const first = skus.find(({ short }) => short > 0) ?? skus[0];
  const form = useForm({
    start: {
      sku: order?.sku ?? first?.sku ?? "",
      quantity: String(order?.quantity ?? (first && first.short > 0 ? first.short : "")),
      pak: order?.pak ?? "",
      quoteId: order?.quote?.id ?? "",
      orderedAt: order?.orderedAt ?? today,
      deliveredAt: order?.deliveredAt ?? "",
      note: order?.note ?? "",
    },
    schema: (): Promise<Checker<LicenseOrderInput>> =>
      import("@/lib/schemas/licenses").then(({ licenseOrderInput }) => licenseOrderInput),
    inputOf: ({ quantity, pak, quoteId, deliveredAt, ...rest }) => ({
      ...rest,
      quantity: /^\d+$/.test(quantity.trim()) ? Number(quantity) : quantity,
      pak: pak.trim() || null,
      quoteId: quoteId || null,
      deliveredAt: deliveredAt || null,
    }),
    save: async (body, idempotencyKey) => {
      const { sku: _, ...change } = body;
      if (order)
        await call("PATCH /api/projects/{projectId}/license-orders/{licenseOrderId}", {
          params: { projectId, licenseOrderId: order.id },
          body: change,
          version: order.version,
        });
      else await call("POST /api/projects/{projectId}/license-orders", { params: { projectId }, body, idempotencyKey });
      router.refresh();
      onDone();
    },
  });
  return (
    <DialogForm form={form} submitLabel={order ? "Save" : "Enter the order"}>
      {!order && (
        <SelectField
          form={form}
          name="sku"
          label="Licence"
          options={skus.map(({ sku, short }) => ({
            value: sku,
            label: short > 0 ? `${sku} (${short} to order)` : sku,
          }))}
        />
      )}
      <TextField form={form} name="quantity" label="Quantity" required inputMode="numeric" />
      <TextField
        form={form}
        name="pak"
        label="PAK"
        isOptional
        hint="Product Authorization Key of the eDelivery mail. Viewers and technicians never see it."
        maxLength={60}
        spellCheck={false}
      />
      <TextField form={form} name="orderedAt" label="Ordered on" type="date" required />
      <TextField form={form} name="deliveredAt" label="Delivered on" type="date" isOptional />
      <SelectField
        form={form}
        name="quoteId"
        label="From which quote"
        options={[{ value: "", label: "None" }, ...quotes.map(({ id, label }) => ({ value: id, label }))]}
      />
      <TextField form={form} name="note" label="Note" isOptional maxLength={600} />
      <FormProblem form={form} />
    </DialogForm>
  );
}
