import { type ComponentType, type LazyExoticComponent, lazy } from "react";
import type { Right } from "../wire/commands";

/** The parts of the store room's page, in the order of its day. */
export type PartsTab =
  | "parts"
  | "stock"
  | "handings"
  | "old_parts"
  | "purchases"
  | "suppliers"
  | "counts"
  | "figures";

interface Registered {
  tab: PartsTab;
  /** Whoever has it sees the tab. */
  right: Right;
  page: LazyExoticComponent<ComponentType>;
}

/** Every tab; each loads its folder once it is looked at. */
export const PARTS_TABS: readonly Registered[] = [
  {
    tab: "parts",
    right: "see_stock",
    page: lazy(() => import("./PartList").then(({ PartList }) => ({ default: PartList }))),
  },
  {
    tab: "stock",
    right: "see_stock",
    page: lazy(() =>
      import("../stock/StockPage").then(({ StockPage }) => ({ default: StockPage })),
    ),
  },
  {
    tab: "handings",
    right: "see_stock",
    page: lazy(() => import("../handing/Handings").then(({ Handings }) => ({ default: Handings }))),
  },
  {
    tab: "old_parts",
    right: "see_stock",
    page: lazy(() =>
      import("../old_part/OldParts").then(({ OldParts }) => ({ default: OldParts })),
    ),
  },
  {
    tab: "purchases",
    right: "buy_parts",
    page: lazy(() => import("../purchase/Buying").then(({ Buying }) => ({ default: Buying }))),
  },
  {
    tab: "suppliers",
    right: "keep_parts",
    page: lazy(() =>
      import("./SupplierList").then(({ SupplierList }) => ({ default: SupplierList })),
    ),
  },
  {
    tab: "counts",
    right: "keep_stock",
    page: lazy(() =>
      import("../stocktake/StocktakePage").then(({ StocktakePage }) => ({
        default: StocktakePage,
      })),
    ),
  },
  {
    tab: "figures",
    right: "see_stock",
    page: lazy(() =>
      import("../stock_figures/StockFiguresPage").then(({ StockFiguresPage }) => ({
        default: StockFiguresPage,
      })),
    ),
  },
];
