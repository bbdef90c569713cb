import type { CustomerRow, Passport } from "../../src/wire/commands";
import { customers } from "./customer";
import { repairRow } from "./repair";

export const passport: Passport = {
  id: "d-1",
  kind: "phone",
  brand: "OPPO",
  model: "Reno 12",
  colour: "幻夜紫",
  storage: "256G",
  catalogue: "m-reno12",
  imei: "869374051234564",
  imei2: null,
  serial: null,
  unreadable: null,
  former: null,
  open_order: null,
  orders: [repairRow(21), repairRow(55)],
  customers: [customers[0] as CustomerRow],
  notes: [],
  model_note: "",
  warranties: [],
};
