#!/bin/sh
# Prisma's CLI looks for its schema engine even where it only generates, and would download one. It must not exit 0:
# `prisma migrate deploy` would then say nothing wrong and have done nothing.
echo "Rehome has no schema engine. Write the migration by hand; tests/schema.test.ts compares it with schema.prisma." >&2
exit 1
