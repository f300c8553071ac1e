import { CircleAlert } from "lucide-react";
import { type ReactNode, useId } from "react";
import { cn } from "./cn";

/** What the control inside must carry, so that label, hint and error are read with it. */
export type FieldControl = {
  id: string;
  "aria-describedby": string | undefined;
  "aria-invalid": true | undefined;
};

type FieldProps = {
  label: ReactNode;
  hint?: ReactNode;
  /** The first of several is shown: fix one, the next appears. */
  error?: string | readonly string[];
  isOptional?: boolean;
  className?: string;
  children: (control: FieldControl) => ReactNode;
};

/** `<Field label="Site" error={errors.site}>{(control) => <Input {...control} name="site" />}</Field>` */
export function Field({ label, hint, error, isOptional = false, className, children }: FieldProps) {
  const id = useId();
  const message = typeof error === "string" ? error : error?.[0];
  const describedBy = [hint && `${id}-hint`, message && `${id}-error`].filter(Boolean).join(" ");
  return (
    <div className={cn("flex min-w-0 flex-col gap-1.5", className)}>
      <label htmlFor={id} className="font-medium">
        {label}
        {isOptional && <span className="font-normal text-muted"> (optional)</span>}
      </label>
      {children({
        id,
        "aria-describedby": describedBy || undefined,
        "aria-invalid": message ? true : undefined,
      })}
      {hint && (
        <p id={`${id}-hint`} className="text-muted text-xs leading-4">
          {hint}
        </p>
      )}
      {message && (
        <p id={`${id}-error`} role="alert" className="flex gap-1.5 text-bad text-xs leading-4">
          <CircleAlert aria-hidden className="mt-px size-3.5 shrink-0" />
          {message}
        </p>
      )}
    </div>
  );
}
