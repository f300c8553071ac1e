"use client";
import { type ComponentType, useEffect, useState } from "react";
import { flushSync } from "react-dom";
import type { LicenseCounts } from "@/lib/domain/procedure/conditions";
import type { Route } from "@/lib/domain/procedure/step";
import type { PhoneState } from "@/lib/domain/work/phone-life";
import type { Mark } from "@/lib/domain/work/step-log";
import type { Work, WorkBatch, WorkPhone } from "@/lib/schemas/work";
import { loadPaper } from "./checklist-parts";
import { useWhenIdle } from "./later";

export type WorkOrderProps = {
  work: Work;
  batch: WorkBatch;
  route: Route | null;
  licenses: LicenseCounts | null;
  marks: ReadonlyMap<string, Mark>;
  stateOf: (phone: WorkPhone) => PhoneState;
};

/** The checklist on paper. Made when somebody prints: 200 phones with all their values would weigh on every visit. */
export function WorkOrder(props: WorkOrderProps) {
  const [Paper, setPaper] = useState<ComponentType<WorkOrderProps> | null>(null);
  const [isPrinting, setIsPrinting] = useState(false);
  useEffect(() => {
    const begin = () => flushSync(() => setIsPrinting(true)); // the browser takes its picture right after
    const end = () => setIsPrinting(false);
    window.addEventListener("beforeprint", begin);
    window.addEventListener("afterprint", end);
    return () => {
      window.removeEventListener("beforeprint", begin);
      window.removeEventListener("afterprint", end);
    };
  }, []);
  useWhenIdle(() => {
    void loadPaper().then(({ WorkOrderPaper }) => setPaper(() => WorkOrderPaper));
  });
  return isPrinting && Paper ? <Paper {...props} /> : null;
}
