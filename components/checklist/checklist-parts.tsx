"use client";
import { type ComponentProps, lazy, Suspense } from "react";
import { importWithRetry } from "./later";

/** The list does not need these: what stands above it comes as HTML and wakes later; a phone's panel, the dialog, the words when something was not sent. They load once the page is there. */
const load = {
  overview: () => importWithRetry(() => import("./batch-overview")),
  panel: () => importWithRetry(() => import("./phone-panel")),
  note: () => importWithRetry(() => import("./note-dialog")),
  status: () => importWithRetry(() => import("./send-status")),
};

const Overview = lazy(() => load.overview().then((module) => ({ default: module.BatchOverview })));
const Panel = lazy(() => load.panel().then((module) => ({ default: module.PhonePanel })));
const Note = lazy(() => load.note().then((module) => ({ default: module.NoteDialog })));
const Status = lazy(() => load.status().then((module) => ({ default: module.SendStatus })));

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

export const NoteDialog = (props: ComponentProps<typeof Note>) => (
  <Suspense fallback={null}>
    <Note {...props} />
  </Suspense>
);

export const SendStatus = (props: ComponentProps<typeof Status>) => (
  <Suspense fallback={null}>
    <Status {...props} />
  </Suspense>
);
