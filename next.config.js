const HEADERS = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "Referrer-Policy", value: "same-origin" },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
  { key: "X-Frame-Options", value: "DENY" },
  { key: "Permissions-Policy", value: "camera=(self), microphone=(), geolocation=()" },
];

/** @type {import("next").NextConfig} */
export default {
  typedRoutes: true,
  reactStrictMode: true,
  poweredByHeader: false,
  agentRules: false,
  reactCompiler: true,
  images: { unoptimized: true },
  typescript: { ignoreBuildErrors: true }, // types are checked by `npm test`, not by whoever starts the application
  serverExternalPackages: ["pg", "pg-copy-streams", "papaparse", "@node-rs/argon2", "pdfkit"],
  headers: async () => [{ source: "/:path*", headers: HEADERS }],
};
