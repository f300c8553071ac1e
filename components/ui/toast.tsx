"use client";
import { useTheme } from "next-themes";
import { lazy, type ReactNode, Suspense } from "react";
import type { ExternalToast } from "sonner";
import { useIsHydrated } from "./use-is-hydrated";

/** 10 kB that no first view needs: they come after it. */
const load = () => import("sonner");
const BaseToaster = lazy(() => load().then((module) => ({ default: module.Toaster })));

type Say = (message: ReactNode, options?: ExternalToast) => void;
const say =
  (kind: "message" | "success" | "info" | "warning" | "error"): Say =>
  (message, options) =>
    void load().then(({ toast: base }) => base[kind](message, options));

/** `toast.success("Saved")`. A message that must not be missed belongs on the page (Notice), not here. */
export const toast = Object.assign(say("message"), {
  success: say("success"),
  info: say("info"),
  warning: say("warning"),
  error: say("error"),
  dismiss: (id?: string | number) => void load().then(({ toast: base }) => base.dismiss(id)),
});

const classNames = {
  toast: "rounded-lg! pr-9! border-line! bg-raised! text-fg! shadow-popup! font-sans! text-[13px]!",
  description: "text-muted!",
  actionButton: "rounded-md! bg-primary! text-primary-fg!",
  cancelButton: "rounded-md! bg-idle-soft! text-fg!",
  closeButton: "left-auto! right-2! top-2! translate-x-0! translate-y-0! border-line! bg-raised! text-fg!",
  success: "[&_[data-icon]]:text-ok!",
  error: "[&_[data-icon]]:text-bad!",
  warning: "[&_[data-icon]]:text-warn!",
  info: "[&_[data-icon]]:text-accent!",
};

/** Once, in the layout. */
export function Toaster() {
  const { resolvedTheme } = useTheme();
  const isHydrated = useIsHydrated();
  if (!isHydrated) return null;
  return (
    <Suspense fallback={null}>
      <BaseToaster
        theme={resolvedTheme === "dark" ? "dark" : "light"}
        position="bottom-right"
        closeButton
        duration={6000}
        toastOptions={{ classNames }}
      />
    </Suspense>
  );
}
