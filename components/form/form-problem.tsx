import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";

type FormProblemProps = {
  form: { message: string | null; isStale: boolean };
  title?: string;
  /** Where another person may have changed the same thing: what it is called, and how its new state comes in. */
  stale?: { what: string; load: () => void };
  className?: string;
  children?: ReactNode;
};

/** What is wrong with the whole form. What is wrong with a field stands at that field. */
export function FormProblem({ form, title = "Not saved", stale, className, children }: FormProblemProps) {
  if (form.message === null) return null;
  if (form.isStale && stale) {
    return (
      <Notice
        tone="warn"
        role="alert"
        className={className}
        title={`Somebody else changed ${stale.what} meanwhile`}
        actions={<Button onClick={stale.load}>Load their changes</Button>}
      >
        Nothing was saved. Load their changes: what you changed here stays in the form. Compare, then save again.
      </Notice>
    );
  }
  return (
    <Notice tone="bad" role="alert" className={className} title={title}>
      {form.message} {children}
    </Notice>
  );
}
