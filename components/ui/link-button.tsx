import type { Route } from "next";
import Link from "next/link";
import type { ComponentProps } from "react";
import { type ButtonVariants, buttonStyles } from "./button";
import { cn } from "./cn";

type LinkButtonProps = Omit<ComponentProps<typeof Link>, "href"> & ButtonVariants & { href: string };

/** A link that looks like a button: it leads somewhere, it does nothing. */
export function LinkButton({ href, className, variant, size, ...props }: LinkButtonProps) {
  return <Link {...props} href={href as Route} className={cn(buttonStyles({ variant, size }), className)} />;
}
