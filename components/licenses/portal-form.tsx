"use client";
import { Download } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { FormProblem } from "@/components/form/form-problem";
import { SelectField, TextField } from "@/components/form/text-field";
import { type Checker, useForm } from "@/components/form/use-form";
import { Button, buttonStyles } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { toast } from "@/components/ui/toast";
import { call, pathOf } from "@/lib/client/api";
import { PORTAL_HEADER } from "@/lib/domain/licenses/portal";
import { plural } from "@/lib/format/text";
import { TensDialog } from "./tens-dialog";

/** Phones that can be handed in together, and how many of them need which licence. */
export type PortalScope = { sku: string; value: string; label: string; query: { batch?: string; site?: string } };
type OrderChoice = { id: string; sku: string; label: string; left: number };
type HandIn = { orderId: string; batch?: string; site?: string; quantity?: number };

type PortalFormProps = { projectId: string; orders: readonly OrderChoice[]; scopes: readonly PortalScope[] };

/** Which addresses go to the portal, under which PAK: as a sheet, or by hand in tens; then it is marked as In Process. */
export function PortalForm(props: PortalFormProps) {
  const { projectId, orders } = props;
  const router = useRouter();
  const [header, setHeader] = useState<string>(PORTAL_HEADER);
  const form = useForm({
    start: { orderId: orders[0]?.id ?? "", scope: "all", quantity: "" },
    schema: (): Promise<Checker<HandIn>> =>
      import("@/lib/schemas/licenses").then(({ fulfilmentInput }) => fulfilmentInput),
    inputOf: ({ orderId, scope, quantity }) => {
      const chosen = chosenOf(props, orderId, scope);
      return { orderId, ...chosen.query, quantity: quantityOf(quantity, chosen.left) };
    },
    save: async (body, idempotencyKey) => {
      const params = { projectId };
      const { phones } = await call("POST /api/projects/{projectId}/fulfilments", { params, body, idempotencyKey });
      toast.success(`${plural(phones, "phone")} in process`);
      router.refresh();
    },
  });
  const { orderId, scope, quantity } = form.values;
  const { sku, left, options, query } = chosenOf(props, orderId, scope);
  const most = quantityOf(quantity, left);
  const sheet = {
    params: { projectId },
    query: {
      ...{ ...query, sku, header: header.trim() || PORTAL_HEADER },
      quantity: typeof most === "number" && most > 0 ? most : undefined,
    },
  };
  return (
    <form {...form.formProps} className="grid gap-4 sm:grid-cols-2">
      <SelectField
        form={form}
        name="orderId"
        label="From which order"
        options={orders.map(({ id, label }) => ({ value: id, label }))}
      />
      <SelectField form={form} name="scope" label="Which phones" options={options} />
      <TextField
        form={form}
        name="quantity"
        label="At most so many"
        isOptional
        inputMode="numeric"
        placeholder={String(left)}
        hint="An order is fulfilled in parts: the first ones by address, never more than it has left."
      />
      <Field label="Header of the sheet" hint="The portal’s own template is not public: copy its header here.">
        {(field) => (
          <Input {...field} value={header} maxLength={80} onChange={({ target }) => setHeader(target.value)} />
        )}
      </Field>
      <FormProblem form={form} title="Not marked as In Process" className="sm:col-span-2" />
      <div className="flex flex-wrap gap-2 sm:col-span-2">
        <a
          className={buttonStyles({})}
          download
          href={pathOf("GET /api/projects/{projectId}/portal-sheet.xlsx", sheet)}
        >
          <Download aria-hidden /> Excel sheet
        </a>
        <a className={buttonStyles({})} download href={pathOf("GET /api/projects/{projectId}/portal-sheet.csv", sheet)}>
          <Download aria-hidden /> CSV
        </a>
        <TensDialog projectId={projectId} query={{ ...query, sku }} most={typeof most === "number" ? most : left} />
        <Button type="submit" variant="primary" isBusy={form.isBusy}>
          Submitted: mark as In Process
        </Button>
      </div>
    </form>
  );
}

/** What the two choices mean: phones are chosen among those that need the SKU of the order. */
function chosenOf({ orders, scopes }: PortalFormProps, orderId: string, scope: string) {
  const order = orders.find(({ id }) => id === orderId);
  const options = scopes.filter(({ sku }) => sku === order?.sku);
  const { query = {} } = options.find(({ value }) => value === scope) ?? options[0] ?? {};
  return { sku: order?.sku, left: order?.left ?? 0, options, query };
}

/** As many as were typed, else all that the order has left; a text that is no number stays, so that the schema refuses it. */
function quantityOf(typed: string, left: number): number | string {
  const text = typed.trim();
  if (text === "") return left;
  return /^\d+$/.test(text) ? Number(text) : text;
}
