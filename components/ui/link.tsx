"use client";
import NextLink, { type LinkProps } from "next/link";
import { useState } from "react";

/**
 * A link of ours: its page is fetched ahead once somebody points at it. Next would fetch every link in sight, and all of them again
 * whenever a page that follows its project is read anew: some twenty requests of every open tab, each second while a job runs.
 */
export function Link<RouteType>(props: Omit<LinkProps<RouteType>, "onFocus" | "onPointerEnter">) {
  "use no memo"; // cheaper to draw again than to remember
  const [isMeant, setIsMeant] = useState(false);
  const mean = () => setIsMeant(true);
  return <NextLink prefetch={isMeant ? null : false} {...props} onFocus={mean} onPointerEnter={mean} />;
}
