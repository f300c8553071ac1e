"use client";
import { type ComponentProps, lazy, Suspense } from "react";
import { importWithRetry } from "@/components/checklist/later";

/** Parts of the list that come when they are needed, and have to be here before the network goes. */
export const phoneParts = {
  procedure: () => importWithRetry(() => import("./procedure-here")),
  panel: () => importWithRetry(() => import("@/components/checklist/phone-panel")),
  note: () => importWithRetry(() => import("@/components/checklist/note-dialog")),
  notices: () => importWithRetry(() => import("./outbox-notices")),
  scan: () => importWithRetry(() => import("@/components/scan/find-by-scan")),
  camera: () => importWithRetry(() => import("@/components/scan/scan-panel")),
};

const Panel = lazy(() => phoneParts.panel().then((module) => ({ default: module.PhonePanel })));
const Note = lazy(() => phoneParts.note().then((module) => ({ default: module.NoteDialog })));
const Scan = lazy(() => phoneParts.scan().then((module) => ({ default: module.FindByScan })));
const Notices = lazy(() => phoneParts.notices().then((module) => ({ default: module.OutboxNotices })));

export const loading = (
  <p role="status" className="p-4 text-muted">
    Loading…
  </p>
);

export const PhonePanel = (props: ComponentProps<typeof Panel>) => (
  <Suspense fallback={loading}>
    <Panel {...props} />
  </Suspense>
);

export const NoteDialog = (props: ComponentProps<typeof Note>) => (
  <Suspense fallback={null}>
    <Note {...props} />
  </Suspense>
);

export const OutboxNotices = (props: ComponentProps<typeof Notices>) => (
  <Suspense fallback={null}>
    <Notices {...props} />
  </Suspense>
);

export const FindByScan = (props: ComponentProps<typeof Scan>) => (
  <Suspense fallback={null}>
    <Scan {...props} />
  </Suspense>
);
