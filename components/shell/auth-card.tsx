import type { ReactNode } from "react";
import { Brand } from "./brand";

type AuthCardProps = {
  title: ReactNode;
  description?: ReactNode;
  children: ReactNode;
  /** Below the card: a word on help, a link. */
  footer?: ReactNode;
};

/** The frame of sign-in and of everything else one sees without an account. */
export function AuthCard({ title, description, children, footer }: AuthCardProps) {
  return (
    <main
      id="content"
      className="grid min-h-dvh place-items-center bg-[radial-gradient(60rem_30rem_at_50%_-10%,var(--accent-soft),transparent)] px-4 py-10"
    >
      <div className="w-full max-w-sm">
        <Brand className="mb-6 flex justify-center text-base" />
        <div className="rounded-xl border border-line bg-surface p-6">
          <h1 className="font-semibold text-base leading-6">{title}</h1>
          {description && <div className="mt-0.5 text-muted">{description}</div>}
          <div className="mt-5">{children}</div>
        </div>
        {footer && <div className="mt-4 text-center text-muted text-xs">{footer}</div>}
      </div>
    </main>
  );
}
