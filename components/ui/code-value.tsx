import { cn } from "./cn";
import { CopyButton } from "./copy-button";

type CodeValueProps = {
  /** What it is, for example "MAC address"; also names the copy button. */
  label: string;
  value: string;
  isLabelHidden?: boolean;
  className?: string;
};

/** A value people compare sign by sign and paste elsewhere. */
export function CodeValue({ label, value, isLabelHidden = false, className }: CodeValueProps) {
  return (
    <span className={cn("inline-flex min-w-0 max-w-full items-center gap-1.5", className)}>
      <span className={isLabelHidden ? "sr-only" : "shrink-0 text-muted"}>{label}</span>
      <span className="code min-w-0 break-all">{value}</span>
      <CopyButton value={value} label={`Copy ${label}`} />
    </span>
  );
}
