import { cva, type VariantProps } from "class-variance-authority";
import { LoaderCircle } from "lucide-react";
import type { ComponentProps } from "react";
import { cn } from "./cn";

/** Also for links that look like buttons: `<Link className={buttonStyles({ variant: "primary" })}>`. */
export const buttonStyles = cva(
  "inline-flex shrink-0 select-none items-center justify-center gap-1.5 whitespace-nowrap rounded-md font-medium transition-colors disabled:cursor-not-allowed disabled:opacity-50 aria-disabled:pointer-events-none aria-disabled:opacity-50 [&_svg]:size-3.5 [&_svg]:shrink-0",
  {
    variants: {
      variant: {
        primary: "bg-primary text-primary-fg enabled:hover:brightness-110 [a&]:hover:brightness-110",
        outline:
          "border border-line bg-surface text-fg enabled:hover:bg-hover aria-expanded:bg-hover [a&]:hover:bg-hover",
        ghost:
          "text-muted enabled:hover:bg-hover enabled:hover:text-fg aria-expanded:bg-hover [a&]:hover:bg-hover [a&]:hover:text-fg",
        danger: "bg-danger text-primary-fg enabled:hover:brightness-110 [a&]:hover:brightness-110",
      },
      size: {
        sm: "h-7 px-2.5 text-xs pointer-coarse:h-11 pointer-coarse:px-3.5",
        md: "h-8 px-3 text-[13px] pointer-coarse:h-11 pointer-coarse:px-4",
        lg: "h-10 px-4 text-sm pointer-coarse:h-12 [&_svg]:size-4",
        icon: "size-8 pointer-coarse:size-11 [&_svg]:size-4",
      },
    },
    defaultVariants: { variant: "outline", size: "md" },
  },
);

export type ButtonVariants = VariantProps<typeof buttonStyles>;

export type ButtonProps = ComponentProps<"button"> & ButtonVariants & { isBusy?: boolean };

/** A plain button. A button of size "icon" needs an `aria-label`. */
export function Button({ className, variant, size, isBusy = false, disabled, children, ...props }: ButtonProps) {
  "use no memo"; // to draw it again costs less than to remember it
  return (
    <button
      type="button"
      {...props}
      disabled={disabled || isBusy}
      aria-busy={isBusy || undefined}
      className={cn(buttonStyles({ variant, size }), className)}
    >
      {isBusy && <LoaderCircle aria-hidden className="animate-spin" />}
      {isBusy && size === "icon" ? null : children}
    </button>
  );
}
