import type { Endpoints } from "./endpoint";
import { orderList, orderListCsvQuery, orderListQuery, serviceContractInput } from "./order-list";

export const QUOTES_ENDPOINTS = {
  "GET /api/projects/{projectId}/order-list": {
    summary: "Licences and support to order, by SKU, and what may turn out free",
    access: "order.view",
    subject: "project",
    query: orderListQuery,
    response: orderList,
  },
  "GET /api/projects/{projectId}/order-list.csv": {
    summary: "The order list as an estimate for Cisco Commerce, with the columns that are asked for",
    access: "order.view",
    subject: "project",
    query: orderListCsvQuery,
    contentType: "text/csv",
  },
  "GET /api/projects/{projectId}/order-list.xlsx": {
    summary: "The order list as a workbook, with the MAC addresses as an annex",
    access: "order.view",
    subject: "project",
    query: orderListQuery,
    contentType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  },
  "PUT /api/projects/{projectId}/service-contract": {
    summary: "Say whether the customer has a service contract; it holds for all their projects",
    access: "contract.edit",
    subject: "project",
    body: serviceContractInput,
    status: 204,
  },
} as const satisfies Endpoints;
