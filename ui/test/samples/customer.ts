import type { CompanyCard, CustomerCard, CustomerRow, NoteRow } from "../../src/wire/commands";
import { repairRow } from "./repair";

export const debtNote: NoteRow = {
  id: "n-1",
  about: "customer",
  subject: "c-1",
  kind: "debt",
  text: "上次还欠 80 元",
  at: "2026-08-02T03:00:00.000Z",
  by: "王工",
  withdrawn: false,
};

export const customers: CustomerRow[] = [
  {
    id: "c-1",
    name: "张伟",
    phone_masked: "138****5678",
    wechat: "zhangwei88",
    address: "",
    company: "",
    repairs: 3,
    last_device: "OPPO Reno 12 256G",
    last_device_id: "d-1",
    consented: true,
    debts: [],
    notes: [],
  },
  {
    id: "c-2",
    name: "张小雨",
    phone_masked: "138****5678",
    wechat: "",
    address: "",
    company: "",
    repairs: 1,
    last_device: "Xiaomi 14",
    last_device_id: "d-2",
    consented: false,
    debts: [],
    notes: [],
  },
];

export const customerCard: CustomerCard = {
  id: "c-1",
  name: "张伟",
  phone_masked: "138****5678",
  phones: [{ id: "cp-1", phone_masked: "010****0000" }],
  wechat: "zhangwei88",
  address: "北京市朝阳区工体北路 8 号",
  company: "远景物业",
  company_id: "k-1",
  seen_seq: 7,
  orders: [repairRow(0), repairRow(21), repairRow(55)],
  devices: [
    {
      id: "d-1",
      kind: "phone",
      brand: "OPPO",
      model: "Reno 12",
      imei: "869374051234564",
      serial: null,
      orders: 3,
      last_at: "2026-11-21T06:02:03.004Z",
    },
  ],
  consents: [
    {
      repair: "r-0",
      number: "WX261121-0400",
      how: "paper",
      terms_version: 3,
      privacy_version: 1,
      at: "2026-11-21T06:02:03.004Z",
    },
  ],
  notes: [debtNote],
  merged: [],
  same_phone: customers.slice(1),
};

export const companyCard: CompanyCard = {
  id: "k-1",
  name: "远景物业",
  phone: "01065550000",
  address: "北京市朝阳区工体北路 8 号",
  seen_seq: 5,
  people: 2,
  customers,
};
