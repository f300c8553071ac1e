"use client";
import { useEffect } from "react";
import { setPersonHere } from "./person-here";

/** For pages that the server has just made for this person. */
export function usePersonHere(userId: string): void {
  useEffect(() => setPersonHere(userId), [userId]);
}
