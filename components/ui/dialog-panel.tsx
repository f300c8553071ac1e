"use client";
import { Dialog as BaseDialog } from "@base-ui/react/dialog";
import { X } from "lucide-react";
import type { ReactNode } from "react";
import { buttonStyles } from "./button";
import { cn } from "./cn";
import { DialogCloseContext } from "./dialog-close";
import { dialogStyles } from "./dialog-styles";

const WIDTH = { sm: "max-w-sm", md: "max-w-lg", lg: "max-w-3xl" } as const;

type DialogPanelProps = {
  title: ReactNode;
  description?: ReactNode;
  footer?: ReactNode;
  children?: ReactNode;
  size?: keyof typeof WIDTH;
  isAlert?: boolean;
  isOpen: boolean;
  setOpen: (open: boolean) => void;
};

/** Loaded by Dialog; use that. */
export function DialogPanel(props: DialogPanelProps) {
  const { title, description, footer, children, size = "md", isAlert = false, isOpen, setOpen } = props;
  return (
    <BaseDialog.Root open={isOpen} onOpenChange={(next) => setOpen(next)} disablePointerDismissal={isAlert}>
      <BaseDialog.Portal>
        <BaseDialog.Backdrop className={dialogStyles.backdrop} />
        <BaseDialog.Viewport className={dialogStyles.viewport}>
          <BaseDialog.Popup
            {...(isAlert ? { role: "alertdialog" } : {})}
            className={cn(dialogStyles.popup, WIDTH[size])}
          >
            <DialogCloseContext value={() => setOpen(false)}>
              <div className="flex items-start gap-3 px-5 pt-4 pb-2">
                <div className="min-w-0 flex-1">
                  <BaseDialog.Title className={dialogStyles.title}>{title}</BaseDialog.Title>
                  {description && (
                    <BaseDialog.Description className="mt-0.5 text-muted">{description}</BaseDialog.Description>
                  )}
                </div>
                <BaseDialog.Close
                  aria-label="Close"
                  className={cn(buttonStyles({ variant: "ghost", size: "icon" }), "-mt-1 -mr-2")}
                >
                  <X aria-hidden />
                </BaseDialog.Close>
              </div>
              {children && (
                <div className="min-h-0 overflow-y-auto px-5 pt-2 pb-5 has-[>[data-dialog-form]]:contents">
                  {children}
                </div>
              )}
              {footer && <div className={dialogStyles.footer}>{footer}</div>}
            </DialogCloseContext>
          </BaseDialog.Popup>
        </BaseDialog.Viewport>
      </BaseDialog.Portal>
    </BaseDialog.Root>
  );
}
