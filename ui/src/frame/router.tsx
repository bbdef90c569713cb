import {
  createHashHistory,
  createRootRoute,
  createRoute,
  createRouter,
  redirect,
} from "@tanstack/react-router";
import { BenchPage } from "../bench/BenchPage";
import { ClosePage } from "../close/ClosePage";
import { CompanyPage } from "../company/CompanyPage";
import { CustomerPage } from "../customer/CustomerPage";
import { CustomersPage } from "../customer/CustomersPage";
import { DevicePage } from "../device/DevicePage";
import { FiguresPage } from "../figures/FiguresPage";
import { IntakePage } from "../intake/IntakePage";
import { PartPage } from "../part/PartPage";
import { PartsPage } from "../part/PartsPage";
import { DuesPage } from "../reminder/DuesPage";
import { OrderPage } from "../repair/OrderPage";
import { OrdersPage } from "../repair/OrdersPage";
import { SettingsPage } from "../shop/SettingsPage";
import { TABS, type Tab } from "../stage/acts";
import type { RepairView } from "../wire/commands";
import { Frame } from "./Frame";
import { NoSuchPage } from "./NoSuchPage";

const root = createRootRoute({ component: Frame, notFoundComponent: NoSuchPage });

const home = createRoute({
  getParentRoute: () => root,
  path: "/",
  beforeLoad: () => {
    throw redirect({ to: "/repairs" });
  },
});

const intake = createRoute({ getParentRoute: () => root, path: "/intake", component: IntakePage });

interface OrdersSearch {
  view?: RepairView;
}

const VIEWS: readonly RepairView[] = ["open", "today", "mine", "overdue", "all"];

const orders = createRoute({
  getParentRoute: () => root,
  path: "/repairs",
  validateSearch: (search: Record<string, unknown>): OrdersSearch => {
    const view = VIEWS.find((one) => one === search.view);
    return view ? { view } : {};
  },
  component: OrdersPage,
});

interface OrderSearch {
  print?: boolean;
  tab?: Tab;
}

const order = createRoute({
  getParentRoute: () => root,
  path: "/repairs/$id",
  validateSearch: (search: Record<string, unknown>): OrderSearch => {
    const tab = TABS.find((one) => one === search.tab);
    return { ...(search.print === true && { print: true }), ...(tab && { tab }) };
  },
  component: OrderPage,
});

const bench = createRoute({ getParentRoute: () => root, path: "/bench", component: BenchPage });

const customers = createRoute({
  getParentRoute: () => root,
  path: "/customers",
  component: CustomersPage,
});

const customer = createRoute({
  getParentRoute: () => root,
  path: "/customers/$id",
  component: CustomerPage,
});

const company = createRoute({
  getParentRoute: () => root,
  path: "/companies/$id",
  component: CompanyPage,
});

const device = createRoute({
  getParentRoute: () => root,
  path: "/devices/$id",
  component: DevicePage,
});

const parts = createRoute({
  getParentRoute: () => root,
  path: "/parts/{-$tab}",
  component: PartsPage,
});

const part = createRoute({ getParentRoute: () => root, path: "/part/$id", component: PartPage });

const close = createRoute({ getParentRoute: () => root, path: "/close", component: ClosePage });

const dues = createRoute({ getParentRoute: () => root, path: "/dues", component: DuesPage });

const figures = createRoute({
  getParentRoute: () => root,
  path: "/figures",
  component: FiguresPage,
});

const settings = createRoute({
  getParentRoute: () => root,
  path: "/settings/{-$section}",
  component: SettingsPage,
});

const tree = root.addChildren([
  home,
  intake,
  orders,
  order,
  customers,
  customer,
  company,
  bench,
  device,
  parts,
  part,
  close,
  dues,
  figures,
  settings,
]);

/** One router per person at the desk; the place stands behind the address's #. */
export function makeRouter() {
  return createRouter({ routeTree: tree, history: createHashHistory() });
}

declare module "@tanstack/react-router" {
  interface Register {
    router: ReturnType<typeof makeRouter>;
  }
}
