"use client";
import { type ComponentProps, lazy, Suspense } from "react";
import { importWithRetry } from "./later";
import { loadJudge } from "./load-judge";

/** The list does not need these: what stands above it comes as HTML and wakes later; a phone's panel, the dialog, the words when something was not sent. They load once the page is there. */
const load = {
  overview: () => importWithRetry(() => import("./batch-overview")),
  panel: () => importWithRetry(() => import("./phone-panel")),
  noPhone: () => importWithRetry(() => import("./no-phone-open")),
  note: () => importWithRetry(() => import("./note-dialog")),
  notices: () => importWithRetry(() => import("@/components/field/outbox-notices")),
  scan: () => importWithRetry(() => import("@/components/scan/find-by-scan")),
  judge: loadJudge,
};

const Overview = lazy(() => load.overview().then((module) => ({ default: module.BatchOverview })));
const Panel = lazy(() => load.panel().then((module) => ({ default: module.PhonePanel })));
const NoPhone = lazy(() => load.noPhone().then((module) => ({ default: module.NoPhoneOpen })));
const Note = lazy(() => load.note().then((module) => ({ default: module.NoteDialog })));
const Scan = lazy(() => load.scan().then((module) => ({ default: module.FindByScan })));
const Notices = lazy(() => load.notices().then((module) => ({ default: module.OutboxNotices })));

export function loadParts(): void {
  for (const part of Object.values(load)) void part();
}

const loading = (
  <p role="status" className="p-4 text-muted">
    Loading…
  </p>
);

export const BatchOverview = (props: ComponentProps<typeof Overview>) => (
  <Suspense fallback={<div className="mb-4 h-32" />}>
    <Overview {...props} />
  </Suspense>
);

export const PhonePanel = (props: ComponentProps<typeof Panel>) => (
  <Suspense fallback={loading}>
    <Panel {...props} />
  </Suspense>
);

export const NoPhoneOpen = (props: ComponentProps<typeof NoPhone>) => (
  <Suspense fallback={null}>
    <NoPhone {...props} />
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
