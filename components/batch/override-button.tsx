"use client";
import { lazy, Suspense, useState } from "react";
import { Button } from "@/components/ui/button";

const OverrideDialog = lazy(() => import("./override-dialog").then((module) => ({ default: module.OverrideDialog })));

export type OverrideButtonProps = {
  projectId: string;
  batchId: string;
  waits: readonly { id: string; scope: string }[];
};

export function OverrideButton(props: OverrideButtonProps) {
  "use no memo"; // its dialog comes when it is asked for
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setIsOpen(true)}>Go on without</Button>
      <Suspense fallback={null}>{isOpen && <OverrideDialog {...props} onClose={() => setIsOpen(false)} />}</Suspense>
    </>
  );
}
