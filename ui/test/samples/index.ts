/** What the tests show: one file a noun. */
export * from "./bench";
export * from "./catalogue";
export * from "./counter";
export * from "./customer";
export * from "./device";
export * from "./door";
export * from "./moment";
export * from "./people";
export * from "./price";
export * from "./repair";
export * from "./shop";
