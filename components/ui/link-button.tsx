import type { ComponentProps } from "react";
import { type ButtonVariants, buttonStyles } from "./button";
import { cn } from "./cn";
import { Link } from "./link";
import { routeOf } from "./route-of";

type LinkButtonProps = Omit<ComponentProps<typeof Link>, "href"> & ButtonVariants & { href: string };

/** A link that looks like a button: it leads somewhere, it does nothing. */
export function LinkButton({ href, className, variant, size, ...props }: LinkButtonProps) {
  return <Link {...props} href={routeOf(href)} className={cn(buttonStyles({ variant, size }), className)} />;
}
