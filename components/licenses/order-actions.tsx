"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { ConfirmDialog } from "@/components/form/confirm-dialog";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { call } from "@/lib/client/api";
import type { LicenseOrder } from "@/lib/schemas/licenses";
import { type OrderChoices, OrderForm } from "./order-form";

/** An order is entered, from what is missing. */
export function NewOrder({ choices }: { choices: OrderChoices }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button variant="primary" onClick={() => setOpen(true)}>
        Enter an order…
      </Button>
      <Dialog
        open={isOpen}
        onOpenChange={setOpen}
        title="Enter an order"
        description="What was ordered in Cisco Commerce. The PAK comes with the eDelivery mail and can be entered later."
        size="sm"
      >
        <OrderForm choices={choices} order={null} onDone={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

type OrderActionsProps = { order: LicenseOrder; choices: OrderChoices };

/** The change of an order, and its end as long as nothing was taken from it. */
export function OrderActions({ order, choices }: OrderActionsProps) {
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  const { id, sku, quantity } = order;
  const name = `the order of ${quantity} ${sku}`;
  return (
    <>
      <Button size="sm" variant="ghost" aria-label={`Edit ${name}…`} onClick={() => setOpen(true)}>
        Edit…
      </Button>
      {order.left === quantity && (
        <ConfirmDialog
          tone="bad"
          title={`Delete ${name}?`}
          description="Nothing was taken from it. Its PAK goes with it."
          confirmLabel="Delete"
          onConfirm={async () => {
            const params = { projectId: choices.projectId, licenseOrderId: id };
            await call("DELETE /api/projects/{projectId}/license-orders/{licenseOrderId}", { params });
            router.refresh();
          }}
          trigger={
            <Button size="sm" variant="ghost" aria-label={`Delete ${name}…`}>
              Delete…
            </Button>
          }
        />
      )}
      <Dialog open={isOpen} onOpenChange={setOpen} title={`Edit ${name}`} size="sm">
        <OrderForm choices={choices} order={order} onDone={() => setOpen(false)} />
      </Dialog>
    </>
  );
}
