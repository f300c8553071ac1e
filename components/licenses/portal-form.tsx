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
export type PortalScope = { value: string; label: string; query: { batch?: string; site?: string } };
type OrderChoice = { id: string; sku: string; label: string };
type HandIn = { orderId: string; batch?: string; site?: string; quantity?: number };

type PortalFormProps = { projectId: string; orders: readonly OrderChoice[]; scopes: readonly PortalScope[] };

/** Which addresses go to the portal, under which PAK: as a sheet, or by hand in tens; then it is marked as In Process. */
export function PortalForm({ projectId, orders, scopes }: PortalFormProps) {
  const router = useRouter();
  const [header, setHeader] = useState<string>(PORTAL_HEADER);
  const form = useForm({
    start: { orderId: orders[0]?.id ?? "", scope: scopes[0]?.value ?? "", quantity: "" },
    schema: (): Promise<Checker<HandIn>> =>
      import("@/lib/schemas/licenses").then(({ fulfilmentInput }) => fulfilmentInput),
    inputOf: ({ orderId, scope, quantity }) => ({
      orderId,
      ...queryOf(scopes, scope),
      ...(quantity.trim() === "" ? {} : { quantity: /^\d+$/.test(quantity.trim()) ? Number(quantity) : quantity }),
    }),
    save: async (body, idempotencyKey) => {
      const params = { projectId };
      const { phones } = await call("POST /api/projects/{projectId}/fulfilments", { params, body, idempotencyKey });
      toast.success(`${plural(phones, "phone")} in process`);
      router.refresh();
    },
  });
  const { orderId, scope } = form.values;
  const sku = orders.find(({ id }) => id === orderId)?.sku;
  const query = { ...queryOf(scopes, scope), sku };
  const sheet = { params: { projectId }, query: { ...query, header: header.trim() || PORTAL_HEADER } };
  return (
    <form {...form.formProps} className="grid gap-4 sm:grid-cols-2">
      <SelectField
        form={form}
        name="orderId"
        label="From which order"
        options={orders.map(({ id, label }) => ({ value: id, label }))}
      />
      <SelectField form={form} name="scope" label="Which phones" options={scopes} />
      <TextField
        form={form}
        name="quantity"
        label="At most so many"
        isOptional
        inputMode="numeric"
        hint="An order is fulfilled in parts: the first ones by address."
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
        <TensDialog projectId={projectId} query={query} />
        <Button type="submit" variant="primary" isBusy={form.isBusy}>
          Submitted: mark as In Process
        </Button>
      </div>
    </form>
  );
}

const queryOf = (scopes: readonly PortalScope[], value: string) =>
  scopes.find((scope) => scope.value === value)?.query ?? {};
