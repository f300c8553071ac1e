"use client";
import { type ComponentProps, lazy, Suspense } from "react";

/** The forms of a batch come as HTML and wake later: the page's table is what people came for. */
const Window = lazy(() => import("./window-form").then((module) => ({ default: module.WindowForm })));
const Assignees = lazy(() => import("./assignees-form").then((module) => ({ default: module.AssigneesForm })));

export function WindowForm(props: ComponentProps<typeof Window>) {
  return (
    <Suspense fallback={null}>
      <Window {...props} />
    </Suspense>
  );
}

export function AssigneesForm(props: ComponentProps<typeof Assignees>) {
  return (
    <Suspense fallback={null}>
      <Assignees {...props} />
    </Suspense>
  );
}
