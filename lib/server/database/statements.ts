import "server-only";
import type { QueryConfig, QueryResult, QueryResultRow } from "pg";

/** What runs statements on one connection, inside the transaction that the connection is in. */
export type Statements = {
  /** Runs a statement; with a name it is prepared once for the connection. */
  query<Row extends QueryResultRow>(statement: string | QueryConfig, values?: unknown[]): Promise<QueryResult<Row>>;
};
